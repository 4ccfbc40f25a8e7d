import type { Decimal } from '../../core/decimal.ts'
import type { Approx, Figure } from '../../core/figure.ts'

/** What a reading rule found at a place: a figure still without its subject, or a stretch to be left alone. */
export type Token = FigureToken | { readonly kind: 'skip'; readonly end: number }

export interface FigureToken {
  readonly kind: Figure['kind']
  readonly value: Decimal
  readonly high?: Decimal
  readonly unit: string
  readonly approx: Approx
  readonly start: number
  readonly end: number
}

export const skipTo = (end: number): Token => ({ kind: 'skip', end })
