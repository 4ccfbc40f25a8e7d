import type { Figure } from '../core/figure.ts'
import type { SectionId } from '../core/section.ts'

/** A figure with the words that say what it counts. */
export interface CountedFigure extends Figure {
  /** The words of its clause before it, back to a mark or the figure before. */
  readonly before: string
  /** The words right after it, up to the next mark or figure: 12场【宣讲活动】. */
  readonly after: string
  /** Index of its sentence. */
  readonly sentence: number
  readonly section: SectionId
}

const LONGEST_CONTEXT = 40
const MARKS = /[，。；：、！？\n（()）,;:]/

/** The words before a figure: back to a mark or to `floor`, the end of the figure before it. */
export function wordsBefore(text: string, start: number, floor: number): string {
  let from = start
  const least = Math.max(floor, start - LONGEST_CONTEXT)
  while (from > least && !MARKS.test(text[from - 1] ?? '')) from -= 1
  return text.slice(from, start).trim()
}

/** The words after a figure: up to a mark or to `ceiling`, the start of the next figure. */
export function wordsAfter(text: string, end: number, ceiling: number): string {
  let to = end
  const most = Math.min(ceiling, end + LONGEST_CONTEXT)
  while (to < most && !MARKS.test(text[to] ?? '')) to += 1
  return text.slice(end, to).trim()
}
