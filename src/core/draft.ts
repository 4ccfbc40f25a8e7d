import type { FactId } from './fact.ts'
import type { SectionId } from './section.ts'
import type { Theme } from './theme.ts'

export type Engine = 'embedded' | 'model'

/** One sentence with the facts it rests on. */
export interface DraftSentence {
  readonly text: string
  readonly facts: readonly FactId[]
  /** True for what no note gave and the cadre has to confirm; its text carries 〔建议，请核实〕. */
  readonly suggested: boolean
}

export interface DraftParagraph {
  /** A heading that stands before the paragraph, without its number; level 2 is （一）, level 3 is 1. */
  readonly heading?: { readonly level: 2 | 3; readonly text: string }
  readonly sentences: readonly DraftSentence[]
}

/** A section as a drafter gives it: no number before the title (the report puts it there). */
export interface SectionDraft {
  readonly id: SectionId
  readonly title: string
  readonly paragraphs: readonly DraftParagraph[]
}

/** What it took to write: sentences asked for again, sentences the embedded drafter had to write instead. */
export interface DraftStats {
  readonly repaired: number
  readonly replaced: number
}

/** A section's text at one revision, with how it came to be. */
export interface Draft {
  readonly section: SectionDraft
  /** Rises by one with each change of this section. */
  readonly revision: number
  readonly engine: Engine
  /** Model name, when a model wrote it. */
  readonly model?: string
  /** name@digest of the prompt, when a model wrote it. */
  readonly promptId?: string
  readonly stats: DraftStats
  /** For `measures`: the only subsection it holds; it stands in for that subsection of the whole. */
  readonly theme?: Theme
  /** Idempotency key of the message that asked for it: `undo` takes back all that one message brought. */
  readonly askedBy: string
  /** What was asked: the command's words. */
  readonly request: string
  /** Facts told about this section that the text does not use. */
  readonly unused: readonly FactId[]
  /** True when the writing was stopped half way. */
  readonly unfinished?: boolean
  readonly at: number
}
