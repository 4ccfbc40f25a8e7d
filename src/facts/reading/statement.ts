import type { Polarity } from '../../core/fact.ts'
import type { Figure } from '../../core/figure.ts'
import type { Span } from '../../core/span.ts'
import type { Theme } from '../../core/theme.ts'

/** One statement of a note, before it gets its number in the ledger. */
export interface Statement {
  readonly claim: string
  /** Where it stood in the note. */
  readonly span: Span
  readonly theme?: Theme
  readonly polarity: Polarity
  /** Spans relative to `claim`. */
  readonly figures: readonly Figure[]
  readonly date?: string
  readonly lastYear: boolean
  /** The lead-in it is listed under, or the office it was said to come from. */
  readonly context?: string
}
