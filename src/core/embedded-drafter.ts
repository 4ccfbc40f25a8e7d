import type { Brief } from './brief.ts'
import type { DraftSentence } from './draft.ts'
import type { Drafter } from './drafter.ts'
import type { Fact } from './fact.ts'

/** The drafter that needs no model: rules and phrase patterns, deterministic, no network. */
export interface EmbeddedDrafter extends Drafter {
  /**
   * Writes only what these facts say, as they come, without headings or lead-ins: where a model's sentence failed the
   * guard, this one stands in for it. Every sentence has passed the guard; facts that could not be written are left out.
   */
  writeSentences(facts: readonly Fact[], brief: Brief): readonly DraftSentence[]
}
