import { SECTION_IDS, type SectionId } from '../core/section.ts'
import type { UnitStyle } from '../core/unit-style.ts'

/** Shares of a good report in percent (domain: B, 归纳); 其他 is one sentence. */
const SHARES: Readonly<Record<SectionId, number>> = {
  opening: 6,
  measures: 53,
  duty: 9,
  shortcomings: 13,
  plan: 18,
  other: 1,
}

/** The wished length of the whole report in characters, shared out to its sections as the unit's own report has them. */
export function sectionLengths(total: number, style?: UnitStyle): Readonly<Record<SectionId, number>> {
  const shares = sharesLike(style)
  const sum = Object.values(shares).reduce((all, one) => all + one, 0)
  const of = (share: number): number => Math.round((total * share) / sum)
  return {
    opening: of(shares.opening),
    measures: of(shares.measures),
    duty: of(shares.duty),
    shortcomings: of(shares.shortcomings),
    plan: of(shares.plan),
    other: of(shares.other),
  }
}

/** A report that had next to nothing under a heading is no reason to write next to nothing again. */
const LEAST = 0.5
const MOST = 2

function sharesLike(style: UnitStyle | undefined): Readonly<Record<SectionId, number>> {
  const shares = SECTION_IDS.map((id) => {
    const own = style?.sections.find((section) => section.id === id)?.share ?? SHARES[id]
    return [id, Math.min(Math.max(own, SHARES[id] * LEAST), SHARES[id] * MOST)] as const
  })
  return Object.fromEntries(shares) as unknown as Readonly<Record<SectionId, number>>
}
