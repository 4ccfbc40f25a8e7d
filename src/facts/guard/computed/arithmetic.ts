import type { Point } from '../point.ts'
import { findDifference } from './differences.ts'
import { betweenExtremes } from './extremes.ts'
import { findFrequency, findMean, findYearly } from './means.ts'
import { createFindOutcome } from './outcomes.ts'
import { createFindProduct } from './products.ts'
import { findRate } from './rates.ts'
import { createFindRemainder } from './remainders.ts'
import { type ArithmeticTools, type Around, type Derivation, isCalledTotal, sameUnits, saysOneOf } from './search.ts'
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
  const others: readonly Find[] = [
    (point, { unused }) => findDifference(point, tools, unused),
    createFindOutcome(tools),
    (point, { beside }) => findMean(point, tools, beside),
    (point, { beside }) => findYearly(point, tools, beside),
    (point) => findFrequency(point, tools),
    createFindProduct(tools),
    createFindRemainder(tools),
  ]
  const derive: Arithmetic['derive'] = (point, around) => {
    const { figure } = point
    if (figure.kind === 'date' || figure.kind === 'ordinal') return undefined
    if (figure.high !== undefined) return betweenExtremes(point, tools.told, tools.lexicon)
    if (figure.kind === 'ratio') return findRate(point, around.beside, tools)
    return findSum(point, around) ?? firstOf(others, point, around)
  }
  return { derive, claims: (point) => claims(point, tools) }
}

type Find = (point: Point, around: Around) => Derivation | undefined

function firstOf(ways: readonly Find[], point: Point, around: Around): Derivation | undefined {
  for (const find of ways) {
    const found = find(point, around)
    if (found !== undefined) return found
  }
  return undefined
}

function claims(point: Point, tools: ArithmeticTools): boolean {
  const { figure } = point
  if (figure.kind === 'ratio')
    return tools.told.some((told) => told.figure.kind === 'count' && tools.similarity(point, told) > 0.05)
  if (figure.kind !== 'count' && figure.kind !== 'money') return false
  const words = isCalledTotal(point, tools.totals) || saysOneOf(point.clause, tools.lexicon.arithmeticWords.mean)
  return (
    words &&
    tools.told.filter((told) => sameUnits(point, [told], tools.units) && told.figure.kind !== 'date').length > 1
  )
}
