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
import { balanceOf, complementOf, formerOfChange } from './changes-beside.ts'
import { isGap } from './gaps-beside.ts'
import { namesAnother, namesItself } from './named-part.ts'
import type { Neighbours } from './neighbours.ts'
import { oneForEach, productBeside, sumWithProducts } from './products-beside.ts'
import {
  type ArithmeticTools,
  addsUpTo,
  agrees,
  type Derivation,
  isCalledTotal,
  isNearly,
  placesOf,
  quotientFor,
  sameUnits,
  saysOneOf,
} from './search.ts'
import { pairsOfEach, shareOfSums, sumOfProducts } from './sums-beside.ts'

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
  const change = formerOfChange(point, { said, told }, tools) ?? complementOf(point, { said, told }, tools)
  if (change !== undefined) return change
  const from =
    balanceOf(point, said, tools) ??
    sumOfProducts(point, said, tools) ??
    shareOfSums(point, said, tools) ??
    oneForEach(point, said, tools) ??
    sumWithProducts(point, said, tools)
  return from === undefined ? undefined : { from, usesUp: [] }
}

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

/** Parts that add up to it, or a whole less the parts named beside it. */
function runThatMakes(point: Point, said: readonly Point[], tools: ArithmeticTools): readonly Point[] | undefined {
  const mixed = MIXED.test(point.source.slice(point.figure.span.end, point.figure.span.end + 2))
  const parts = said.filter(
    (part) =>
      (part.figure.kind === 'count' && mixed) ||
      (part.figure.kind !== 'ordinal' && addsUpTo(point, [part], tools.units)),
  )
  const fits = (run: readonly Point[]): boolean => standsByRun(point, run, { parts, tools })
  const sum =
    runOf(parts, point.figure.value, fits) ??
    runOf(
      parts.filter((part) => !isWithinPart(part)),
      point.figure.value,
      fits,
    )
  if (sum !== undefined) return sum
  for (const whole of parts) {
    const others = parts.filter((part) => part !== whole)
    const rest = runOf(others, subtractDecimals(whole.figure.value, point.figure.value), () => true)
    if (rest !== undefined) return [whole, ...rest]
  }
  return undefined
}

/** 「诈骗34起（电信诈骗29起）」: a part of a part. */
function isWithinPart({ figure, source }: Point): boolean {
  return /[（(][^）)，]{0,10}$|其中[^，。；]{0,8}$/u.test(
    source.slice(Math.max(0, figure.span.start - 12), figure.span.start),
  )
}

/** 51件（份） of 2件, 3件 and 46份. */
const MIXED = /^[（(][件份项次个条]/

/** Two to {@link LONGEST_RUN} neighbours whose sum is the value. */
function runOf(
  parts: readonly Point[],
  value: Decimal,
  fits: (run: readonly Point[]) => boolean,
): readonly Point[] | undefined {
  for (let start = 0; start < parts.length; start += 1) {
    let sum = Number(parts[start]?.figure.value ?? '0')
    for (let end = start + 1; end < Math.min(parts.length, start + LONGEST_RUN); end += 1) {
      sum += Number(parts[end]?.figure.value ?? '0')
      if (!isNearly(sum, Number(value))) continue
      const run = parts.slice(start, end + 1)
      if (sumDecimals(run.map((part) => part.figure.value)) === value && fits(run)) return run
    }
  }
  return undefined
}

const LONGEST_RUN = 12

/** It is called a total, or its parts begin right after it, or three and more end right before it. */
function standsByRun(
  point: Point,
  run: readonly Point[],
  { parts, tools }: { readonly parts: readonly Point[]; readonly tools: ArithmeticTools },
): boolean {
  if (isCalledTotal(point, tools.totals)) return true
  const { start } = point.figure.span
  const next = parts.find((part) => part.figure.span.start > start)
  const previous = parts.findLast((part) => part.figure.span.start < start)
  return run[0] === next || (run.length > 2 && run.at(-1) === previous)
}

function follows(point: Point, one: Point, other: Point, tools: ArithmeticTools): boolean {
  if (isExact(point) && !(isExact(one) && isExact(other))) return false
  if (point.figure.unit === '%') return isShare(point, one, other, tools) || isGrowth(point, one, other, tools)
  return [isGap, isProduct, isQuotient, isShareOf].some((says) => says(point, one, other, tools))
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
  if (saysOneOf(point.clause, fall)) return grew(more, gap) || (known && grew(sumDecimals([left, by]), by))
  return saysOneOf(point.clause, rise) && (grew(less, gap) || (known && grew(subtractDecimals(left, by), by)))
}

/** 少12件, 增加12件, and not 降至12件: the change itself. */
function saysHowMuch({ figure, source }: Point): boolean {
  return CHANGED_BY.test(source.slice(Math.max(0, figure.span.start - CHANGE_REACH), figure.span.start))
}

const CHANGED_BY = /(?:[少多减增降升涨]|减少|增加|下降|上升|增长|降低|提高)了?$/u
const CHANGE_REACH = 4

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

/** 62件是去年31件的2倍: whole multiples are exact, 1.5倍 is rounded. */
function isMultiple(point: Point, one: Point, other: Point, { units }: Pick<ArithmeticTools, 'units'>): boolean {
  const [less, more] = inOrder(one, other)
  if (placesOf(point) === 0 && point.figure.approx === '')
    return sameUnits(one, [other], units) && multiplyDecimals(less, point.figure.value) === more
  return sameUnits(one, [other], units) && agrees(point, divideDecimals(more, less, placesOf(point)))
}

/** 48人共2支队伍，平均每支24人. */
function isQuotient(point: Point, one: Point, other: Point, { units, lexicon }: ArithmeticTools): boolean {
  const { each, mean } = lexicon.arithmeticWords
  if (point.figure.unit === '倍') return isMultiple(point, one, other, { units })
  if (!saysOneOf(point.clause, [...each, ...mean])) return false
  return [
    [one, other],
    [other, one],
  ].some(([whole, many]) => {
    if (whole === undefined || many === undefined || !sameUnits(point, [whole], units)) return false
    // Money shared out among money is no mean.
    if (whole.figure.kind === 'money' && many.figure.kind === 'money') return false
    const share = quotientFor(point, whole.figure.value, many.figure.value)
    return point.figure.kind !== 'date' && agrees(point, share)
  })
}
