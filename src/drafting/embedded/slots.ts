import type { Figure } from '../../core/figure.ts'

/** While a clause is reworded each figure stands as one private-use character, so that no rule can touch its digits. */
const FIRST_SLOT = 0xe000
const LAST_SLOT = 0xe3ff
const SLOT_CLASS = '[\uE000-\uE3FF]'
const SLOT = /[\uE000-\uE3FF]/g

/** A text whose figures are slots; slot n stands for `figures[n]`. */
export interface Slotted {
  readonly text: string
  readonly figures: readonly Figure[]
}

export const slotPattern = (): string => SLOT_CLASS

/** Ordinals (第一季度) and frequencies (每月排一次) stay text: their words are reworded with the rest. Private-use characters of the claim itself are dropped. */
export function slotFigures(claim: string, all: readonly Figure[]): Slotted {
  const figures = [...all]
    .filter(
      (figure) =>
        figure.kind !== 'ordinal' &&
        figure.kind !== 'frequency' &&
        !isIdiom(claim, figure) &&
        figure.span.end <= claim.length,
    )
    .sort((a, b) => a.span.start - b.span.start)
    .slice(0, LAST_SLOT - FIRST_SLOT)
  const kept: Figure[] = []
  let text = ''
  let at = 0
  for (const figure of figures) {
    if (figure.span.start < at) continue
    text += claim.slice(at, figure.span.start).replace(SLOT, '') + String.fromCharCode(FIRST_SLOT + kept.length)
    kept.push(figure)
    at = figure.span.end
  }
  return { text: text + claim.slice(at).replace(SLOT, ''), figures: kept }
}

/** Told in words also in a report: 一年轮训一遍. */
const DURATIONS: ReadonlySet<string> = new Set(['一年', '半年', '一个月', '一周', '一天'])

const FRACTION = /(?<![百千])分之/u

/** 老一套, 没一个, 一案一补 count nothing; 12.4那天 names a day; 三分之一 is told as it is said. */
function isIdiom(claim: string, { span, text }: Figure): boolean {
  const before = claim.slice(Math.max(0, span.start - 2), span.start)
  const after = claim.slice(span.end, span.end + 3)
  if (DURATIONS.has(text) || FRACTION.test(text) || isPhrase(text, before, after)) return true
  if (/^一\p{Script=Han}$/u.test(text) && (/^一/.test(after) || /^一\p{Script=Han}$/u.test(before))) return true
  return /^(?:1[0-2]|[1-9])[.·]\d{1,2}$/.test(text) && /^(?:那天|当天|这天|当日|国家|宪法|禁毒|期间|前后)/.test(after)
}

/** 老一套, 没一个; 两口子; 一个没出事; 念一段, 一张桌子; 一多半; 一个是人手少 */
function isPhrase(text: string, before: string, after: string): boolean {
  if (/^一[多大]?半?$/.test(text) && `${text}${after}`.includes('半')) return true
  if (/^[一两](?:句|段|张|圈|阵|口|嘴|脸|肚|身|眼)$/u.test(text) || `${before.slice(-1)}${text}` === '老一套')
    return true
  return text.startsWith('一') ? isOnlyOne(text, before, after) : /^[两二]口$/.test(text) && after.startsWith('子')
}

function isOnlyOne(text: string, before: string, after: string): boolean {
  if (before.endsWith('没') && /^一[个人名]/.test(text)) return true
  if (before === '' && text === '一个' && after.startsWith('是')) return true
  return /^一个?$/.test(text) && /^个?(?:没|都没|也没)/.test(after)
}

export function hasSlot(text: string): boolean {
  return /[\uE000-\uE3FF]/.test(text)
}

/** The figures that stand in the text, in its order. */
export function slotsIn(text: string, figures: readonly Figure[]): readonly Figure[] {
  return [...text.matchAll(SLOT)].flatMap((match) => figures[match[0].charCodeAt(0) - FIRST_SLOT] ?? [])
}

export function fillSlots(text: string, print: (index: number) => string): string {
  return text.replace(SLOT, (slot) => print(slot.charCodeAt(0) - FIRST_SLOT))
}
