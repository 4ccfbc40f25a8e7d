import type { PrivateNames } from '../../core/knowledge/private-names.ts'

/** Replaces what must not leave the house by codes, and puts it back. One mask serves one drafting. */
export interface Mask {
  /** Pure in the end: the same secret gets the same code all the time. */
  hide(text: string): string
  /** Puts the secrets back; a code that was never given stays as it is. */
  reveal(text: string): string
}

/** Identity numbers, phones, bank cards, mail addresses. */
const NUMBERS: readonly RegExp[] = [
  /(?<![\d.])\d{17}[\dXx](?![\dXx])/g,
  /(?<![\d.])\d{15}(?!\d)/g,
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g,
  /(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)/g,
  /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/g,
  /[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g,
]

const AFTER_NAME = '(?=$|[，。；、：,;:\\s（(“]|[和与同跟及因等系在被将的是把向对诉名反到签来要请申投提表说称于]|家)'
const CODE = /［隐(\d{1,4})］/g

/** A mask of its own for every request, or for every drafting: codes are never shared between two. */
export function createMask(names: PrivateNames): Mask {
  const { party, partner, somebody } = patternsOf(names)
  const secrets: string[] = []
  const code = (secret: string): string => {
    const known = secrets.indexOf(secret)
    return `［隐${known >= 0 ? known + 1 : secrets.push(secret)}］`
  }
  return {
    hide(text) {
      const numbers = NUMBERS.reduce((hidden, pattern) => hidden.replace(pattern, code), text)
      const parties = numbers
        .replace(party, (_all, role: string, name: string) => role + code(name))
        .replace(partner, (_all, before: string, name: string) => before + code(name))
        .replace(somebody, code)
      // A name hidden once is hidden wherever it stands.
      return secrets
        .filter((secret) => secret.length > 1)
        .reduce((hidden, secret) => hidden.replaceAll(secret, code), parties)
    },
    reveal: (text) => text.replace(CODE, (all, n: string) => secrets[Number(n) - 1] ?? all),
  }
}

/** Whom a case is about: the name follows the role; 和, 与, 、 join a second name; 张某 is half hidden already and still somebody. */
function patternsOf({ roles, surnames, doubleSurnames, notNames }: PrivateNames) {
  const surname = `(?:${[...doubleSurnames, `[${surnames}]`].join('|')})`
  const name = `(?!${notNames.join('|')})${surname}(?:某某|某[甲乙丙丁]?|[\\u4e00-\\u9fff]{1,2}?)`
  return {
    party: new RegExp(`((?:${roles.join('|')})(?:为|是|：|:)?\\s?)(${name})${AFTER_NAME}`, 'g'),
    partner: new RegExp(`(［隐\\d+］(?:和|与|同|跟|、|诉|及))(${name})${AFTER_NAME}`, 'g'),
    somebody: new RegExp(`${surname}某(?:某|[甲乙丙丁])?`, 'g'),
  }
}
