import type { Point } from '../point.ts'

/** What stands around a figure that may follow from it in one step. */
export interface Neighbours {
  /** Figures of its own sentence that the facts bear out, in their order. */
  readonly said: readonly Point[]
  /** Told figures of the same notes' lines that the text may have left out. */
  readonly told: readonly Point[]
}
