import type { Span } from './span.ts'

export type Severity = 'error' | 'warn' | 'info'

/** What a checker says about a text. `span` in UTF-16 units of the text that was checked. */
export interface Finding {
  readonly checker: string
  readonly kind: string
  readonly severity: Severity
  /** The exact characters of the span. */
  readonly quote: string
  readonly span: Span
  /** For the cadre, in Chinese: what is wrong. */
  readonly message: string
  /** What to write instead of `quote`, only where that is safe. */
  readonly suggestion?: string
}
