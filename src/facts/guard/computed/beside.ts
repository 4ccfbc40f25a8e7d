import type { Decimal } from '../../../core/decimal.ts'
import {
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  percentOf,
  subtractDecimals,
  sumDecimals,
} from '../../../language/decimal.ts'
import { lacksFactor } from '../each.ts'
import type { Point } from '../point.ts'
import { isChangedByShare, isResultOfChange } from './changed-by-share.ts'
import { balanceOf, complementOf, formerOfChange } from './changes-beside.ts'
import { exceptOf } from './except.ts'
import { isGap } from './gaps-beside.ts'
import { laterSum } from './later-sum.ts'
import { namesAnother, namesItself } from './named-part.ts'
import type { Neighbours } from './neighbours.ts'
import { nowOfChange } from './now.ts'
import { leftOfPartition } from './partition.ts'
import { oneForEach, productBeside, sumWithProducts } from './products-beside.ts'
import { isQuotient } from './quotients.ts'
import { runThatMakes } from './runs.ts'
import {
  type ArithmeticTools,
  agrees,
  type Derivation,
  isNearly,
  placesOf,
  sameUnits,
  saysHowMuch,
  saysOneOf,
} from './search.ts'
import { pairsOfEach, shareOfSums, sumOfProducts } from './sums-beside.ts'
import { rowTimesEach, sumWithEach } from './sums-of-each.ts'

/**
 * One step from figures that stand right beside it: so near, equal units and an equal number are no chance, whatever the
 * words. One of the two at least must be said in the same sentence.
 */
export function findBeside(point: Point, near: Neighbours, tools: ArithmeticTools): Derivation | undefined {
  if (!isNumber(point)) return undefined
  const said = near.said.filter(isNumber)
  const run = runThatMakes(point, said, tools)
  if (run !== undefined) return { from: run, usesUp: [] }
  const named = namedStep(point, { said, told: near.told.filter(isNumber) }, tools)
  if (named !== undefined) return named
  // A told figure of its own unit may be the one it was changed from.
  const leftOut = near.told.filter(
    (other) => isNumber(other) && (isRate(point) ? !isRate(other) : !mayBeOf(point, other, tools)),
  )
  const others = [...said, ...leftOut]
  const each = pairsOfEach(said, tools)
  for (const one of said) {
    const other = others.find(
      (two) => two !== one && mayMultiply(point, [one, two], each) && follows(point, one, two, tools),
    )
    // What the text left out can be computed back from what it says.
    if (other !== undefined) return { from: [one, other], usesUp: leftOutWith([one, other], near.told) }
  }
  return productBeside(point, near, tools)
}

/** What is now, was before or is left, and what several make with their numbers for each. */
function namedStep(point: Point, { said, told }: Neighbours, tools: ArithmeticTools): Derivation | undefined {
  for (const find of CHANGES) {
    const found = find(point, { said, told }, tools)
    if (found !== undefined) return found
  }
  for (const find of STEPS) {
    const from = find(point, said, tools)
    if (from !== undefined) return { from, usesUp: [] }
  }
  return undefined
}

const CHANGES = [formerOfChange, nowOfChange, exceptOf, complementOf] as const
const STEPS = [
  balanceOf,
  leftOfPartition,
  sumOfProducts,
  shareOfSums,
  oneForEach,
  sumWithProducts,
  sumWithEach,
  rowTimesEach,
  laterSum,
] as const

/** A rank is never what a number of places was changed from. */
function mayBeOf(point: Point, other: Point, { units }: ArithmeticTools): boolean {
  return (point.figure.kind === 'ordinal') === (other.figure.kind === 'ordinal') && sameUnits(point, [other], units)
}

/** Where several have so many for each (52件每件50元，26件每件100元), each goes with its own number only. */
function mayMultiply(
  point: Point,
  [one, other]: readonly [Point, Point],
  each: readonly (readonly [Point, Point])[],
): boolean {
  if (each.length < 2 || point.figure.unit === '%') return true
  const ofEach = each.find(([, price]) => price === one || price === other)
  return ofEach === undefined || (ofEach.includes(one) && ofEach.includes(other))
}

/** Of the two and their difference (今年88起、去年110起，少了22起), what the text does not have. */
function leftOutWith([one, other]: readonly [Point, Point], told: readonly Point[]): readonly Point[] {
  const gap = subtractDecimals(one.figure.value, other.figure.value).replace('-', '')
  return told.filter((left) => left === other || (left.figure.value === gap && left.figure.unit === one.figure.unit))
}

function isRate({ figure }: Point): boolean {
  return figure.unit === '%'
}

function isNumber({ figure }: Point): boolean {
  return figure.kind !== 'date' && figure.kind !== 'frequency' && figure.high === undefined
}

function follows(point: Point, one: Point, other: Point, tools: ArithmeticTools): boolean {
  if (isExact(point) && !(isExact(one) && isExact(other))) return false
  if (point.figure.unit === '%') return isShare(point, one, other, tools) || isGrowth(point, one, other, tools)
  return [isGap, isProduct, isQuotient, isShareOf, isChangedByShare].some((says) => says(point, one, other, tools))
}

/** From 约2条 nothing exact follows. */
function isExact({ figure }: Point): boolean {
  return figure.approx === ''
}

/** 156件，婚姻家庭类占三分之一: 52件. */
function isShareOf(point: Point, one: Point, other: Point, { units }: ArithmeticTools): boolean {
  const [rate, whole] = one.figure.unit === '%' ? [one, other] : [other, one]
  if (rate.figure.unit !== '%' || !['count', 'money'].includes(whole.figure.kind) || !sameUnits(point, [whole], units))
    return false
  if (isResultOfChange(point, rate)) return false
  const share = divideDecimals(multiplyDecimals(whole.figure.value, rate.figure.value), '100', placesOf(point))
  return agrees(point, share)
}

/** a ÷ b, or the rest of it (合格率 from 不合格). */
function isShare(point: Point, one: Point, other: Point, tools: ArithmeticTools): boolean {
  if (!goTogether(one, other, tools) || changes(point, tools)) return false
  const [less, more] = inOrder(one, other)
  const share = percentOf(less, more, placesOf(point))
  if (share === undefined) return false
  const named = { part: less, whole: more }
  if (agrees(point, share)) return !namesAnother(point, named, tools)
  return agrees(point, subtractDecimals('100', share)) && !namesItself(point, named, tools)
}

function changes(point: Point, { lexicon }: ArithmeticTools): boolean {
  const { fall, rise } = lexicon.arithmeticWords
  return saysOneOf(point.clause, fall) || saysOneOf(point.clause, rise)
}

function goTogether(one: Point, other: Point, { units }: ArithmeticTools): boolean {
  return one.figure.kind !== 'ratio' && one.figure.kind !== 'ordinal' && sameUnits(one, [other], units)
}

function inOrder(one: Point, other: Point): readonly [Decimal, Decimal] {
  const [a, b] = [one.figure.value, other.figure.value]
  return compareDecimals(a, b) < 0 ? [a, b] : [b, a]
}

/** What rose or fell, of what was before; one of the two may be the change itself (比去年少12件). */
function isGrowth(point: Point, one: Point, other: Point, tools: ArithmeticTools): boolean {
  if (!goTogether(one, other, tools)) return false
  const { fall, rise } = tools.lexicon.arithmeticWords
  const [less, more] = inOrder(one, other)
  const gap = subtractDecimals(more, less)
  const grew = (before: Decimal, by: Decimal): boolean => agrees(point, percentOf(by, before, placesOf(point)))
  const [change, now] = saysHowMuch(other) ? [other, one] : [one, other]
  const known = saysHowMuch(change)
  const [by, left] = [change.figure.value, now.figure.value]
  if (saysOneOf(point.clause, fall)) return known ? grew(sumDecimals([left, by]), by) : grew(more, gap)
  return saysOneOf(point.clause, rise) && (known ? grew(subtractDecimals(left, by), by) : grew(less, gap))
}

/** 12个卡口，每个卡口2人，共24人. */
function isProduct(point: Point, one: Point, other: Point, { units, totals, lexicon }: ArithmeticTools): boolean {
  const values = [one, other].map(({ figure }) => figure.value)
  const [a = '0', b = '0'] = values
  if (!isNearly(Number(a) * Number(b), Number(point.figure.value))) return false
  if (values.includes('1') || lacksFactor(one, point) || lacksFactor(other, point)) return false
  if (!saysOneOf(point.sentence, [...totals, ...lexicon.arithmeticWords.each])) return false
  const ofOne = sameUnits(point, [one], units) || sameUnits(point, [other], units)
  return ofOne && multiplyDecimals(a, b) === point.figure.value
}
