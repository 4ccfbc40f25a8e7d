import type { Approx } from '../../core/figure.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { ApproxReader } from './approx.ts'
import type { SpokenMeasure } from './spoken-parts.ts'
import type { FigureToken } from './tokens.ts'
import type { UnitReader } from './units.ts'

export interface Readers {
  readonly units: UnitReader
  readonly approx: ApproxReader
  readonly lexicon: FigureLexicon
}

/** The measure word of a number, and what it does to it. */
export interface Measured extends SpokenMeasure {
  readonly approx: Approx
}

/** The 多 of 比去年130件多21件 compares and is no mark of the 130件. */
function markAfter(text: string, readers: Readers, end: number): ReturnType<ApproxReader['after']> {
  const behind = readers.approx.after(text, end)
  const compares = behind?.approx === '多' && /[\d一二三四五六七八九十两]/.test(text.charAt(behind.at))
  return compares ? undefined : behind
}

/** Takes in the approximation words on both sides. 约80余 is 80余: the nearer word says more. */
export function around(text: string, readers: Readers, token: FigureToken): FigureToken {
  const after = markAfter(text, readers, token.end)
  const before = readers.approx.before(text, token.start)
  const around = after?.approx ?? before?.approx ?? ''
  return {
    ...token,
    approx: token.approx === '' ? around : token.approx,
    start: before?.at ?? token.start,
    end: after?.at ?? token.end,
  }
}
