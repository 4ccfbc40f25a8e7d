import type { NumeralName } from '../../core/figure-reader.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { FigureUnits } from '../../language/units.ts'
import type { Bonds } from './bind.ts'
import type { Point } from './point.ts'
import type { Similarity } from './similarity.ts'

/** A text and its facts, their figures bound as far as their values agree. */
export interface Case extends Bonds {
  readonly text: string
  /** What the facts say in words, those without a figure too. */
  readonly claims: readonly string[]
  readonly written: readonly Point[]
  readonly told: readonly Point[]
  readonly names: { readonly written: readonly NumeralName[]; readonly told: () => readonly NumeralName[] }
  readonly units: FigureUnits
  readonly similarity: Similarity
  readonly lexicon: FigureLexicon
  readonly partial: boolean
}
