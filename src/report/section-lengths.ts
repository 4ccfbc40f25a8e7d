import type { SectionId } from '../core/section.ts'

/** Shares of a good report in percent (domain: B, 归纳); 其他 is one sentence. */
const SHARES: Readonly<Record<SectionId, number>> = {
  opening: 6,
  measures: 53,
  duty: 9,
  shortcomings: 13,
  plan: 18,
  other: 1,
}

/** The wished length of the whole report in characters, shared out to its sections. */
export function sectionLengths(total: number): Readonly<Record<SectionId, number>> {
  const of = (share: number): number => Math.round((total * share) / 100)
  return {
    opening: of(SHARES.opening),
    measures: of(SHARES.measures),
    duty: of(SHARES.duty),
    shortcomings: of(SHARES.shortcomings),
    plan: of(SHARES.plan),
    other: of(SHARES.other),
  }
}
