import type { SectionDraft } from './draft.ts'
import type { Fact } from './fact.ts'
import type { SectionId } from './section.ts'
import type { Theme } from './theme.ts'
import type { UnitProfile, Variant } from './unit-profile.ts'
import type { UnitStyle } from './unit-style.ts'

/** What is to be written, and from what. */
export interface Brief {
  readonly section: SectionId
  /** For `measures`: only this theme's subsection. */
  readonly theme?: Theme
  readonly unit: UnitProfile
  /** The year summed up (报告年度), not the year of writing. */
  readonly year: number
  readonly variant: Variant
  /** Live facts of the whole report (none superseded); the drafter takes those of its section. */
  readonly facts: readonly Fact[]
  /** Wished length in characters without white space. */
  readonly length?: number
  /** The sections already drafted: the plan answers the shortcomings of this one. */
  readonly written?: Partial<Record<SectionId, SectionDraft>>
  /** The cadre's own words about how to write it. */
  readonly wish?: string
  /** How the unit's own earlier report is made (范文): measures and headings, no fact of it. */
  readonly style?: UnitStyle
  /** A secrecy mark (机密★, 内部资料 不得外传) that one of the notes carries: nothing of them goes to a model. */
  readonly secrecyMark?: string
}
