import type { DraftParagraph } from '../../core/draft.ts'
import type { Outline } from '../../core/knowledge/drafting.ts'

/** A text of the public version, and the names that were taken out of it. */
export interface Unnamed {
  readonly paragraphs: readonly DraftParagraph[]
  readonly hidden: readonly string[]
}

const OFFICES = '书记|镇长|乡长|主任|所长'
/** Where a name may begin: at a clause, or after who brings the person in. */
const START = '(?<=^|[，。；、：由请和是])'
const HAN = '\\p{Script=Han}'
/** What goes on behind a name that follows its office (书记王建国讲授…). */
const DEED = '(?=讲|主讲|主持|带|批|亲|任|为|在|参加|调研|部署|听取|[，。、；]|$)'
/** 党委书记, 党工委书记, 办事处主任 name no person. */
const DEPUTY = /党|副|委|支部|支书|办|处|村|社区|中心|政|站|镇|乡|街道|所|组|局|任组长/

/** 公开版: 王某某书记 → 党委书记, 镇长李明 → 镇长; no private name leaves beside an office. */
export function officeForName(
  paragraphs: readonly DraftParagraph[],
  { surnames, compoundSurnames, notNames }: Pick<Outline, 'surnames' | 'compoundSurnames' | 'notNames'>,
): Unnamed {
  const hidden = new Set<string>()
  const surname = `(?:${compoundSurnames.join('|')}|[${surnames}])`
  const before = new RegExp(`${START}(${surname}(?:某{1,2}|${HAN}{1,2})?)(${OFFICES})(?!会|办)`, 'gu')
  // A name of another people, or of a family no list has: 阿依古丽书记.
  const unknown = new RegExp(`${START}(${HAN}{2,5})(书记|镇长|乡长)(?!会|办)`, 'gu')
  const behind = new RegExp(`(${OFFICES})(${surname}(?:某{1,2}|${HAN}{1,2}?))${DEED}`, 'gu')
  const office = (title: string): string => (title === '书记' ? '党委书记' : title)
  const hide = (whole: string, name: string, title: string): string => {
    if (DEPUTY.test(name) || notNames.some((word) => name.includes(word))) return whole
    hidden.add(name)
    return office(title)
  }
  const unnamed = (text: string): string =>
    text
      .replace(before, hide)
      .replace(unknown, hide)
      .replace(behind, (whole: string, title: string, name: string) =>
        hide(whole, name, title) === whole ? whole : title,
      )
  return {
    paragraphs: paragraphs.map((one) => ({
      ...one,
      sentences: one.sentences.map((sentence) => ({ ...sentence, text: unnamed(sentence.text) })),
    })),
    hidden: [...hidden],
  }
}
