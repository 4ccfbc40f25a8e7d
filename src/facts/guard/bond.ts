import type { Point } from './point.ts'

/** What differs between two figures of one value. */
export type Difference = 'none' | 'approx' | 'unit'

/** A figure of the text and the told one that it says. */
export interface Bond {
  readonly written: Point
  readonly told: Point
  readonly difference: Difference
}
