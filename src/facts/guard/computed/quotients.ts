import { compareDecimals, divideDecimals, multiplyDecimals } from '../../../language/decimal.ts'
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
