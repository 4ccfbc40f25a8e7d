import type { Decimal } from './decimal.ts'
import type { Span } from './span.ts'

/** How exact the writer said a figure is; the empty string means exact. 余 and 多 follow the number, the others stand around it. */
export type Approx = '' | '余' | '多' | '约' | '近' | '超' | '以上' | '以下' | '左右' | '不足'

/** frequency: 每月一次, 每季度; score: 94.7分; range figures carry `high`. */
export type FigureKind = 'count' | 'ratio' | 'money' | 'score' | 'ordinal' | 'date' | 'frequency' | 'duration'

/** A number somebody wrote, read exactly: 「1.2万多元」 is value "12000", unit 元, approx 多. */
export interface Figure {
  /** For a date: ISO form with the missing parts left out ("2023-04-03", "04-03", "2023", "2023-01/2023-12"). Else a {@link Decimal}. */
  readonly value: Decimal
  /** The upper end of a range (2至3次); absent for a single value. */
  readonly high?: Decimal
  /** The measure word as it is to be printed (件, 人次, %, 元, 分); empty when the writer gave none. */
  readonly unit: string
  readonly approx: Approx
  readonly kind: FigureKind
  /** What was counted, in the words around the figure: 「调解成功」 of 「调解成功284起」. Empty when nothing was found. */
  readonly subject: string
  /** Where it stood in the text it was read from. */
  readonly span: Span
  /** The exact characters it was read from. */
  readonly text: string
}
