import type { Fact } from '../../../core/fact.ts'
import type { Figure } from '../../../core/figure.ts'

/** A count with the office that gave it (口径). */
export interface OfficeCount {
  readonly office: string | undefined
  readonly merged: Pick<Fact, 'figures'>
}

const CASES = /^[起件宗例]$/

/**
 * The statements whose total another office counted otherwise (综治办 32 起, 司法所 52 件): there the report says whose count
 * each is. An office that only signed what it told is not named.
 */
export function rivalCounts<T extends OfficeCount>(told: readonly T[]): ReadonlySet<T> {
  const totals = told.flatMap((one) => {
    const total = one.merged.figures.find(({ kind }) => kind === 'count')
    return one.office === undefined || total === undefined ? [] : [{ one, office: one.office, total }]
  })
  const rivals = totals.filter(({ office, total }) =>
    totals.some((other) => other.office !== office && isRival(total, other.total)),
  )
  return new Set(rivals.map(({ one }) => one))
}

function isRival(one: Figure, other: Figure): boolean {
  const sameUnit = one.unit === other.unit || (CASES.test(one.unit) && CASES.test(other.unit))
  return sameUnit && one.value !== other.value && sharesWord(one.subject, other.subject)
}

function sharesWord(one: string, other: string): boolean {
  return Array.from({ length: Math.max(0, one.length - 1) }, (_, at) => one.slice(at, at + 2)).some((pair) =>
    other.includes(pair),
  )
}
