import type { FigureLexicon } from '../../../core/knowledge/figures.ts'
import { compareDecimals, divideDecimals, multiplyDecimals } from '../../../language/decimal.ts'
import { isOfEach } from '../each.ts'
import type { Point } from '../point.ts'
import { type ArithmeticTools, agrees, ownWords, placesOf, quotientFor, sameUnits, saysOneOf } from './search.ts'

/** 62件是去年31件的2倍: whole multiples are exact, 1.5倍 is rounded. */
function isMultiple(point: Point, one: Point, other: Point, { units }: Pick<ArithmeticTools, 'units'>): boolean {
  const [a, b] = [one.figure.value, other.figure.value]
  const [less, more] = compareDecimals(a, b) < 0 ? [a, b] : [b, a]
  if (placesOf(point) === 0 && point.figure.approx === '')
    return sameUnits(one, [other], units) && multiplyDecimals(less, point.figure.value) === more
  return sameUnits(one, [other], units) && agrees(point, divideDecimals(more, less, placesOf(point)))
}

/** 48人共2支队伍，平均每支24人. */
export function isQuotient(point: Point, one: Point, other: Point, { units, lexicon }: ArithmeticTools): boolean {
  const { each, mean } = lexicon.arithmeticWords
  if (point.figure.unit === '倍') return isMultiple(point, one, other, { units })
  if (isHowMany(point, [one, other], lexicon)) return true
  if (!saysOneOf(ownWords(point), [...each, ...mean])) return false
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

/** 「向37户发放3.7万元，每户1000元」: how many there are at so much money for each. */
function isHowMany(point: Point, pair: readonly [Point, Point], lexicon: FigureLexicon): boolean {
  const { figure } = point
  if (figure.kind !== 'count' || pair.some((one) => one.figure.kind !== 'money')) return false
  return [pair, [pair[1], pair[0]] as const].some(([price, sum]) => {
    if (isOfEach(sum) || sum.before() !== point.before()) return false
    if (!isPriceOfOne(price, figure.unit, lexicon)) return false
    return multiplyDecimals(price.figure.value, figure.value) === sum.figure.value
  })
}

/** 每户, 每人, 每名 before the price: of what is counted so, or of persons. */
function isPriceOfOne({ figure: { span }, source }: Point, unit: string, { personUnits }: FigureLexicon): boolean {
  const named = PRICED.exec(source.slice(Math.max(0, span.start - PRICE_REACH), span.start))?.[1]
  return named !== undefined && (named === unit || (personUnits.includes(named) && personUnits.includes(unit)))
}

/** UTF-16 units. */
const PRICE_REACH = 10
const PRICED = /每(?:一|1)?([\u4e00-\u9fff])[\u4e00-\u9fff]{0,6}$/u
