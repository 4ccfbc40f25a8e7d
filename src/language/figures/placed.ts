import type { Span } from '../../core/span.ts'

/** What of a figure the finding of its context needs. */
export interface Placed {
  readonly kind: string
  readonly span: Span
}

/** The words on its two sides that are a figure's own. */
export interface Sides {
  left: string
  right: string
}
