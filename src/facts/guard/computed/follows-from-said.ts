import {
  divideDecimals,
  multiplyDecimals,
  percentOf,
  subtractDecimals,
  sumDecimals,
} from '../../../language/decimal.ts'
import type { Bond } from '../bond.ts'
import type { Case } from '../case.ts'
import { lazily } from '../lazily.ts'
import { inOneSentence } from '../one-sentence.ts'
import type { Point } from '../point.ts'
import { agrees, placesOf, sameUnits, saysOneOf } from './search.ts'
import { columnsOf } from './sums.ts'

/** Written figures on each side of those of the same note that are looked at. */
const BESIDE = 5
const REACH = 90
/** Longest row that a total is added up from. */
const LONGEST = 12
/** 每村6000元, 一村6000元: so much for each. */
const FOR_EACH = /[每各均一][\u4e00-\u9fff]{0,3}$/u

/**
 * Whether a told figure that the text leaves out follows from what it says in one step: what each has (每村6000元) from the
 * whole and the number of them, the whole from what each has, the year before from now and the rate of change, the total
 * line of a table from its rows.
 */
export function createFollowsFromSaid(given: Case): (point: Point) => boolean {
  const exact = given.bonds.filter((bond) => bond.difference === 'none')
  const byFact = Map.groupBy(exact, ({ told }) => told.fact)
  const said = new Set(exact.map(({ told }) => told))
  const places = new Map(given.written.map((point, at) => [point, at]))
  const columns = lazily(() => columnsByLeftOut(given, said))
  return (point) => {
    if (point.figure.kind === 'date' || point.figure.high !== undefined || point.figure.approx !== '') return false
    const near = aroundOf(byFact.get(point.fact) ?? [], given.written, places)
    return (
      [isProduct, isQuotient, isFormer].some((follows) => follows(point, near, given)) ||
      (saysOneOf(point.source, given.lexicon.totals) && isColumnTotal(point, columns().get(point)))
    )
  }
}

type Follows = (point: Point, near: readonly Point[], given: Case) => boolean

/** What stands in the sentences of the text that say the same note. */
function aroundOf(
  bonds: readonly Bond[],
  written: readonly Point[],
  places: ReadonlyMap<Point, number>,
): readonly Point[] {
  const near = new Set<Point>()
  for (const { written: one } of bonds.slice(0, LONGEST)) {
    const at = places.get(one) ?? 0
    for (const other of written.slice(Math.max(0, at - BESIDE), at + BESIDE + 1))
      if (isNumber(other) && (other === one || inOneSentence(one, other, REACH))) near.add(other)
  }
  return [...near]
}

function isNumber({ figure }: Point): boolean {
  return figure.kind !== 'date' && figure.kind !== 'frequency' && figure.kind !== 'ordinal' && figure.high === undefined
}

/** 14场 by 「7所学校校均2场」. */
const isProduct: Follows = (point, near, { units, lexicon }) =>
  near.some(
    (each) =>
      saysOneOf(each.clause, lexicon.arithmeticWords.mean) &&
      sameUnits(point, [each], units) &&
      near.some(
        (many) => many !== each && multiplyDecimals(many.figure.value, each.figure.value) === point.figure.value,
      ),
  )

/** 每村6000元 by 「11个村共6.6万元」. */
const isQuotient: Follows = (point, near, { units }) =>
  FOR_EACH.test(point.source.slice(Math.max(0, point.figure.span.start - 5), point.figure.span.start)) &&
  near.some(
    (whole) =>
      whole.figure.unit !== '' &&
      sameUnits(point, [whole], units) &&
      near.some(
        (many) =>
          many !== whole &&
          divideDecimals(whole.figure.value, many.figure.value, placesOf(point)) === point.figure.value,
      ),
  )

/** 去年85起 by 「今年68起，下降20%」. */
const isFormer: Follows = (point, near, { units, lexicon }) => {
  if (!point.before()) return false
  const { fall, rise } = lexicon.arithmeticWords
  const rates = near.filter(
    ({ figure, clause }) => figure.unit === '%' && (saysOneOf(clause, fall) || saysOneOf(clause, rise)),
  )
  return rates.some((rate) =>
    near.some((now) => {
      if (now.figure.unit === '%' || !sameUnits(point, [now], units)) return false
      const gap = subtractDecimals(now.figure.value, point.figure.value).replace('-', '')
      return agrees(rate, percentOf(gap, point.figure.value, placesOf(rate)))
    }),
  )
}

/** 合计 12 of a table all of whose other cells are said. */
function isColumnTotal(point: Point, column: readonly Point[] | undefined): boolean {
  const rest = column?.filter((cell) => cell !== point) ?? []
  return rest.length > 1 && sumDecimals(rest.map(({ figure }) => figure.value)) === point.figure.value
}

/** The columns all of whose cells but one are said, by that one. */
function columnsByLeftOut(given: Case, said: ReadonlySet<Point>): ReadonlyMap<Point, readonly Point[]> {
  return new Map(
    columnsOf(given).flatMap((column) => {
      const [cell, ...others] = column.filter((one) => !said.has(one))
      return cell === undefined || others.length > 0 ? [] : [[cell, column] as const]
    }),
  )
}
