import { compareDecimals, subtractDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import { labelAmong } from '../word.ts'
import { type ArithmeticTools, type Derivation, nearPairs, sameUnits, saysOneOf, unitsGo } from './search.ts'

const POINTS = '个百分点'

/** 增加, 减少, 缩短: one told figure less another; of two rates, in percentage points. */
export function findDifference(
  point: Point,
  tools: ArithmeticTools,
  unused: ReadonlySet<Point> = NONE,
): Derivation | undefined {
  const { arithmeticWords: words } = tools.lexicon
  if (!saysOneOf(point.clause, words.difference) || point.figure.value === '0') return undefined
  const found = nearPairs(
    tools.told,
    (one, other) =>
      subtractDecimals(one.figure.value, other.figure.value).replace('-', '') === point.figure.value &&
      goTogether(point, [one, other], tools) &&
      isRightWay(point, one, other, tools),
  )
  if (found === undefined) return undefined
  const former = formerOf(found, tools)
  return { from: found, usesUp: former.length > 0 ? former : leftOutOf(found, point, { tools, unused }) }
}

const NONE: ReadonlySet<Point> = new Set()

/** 较去年增加8场: the one of the two that the text does not have was before, though the notes (a table) say so apart from it. */
function leftOutOf(
  pair: readonly Point[],
  point: Point,
  { tools, unused }: { readonly tools: ArithmeticTools; readonly unused: ReadonlySet<Point> },
): readonly Point[] {
  const leftOut = pair.filter((one) => unused.has(one))
  return leftOut.length === 1 && saysOneOf(point.clause, [...tools.lexicon.arithmeticWords.before, '同比'])
    ? leftOut
    : []
}

function goTogether(point: Point, [one, other]: readonly [Point, Point], { units }: ArithmeticTools): boolean {
  if (point.figure.unit === POINTS) return one.figure.unit === '%' && other.figure.unit === '%'
  // How many places were won or lost is told by two ranks, never by a rank and a count.
  if ((one.figure.kind === 'ordinal') !== (other.figure.kind === 'ordinal')) return false
  return unitsGo(one, other, units) && sameUnits(point, [one, other], units)
}

/** Where it is known which of the two was before, 减少 must start from the larger and 增加 from the smaller. */
function isRightWay(point: Point, one: Point, other: Point, tools: ArithmeticTools): boolean {
  const { fall, rise } = tools.lexicon.arithmeticWords
  const [former] = formerOf([one, other], tools)
  if (former === undefined) return true
  const now = former === one ? other : one
  const fell = compareDecimals(now.figure.value, former.figure.value) < 0
  const [says, denies] = fell ? [fall, rise] : [rise, fall]
  return saysOneOf(point.clause, says) || !saysOneOf(point.clause, denies)
}

/** The one of the two that is told of the time before; undefined when both or neither are. */
export function formerOf(pair: readonly Point[], { lexicon }: ArithmeticTools): readonly Point[] {
  const before = pair.filter((one) => isBefore(one, lexicon.arithmeticWords.before))
  return before.length === 1 ? before : earlierOf(pair)
}

/** 26场 of 「2024年26场，2025年31场」. */
function earlierOf(pair: readonly Point[]): readonly Point[] {
  const years = pair.map(({ near }) => labelAmong(near, YEAR) ?? '')
  const [one = '', other = ''] = years
  if (one === '' || other === '' || one === other) return []
  return pair.filter((_, at) => at === (one < other ? 0 : 1))
}

const YEAR = /^@\d{4}$/

/** 去年, 年初 stands before it, or its fact is of last year. */
export function isBefore(point: Point, words: readonly string[]): boolean {
  const { start } = point.figure.span
  return point.fact?.lastYear === true || saysOneOf(point.source.slice(Math.max(0, start - 8), start), words)
}
