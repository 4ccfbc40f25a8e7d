import type { FigureGuard } from '../../core/guard.ts'
import type { Outline, Phrases } from '../../core/knowledge/drafting.ts'
import type { Expressions } from '../../core/knowledge/expressions.ts'
import type { UnitStyle } from '../../core/unit-style.ts'
import type { Words } from '../../language/words.ts'
import type { Teller } from './create-teller.ts'
import type { Tidier } from './create-tidier.ts'

/** What every section of the embedded drafter is written with. */
export interface Craft {
  readonly guard: FigureGuard
  readonly teller: Teller
  readonly tidier: Tidier
  readonly outline: Outline
  readonly phrases: Phrases
  readonly words: Words
  /** How the unit's own report is made, where one was given. */
  readonly style?: UnitStyle
  /** Short sentences joined; apart, a text is easier to shorten. */
  readonly order: 'ordered' | 'joined'
  readonly expressions: Pick<Expressions, 'openingExpressions' | 'planExpressions'>
}

/** Marks what no note gave: the cadre has to confirm it. */
export const SUGGESTED = '〔建议，请核实〕'
