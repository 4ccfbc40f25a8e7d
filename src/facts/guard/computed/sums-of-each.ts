import type { Decimal } from '../../../core/decimal.ts'
import { multiplyDecimals, sumDecimals } from '../../../language/decimal.ts'
import { itemsOfEach } from '../each.ts'
import type { Point } from '../point.ts'
import { isForEach } from './products.ts'
import { type ArithmeticTools, isCalledTotal, sameUnits } from './search.ts'

/** 前两次各, 两学期各: how many have so many each. */
const SO_MANY_EACH =
  /([两二三四五六七八九2-9])(?:个|[次场期批轮家所村组天月])?[\u4e00-\u9fff]{0,4}各[^，。；、\d]{0,8}$/u
const DIGITS: Readonly<Record<string, string>> = {
  两: '2',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}
const REACH = 24
const LONGEST_RUN = 8
/** Its parts begin in a bracket or behind a colon. */
const PARTS_FOLLOW = /^[^。；，\n]{0,14}[（(：:]/u

interface Term {
  readonly point: Point
  readonly many: Decimal
  readonly value: Decimal
}

/** 「前两次各20人，第三次35人，共75人次」, 「5场（庙会、龙舟赛各1场，村晚3场）」: each of several counts as often as it is said of. */
export function sumWithEach(
  point: Point,
  said: readonly Point[],
  tools: ArithmeticTools,
): readonly Point[] | undefined {
  const { start, end } = point.figure.span
  const isTotal = isCalledTotal(point, tools.totals)
  const follow = PARTS_FOLLOW.test(point.source.slice(end, end + REACH))
  if (!isTotal && !follow) return undefined
  const terms = said
    .filter((one) => counts(point, one, tools) && (isTotal || one.figure.span.start > start))
    .map(termOf)
  if (!terms.some(({ many }) => many !== '1')) return undefined
  for (const [at] of terms.entries()) {
    // Behind a colon or a bracket, the parts are all from the first on.
    if (!isTotal && at > 0) return undefined
    for (const length of lengthsFrom(terms.length - at)) {
      const run = terms.slice(at, at + length)
      if (!run.some(({ many }) => many !== '1')) continue
      if (sumDecimals(run.map(({ value }) => value)) === point.figure.value) return run.map((term) => term.point)
    }
  }
  return undefined
}

function lengthsFrom(most: number): readonly number[] {
  return Array.from({ length: Math.min(most, LONGEST_RUN) }, (_, at) => at + 1)
}

function termOf(point: Point): Term {
  const many = manyOf(point)
  return { point, many, value: multiplyDecimals(many, point.figure.value) }
}

/** How many of those named before it have so many each; 1 where none are. */
function manyOf(point: Point): Decimal {
  const { start } = point.figure.span
  const digit = SO_MANY_EACH.exec(point.source.slice(Math.max(0, start - REACH), start))?.[1]
  if (digit !== undefined) return DIGITS[digit] ?? digit
  return String(Math.max(1, itemsOfEach(point).length))
}

/** Of one unit; persons added up over several times are 人次. */
function counts(point: Point, one: Point, { units, lexicon }: ArithmeticTools): boolean {
  if (one.figure.kind !== 'count' || one.figure.high !== undefined || one.figure.unit === '') return false
  return (
    sameUnits(point, [one], units) ||
    (point.figure.unit === '人次' && lexicon.personUnits.includes(one.figure.unit)) ||
    point.figure.unit === `${one.figure.unit}次`
  )
}

const TIMES = ['次', '遍', '轮', '回', '趟']

/** 「2家、1家、13家，逐家检查2遍，合计32家次」: a row, and how often each of it. */
export function rowTimesEach(
  point: Point,
  said: readonly Point[],
  tools: ArithmeticTools,
): readonly Point[] | undefined {
  const { unit } = point.figure
  if (unit.length < 2 || !unit.endsWith('次') || !isCalledTotal(point, tools.totals)) return undefined
  const times = said.filter((one) => TIMES.includes(one.figure.unit) && isForEach(one, tools))
  const row = said.filter(
    (one) =>
      unit === `${one.figure.unit}次` || (unit === '人次' && tools.lexicon.personUnits.includes(one.figure.unit)),
  )
  if (row.length < 2) return undefined
  const total = sumDecimals(row.map(({ figure }) => figure.value))
  const often = times.find((one) => multiplyDecimals(total, one.figure.value) === point.figure.value)
  return often === undefined ? undefined : [...row, often]
}
