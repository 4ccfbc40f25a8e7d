import type { Violation, ViolationKind } from '../../core/guard.ts'
import type { Bond } from './bond.ts'
import type { Case } from './case.ts'
import { createArithmetic } from './computed/arithmetic.ts'
import { isCalledTotal } from './computed/search.ts'
import { createNearest } from './nearest.ts'
import type { Point } from './point.ts'
import { violation } from './violation.ts'

/** A changed figure's place must fit the fact it was changed from this well. */
const CHANGED_FIT = 0.12
const SAME_UNIT = 0.1
/** A unit of another fact tells of a swap when its place fits better by this much. */
const BETTER = 0.1

export interface Changed {
  readonly violations: readonly Violation[]
  /** The told figures that were changed. */
  readonly taken: ReadonlySet<Point>
}

/** Pairs each figure that no fact bears out with the missing fact whose place it stands in. */
export function pairChanged(open: readonly Point[], missing: readonly Point[], given: Case): Changed {
  const taken = new Set<Point>()
  if (open.length === 0) return { violations: [], taken }
  const arithmetic = createArithmetic({ ...given, ...given.lexicon, lexicon: given.lexicon })
  const find = createFindMissing(missing, given)
  const violations = open.map((point) => {
    const claims = arithmetic.claims(point)
    const meant = find(point, { taken, claims })
    if (meant !== undefined) taken.add(meant)
    return violation(kindOf(point, meant, claims), point, meant)
  })
  return { violations, taken }
}

interface Search {
  readonly taken: ReadonlySet<Point>
  /** The figure claims to be computed. */
  readonly claims: boolean
}

function createFindMissing(
  missing: readonly Point[],
  given: Case,
): (point: Point, search: Search) => Point | undefined {
  const nearest = createNearest(missing)
  return (point, { taken, claims }) => {
    const sameUnit = missing.filter(
      (told) =>
        !taken.has(told) && isDate(told) === isDate(point) && given.units.same(told.figure.unit, point.figure.unit),
    )
    // A total that stands for several figures the text leaves out was not changed from one of them.
    if (claims && isCalledTotal(point, given.lexicon.totals) && sameUnit.length > 1) return undefined
    const alone = sameUnit.length === 1 ? sameUnit[0] : undefined
    const fit = (told: Point): number =>
      given.similarity(point, told) + (told === alone ? CHANGED_FIT : sameUnit.includes(told) ? SAME_UNIT : 0)
    const candidates = [...nearest(point), ...(alone === undefined ? [] : [alone])]
    const ranked = candidates
      .filter((told) => !taken.has(told) && isDate(told) === isDate(point))
      .map((told) => ({ told, fit: fit(told) }))
      .filter((one) => one.fit >= CHANGED_FIT)
    return ranked.reduce<(typeof ranked)[number] | undefined>(
      (best, one) => (best === undefined || one.fit > best.fit ? one : best),
      undefined,
    )?.told
  }
}

function isDate(point: Point): boolean {
  return point.figure.kind === 'date'
}

function kindOf(point: Point, meant: Point | undefined, claims: boolean): ViolationKind {
  if (point.figure.kind === 'date') return 'date'
  if (meant !== undefined) return 'changed'
  return claims ? 'computed' : 'invented'
}

/** Value right, unit or approximation not; a unit of another fact that fits better means the two were swapped. */
export function describeDifference(bond: Bond, given: Case, nearest: (point: Point) => readonly Point[]): Violation {
  const { written, told } = bond
  const frequencies = written.figure.kind === 'frequency' && told.figure.kind === 'frequency'
  if (frequencies) return violation('changed', written, told)
  if (bond.difference === 'approx') return violation('approx', written, told)
  const least = given.similarity(written, told) + BETTER
  const hasUnit = (other: Point): boolean =>
    other !== told && other.figure.unit !== '' && given.units.same(other.figure.unit, written.figure.unit)
  const better = nearest(written).find((other) => hasUnit(other) && given.similarity(written, other) > least)
  return violation(better === undefined ? 'unit' : 'swapped', written, better ?? told)
}
