import type { Drafter } from '../../../core/drafter.ts'
import type { Fact } from '../../../core/fact.ts'
import type { SectionId } from '../../../core/section.ts'
import { renderSection } from '../../../report/render-section.ts'
import { readUnit } from '../../unit-argument.ts'
import type { DraftCase } from './read-draft-cases.ts'

/** One section asked for at a share of its full length. */
export interface LengthScore {
  readonly id: string
  readonly section: SectionId
  readonly percent: number
  readonly wished: number
  readonly written: number
  readonly met: boolean
}

const SECTIONS: readonly SectionId[] = ['measures', 'shortcomings', 'plan']
const PERCENTS: readonly number[] = [85, 70, 50]
const TOLERANCE = 0.1

/** 举措成效, 不足 and 安排, each asked for at 85, 70 and 50 % of its full length. */
export async function scoreLengths(
  one: DraftCase,
  facts: readonly Fact[],
  drafter: Drafter,
): Promise<readonly LengthScore[]> {
  const scores: LengthScore[] = []
  for (const section of SECTIONS) {
    const full = await lengthOf(section, undefined)
    for (const percent of PERCENTS) {
      const wished = Math.round((full * percent) / 100)
      const written = await lengthOf(section, wished)
      scores.push({
        id: one.id,
        section,
        percent,
        wished,
        written,
        met: Math.abs(written - wished) <= wished * TOLERANCE,
      })
    }
  }
  return scores

  async function lengthOf(section: SectionId, length: number | undefined): Promise<number> {
    const brief = { section, unit: readUnit(one.unit), year: one.year, variant: 'submission' as const, facts }
    const asked = length === undefined ? brief : { ...brief, length }
    const { section: written } = await drafter.draft(asked, { signal: new AbortController().signal })
    // Title and headings with their numbers in, white space out, as people count.
    return renderSection(written).replace(/\s/g, '').length
  }
}
