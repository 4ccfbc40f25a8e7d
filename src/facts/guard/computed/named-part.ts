import type { Decimal } from '../../../core/decimal.ts'
import { subtractDecimals, sumDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import type { ArithmeticTools } from './search.ts'

interface Share {
  readonly part: Decimal
  readonly whole: Decimal
}

/** A rate that names a told count (优秀率 the 优秀28卷) was not worked out from another (合格12卷). */
export function namesAnother(point: Point, { part, whole }: Share, { told }: Pick<ArithmeticTools, 'told'>): boolean {
  const named = valuesNamed(point, told).filter((value) => value !== whole)
  // 成功率 of several villages is worked out from what they have together.
  return named.length > 0 && !named.includes(part) && sumDecimals(named) !== part
}

/** … nor from what is left beside its own: 未化解率 is, 化解率 is not. */
export function namesItself(
  point: Point,
  { part, whole }: Share,
  { told, lexicon }: Pick<ArithmeticTools, 'told' | 'lexicon'>,
): boolean {
  const denies = lexicon.arithmeticWords.left.some((word) => point.clause.includes(word))
  if (denies) return false
  const named = valuesNamed(point, told).filter((value) => value !== whole)
  // 优秀率 names 8卷, and is not what 合格16卷 leaves.
  return named.length > 0 && !named.includes(subtractDecimals(whole, part))
}

/** The told counts whose own words stand in the clause of the rate. */
function valuesNamed(point: Point, told: readonly Point[]): readonly Decimal[] {
  return told
    .filter(({ figure, key }) => figure.kind === 'count' && key.length > 1 && point.clause.includes(key))
    .map(({ figure }) => figure.value)
}
