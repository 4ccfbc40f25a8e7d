import type { Fact, FactId } from './fact.ts'

export type ViolationKind = 'invented' | 'lost' | 'changed' | 'unit' | 'approx' | 'swapped' | 'date' | 'computed'

/** One figure that the text has and the facts do not bear out, or the other way round. */
export interface Violation {
  readonly kind: ViolationKind
  /** The figure as written: in the text, or in the note when it is lost. */
  readonly figure: string
  /** The words around it. */
  readonly quote: string
  /** Where it stands in the text; absent when it is lost. */
  readonly start?: number
  /** The fact that was meant, if one can be told. */
  readonly fact?: FactId
}

export interface GuardVerdict {
  readonly verdict: 'pass' | 'flag'
  readonly violations: readonly Violation[]
}

/**
 * Compares a text with the facts it rests on, both ways. Pure and deterministic.
 * With `partial`, the text may leave facts out (a sentence of a longer draft): nothing is `lost`.
 */
export type FigureGuard = (
  text: string,
  facts: readonly Fact[],
  options?: { readonly partial?: boolean },
) => GuardVerdict
