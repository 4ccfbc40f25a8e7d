import type { Figure } from '../../core/figure.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'

/** How far before a figure its sentence is looked at, in UTF-16 units. */
const REACH = 60
const SENTENCE_ENDS = '。！？；;\n'
/** 由4个工作日压缩到2.5个: what stands right behind 由 or 从 was before. */
const FROM = /[由从][^，。；、\d一二两三四五六七八九十百千万]{0,8}$/
/** The longest that it matches. */
const FROM_REACH = 9
const CHANGED_TO = /^[^，。；\n]{0,12}[降升增减提压缩扩涨延][^，。；\n\d]{0,4}[到至为]/
/** 由第11名上升6位: by how much, where what came of it is told beside. */
const CHANGED_BY =
  /^(?:[上下][升降移]|提[升高]|前[移进]|后[移退]|进位|[增减][加少]|增长|压[缩减]|缩短)了?[\d一二两三四五六七八九十]/

/** Whether a figure is said of the time before: the last word of time in its sentence is 去年, or it is what a change began from. */
export type SaysBefore = (text: string, figure: Figure) => boolean

export function createSaysBefore({ arithmeticWords, now }: FigureLexicon): SaysBefore {
  const before = arithmeticWords.before
  return (text, { span }) => {
    const lead = sentenceUpTo(text, span.start)
    if (isFormer(lead, text.slice(span.end, span.end + REACH))) return true
    const last = lastOf(lead, before)
    return last >= 0 && last > lastOf(lead, now)
  }
}

function isFormer(lead: string, after: string): boolean {
  return FROM.test(lead.slice(-FROM_REACH)) && (CHANGED_TO.test(after) || CHANGED_BY.test(after))
}

/** 18名 of 「由18名减为17名」: what a change began from. */
export function beginsChange({ span }: Figure, text: string): boolean {
  return isFormer(sentenceUpTo(text, span.start), text.slice(span.end, span.end + REACH))
}

function sentenceUpTo(text: string, end: number): string {
  const lead = text.slice(Math.max(0, end - REACH), end)
  for (let at = lead.length - 1; at >= 0; at -= 1)
    if (SENTENCE_ENDS.includes(lead.charAt(at))) return lead.slice(at + 1)
  return lead
}

function lastOf(text: string, words: readonly string[]): number {
  let last = -1
  for (const word of words) last = Math.max(last, text.lastIndexOf(word))
  return last
}
