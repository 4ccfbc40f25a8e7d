import type { Brief } from '../../core/brief.ts'
import type { EmbeddedDrafter } from '../../core/embedded-drafter.ts'
import type { FactId } from '../../core/fact.ts'
import type { FigureGuard } from '../../core/guard.ts'
import type { ModelProse } from '../../core/knowledge/model-prose.ts'
import type { LanguageModel, PromptLibrary } from '../../core/language-model.ts'
import type { Allowance } from './check-sentence.ts'
import type { Release } from './create-release.ts'
import type { ModelDrafterLimits } from './limits.ts'
import type { Mask } from './mask.ts'

/** Counts that rise while a section is written. */
export interface WritingCounts {
  repaired: number
  replaced: number
  /** Sentences asked for again so far. */
  asked: number
  /** Sentences of the model that were released. */
  byModel: number
}

/** One section while it is being written: what all its steps share. Lives as long as one call of `draft`. */
export interface Writing {
  readonly model: LanguageModel
  readonly prompts: PromptLibrary
  readonly guard: FigureGuard
  readonly embedded: EmbeddedDrafter
  readonly limits: ModelDrafterLimits
  readonly brief: Brief
  readonly mask: Mask
  readonly allowance: Allowance
  readonly prose: ModelProse
  /** Fixed formulas (提法) of the section. */
  readonly formulas: readonly string[]
  readonly colloquialWords: readonly string[]
  readonly release: Release
  readonly counts: WritingCounts
  /** `n/fact`: told in part n. */
  readonly told: Set<`${number}/${FactId}`>
  /** Parts that are finished, by number. */
  readonly closed: Set<number>
  /** The reader's stop, or the deadline. */
  readonly signal: AbortSignal
}
