import { sumDecimals } from '../../language/decimal.ts'
import type { FigureUnits } from '../../language/units.ts'
import { inOneSentence } from './one-sentence.ts'
import type { Point } from './point.ts'

/** Figures on each side that may be the parts of one. */
const BESIDE = 10
/** … within so many UTF-16 units. */
const REACH = 100

/** Without a part: whether it is the total of any row beside it. */
export type IsTotalOf = (whole: Point, part?: Point) => boolean

/**
 * Whether in a text one figure is what the row of figures right before or right behind it makes, the other among them:
 * 12 of 「进村9场、进校3场，合计12场」. Such a whole did not change places with its part.
 */
export function createIsTotalOf(
  written: readonly Point[],
  { units, totals }: { readonly units: FigureUnits; readonly totals: readonly string[] },
): IsTotalOf {
  const places = new Map(written.map((point, at) => [point, at]))
  return (whole, part) => {
    if (!isSaidToBeTotal(whole, totals)) return false
    const at = places.get(whole) ?? 0
    const fits = (other: Point): boolean =>
      other.figure.kind !== 'date' &&
      other.figure.high === undefined &&
      units.same(other.figure.unit, whole.figure.unit) &&
      inOneSentence(whole, other, REACH)
    const before = written
      .slice(Math.max(0, at - BESIDE), at)
      .filter(fits)
      .toReversed()
    const after = written.slice(at + 1, at + 1 + BESIDE).filter(fits)
    return [before, after].some((row) => (part === undefined || row.includes(part)) && makes(row, whole, part))
  }
}

/** The first two or more of a row, the part among them, add up to it. */
function makes(row: readonly Point[], { figure }: Point, part: Point | undefined): boolean {
  return row.some(
    (_, at) =>
      at > 0 &&
      (part === undefined || at >= row.indexOf(part)) &&
      sumDecimals(row.slice(0, at + 1).map((one) => one.figure.value)) === figure.value,
  )
}

const PARTS_FOLLOW = /^[^。；\n，]{0,12}，?(?:其中|包括|依次|分别|含)/u

function isSaidToBeTotal({ figure: { span }, source }: Point, totals: readonly string[]): boolean {
  const before = source.slice(Math.max(0, span.start - 5), span.start)
  return totals.some((word) => before.includes(word)) || PARTS_FOLLOW.test(source.slice(span.end, span.end + 16))
}
