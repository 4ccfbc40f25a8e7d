import type { Point } from '../point.ts'
import { findDifference } from './differences.ts'
import { findMean, findYearly, MEAN_WORDS } from './means.ts'
import { findRate } from './rates.ts'
import { type ArithmeticTools, type Around, type Derivation, isCalledTotal, sameUnits } from './search.ts'
import { createFindSum } from './sums.ts'

export interface Arithmetic {
  /** How the figure can be recomputed from the told ones; undefined when it cannot. */
  derive(point: Point, around: Around): Derivation | undefined
  /** Whether the figure claims to be computed (a rate, a total, a mean) and there are figures to compute it from. */
  claims(point: Point): boolean
}

/** Recomputes written figures from the told ones: sums, rates, differences, means, what 每月一次 makes in a year. */
export function createArithmetic(tools: ArithmeticTools): Arithmetic {
  const findSum = createFindSum(tools)
  const derive: Arithmetic['derive'] = (point, around) => {
    const { figure } = point
    if (figure.kind === 'date' || figure.kind === 'ordinal' || figure.high !== undefined) return undefined
    if (figure.kind === 'ratio') return findRate(point, around.beside, tools)
    return findSum(point, around) ?? findDifference(point, tools) ?? findMean(point, tools) ?? findYearly(point, tools)
  }
  return { derive, claims: (point) => claims(point, tools) }
}

function claims(point: Point, tools: ArithmeticTools): boolean {
  const { figure } = point
  if (figure.kind === 'ratio')
    return tools.told.some((told) => told.figure.kind === 'count' && tools.similarity(point, told) > 0.05)
  if (figure.kind !== 'count' && figure.kind !== 'money') return false
  const words = isCalledTotal(point, tools.totals) || MEAN_WORDS.test(point.clause)
  return (
    words &&
    tools.told.filter((told) => sameUnits(point, [told], tools.units) && told.figure.kind !== 'date').length > 1
  )
}
