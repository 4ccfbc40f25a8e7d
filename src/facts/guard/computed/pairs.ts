import type { Decimal } from '../../../core/decimal.ts'
import type { Point } from '../point.ts'

/** How many figures apart the two that belong together may stand in the notes. */
export const REACH = 10

/** Each of `ones` with every told figure near it that fits. Cost grows with `ones` alone. */
export function neighbours(
  told: readonly Point[],
  ones: readonly Point[],
  fits: (other: Point, one: Point) => boolean,
): readonly (readonly [Point, Point])[] {
  const places = new Map(told.map((point, at) => [point, at]))
  return ones.flatMap((one) => {
    const at = places.get(one) ?? 0
    const near = told.slice(Math.max(0, at - REACH), at + REACH + 1)
    return near.filter((other) => other !== one && fits(other, one)).map((other) => [one, other] as const)
  })
}

/** The pairs by what is computed from them; those without a result are left out. */
export function byValue<P>(
  pairs: readonly P[],
  valueOf: (pair: P) => Decimal | undefined,
): ReadonlyMap<Decimal, readonly P[]> {
  const found = new Map<Decimal, P[]>()
  for (const pair of pairs) {
    const value = valueOf(pair)
    if (value === undefined) continue
    const known = found.get(value)
    if (known === undefined) found.set(value, [pair])
    else known.push(pair)
  }
  return found
}
