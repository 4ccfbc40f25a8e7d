import { subtractDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import { type ArithmeticTools, type Derivation, nearPairs, sameUnits, unitsGo } from './search.ts'

export const DIFFERENCE_WORDS = /增加|减少|下降|上升|增长|提高|降低|提升|多|少|增幅|降幅|较|比|同比|升|降/
export const FALL_WORDS = /减|降|少|回落|压/
export const RISE_WORDS = /增|升|提高|多|涨|提升/

/** 增加, 减少: one told figure less another. */
export function findDifference(point: Point, tools: ArithmeticTools): Derivation | undefined {
  if (!DIFFERENCE_WORDS.test(point.clause) || point.figure.value === '0') return undefined
  const found = nearPairs(tools.told, (one, other) => {
    if (!unitsGo(one, other, tools.units) || !sameUnits(point, [one, other], tools.units)) return false
    return subtractDecimals(one.figure.value, other.figure.value).replace('-', '') === point.figure.value
  })
  return found === undefined ? undefined : { from: found, usesUp: false }
}
