import type { Brief } from './brief.ts'
import type { DraftParagraph, DraftSentence, DraftStats, Engine, SectionDraft } from './draft.ts'
import type { FactId } from './fact.ts'
import type { UnitProfile } from './unit-profile.ts'

/** What is shown while a section is being written; only text that has passed the guard ever gets here. */
export type DraftProgress =
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'heading'; readonly heading: NonNullable<DraftParagraph['heading']> }
  | { readonly kind: 'sentence'; readonly sentence: DraftSentence }

export interface DraftingOptions {
  readonly signal: AbortSignal
  readonly onProgress?: (progress: DraftProgress) => void
}

export interface DraftingResult {
  readonly section: SectionDraft
  readonly engine: Engine
  readonly model?: string
  readonly promptId?: string
  readonly stats: DraftStats
  /** True when the signal stopped it; the section holds what was released till then. */
  readonly unfinished?: boolean
  /** Why a model was asked for and did not write it, in Chinese, for the cadre. */
  readonly fellBack?: string
  /** What the cadre should know about the text, in Chinese: names taken out of the public version. */
  readonly note?: string
}

/** Writes a section. Rejects only for programming errors: model trouble ends in the embedded drafter's text. */
export interface Drafter {
  draft(brief: Brief, options: DraftingOptions): Promise<DraftingResult>
}

/** A change of a text that exists: 润色, 短一点, 去掉第二点, 把284改成285. */
export interface RevisionRequest {
  readonly draft: SectionDraft
  /** The change, as understood. */
  readonly change: DraftChange
  readonly brief: Brief
}

export type DraftChange =
  | { readonly kind: 'length'; readonly chars?: number; readonly direction?: 'shorter' | 'longer' }
  | { readonly kind: 'tone'; readonly tone: 'formal' | 'plain' }
  | { readonly kind: 'remove-point'; readonly points: readonly number[] }
  | { readonly kind: 'merge-points'; readonly points: readonly number[] }
  /** Points are 1-based; -1 is the last. */
  | { readonly kind: 'move-point'; readonly point: number; readonly to: number }
  | { readonly kind: 'reword-opening' }
  /** With `fact`, only in sentences that rest on it: another thing may have the same number. */
  | { readonly kind: 'replace'; readonly from: string; readonly to: string; readonly fact?: FactId }
  | { readonly kind: 'free'; readonly wish: string }

export interface Reviser {
  /** The next revision of a section; `note` says in Chinese what could not be done, if anything. */
  revise(request: RevisionRequest, options: DraftingOptions): Promise<DraftingResult>
  /** Polishes a pasted text; its own figures are the only ones allowed. */
  polish(
    text: string,
    options: DraftingOptions & { readonly year?: number; readonly unit?: UnitProfile },
  ): Promise<PolishResult>
}

export interface PolishResult {
  readonly text: string
  readonly engine: Engine
  readonly stats: DraftStats
  readonly fellBack?: string
}
