import type { Fact } from '../../core/fact.ts'
import type { FigureGuard } from '../../core/guard.ts'

/** How much of a fact's figures a text tells. A fact without figures is told by being cited. */
export function told(text: string, fact: Fact, guard: FigureGuard): 'all' | 'some' | 'none' {
  const missing = missed(text, fact, guard)
  if (missing === 0) return 'all'
  return missing >= missed('', fact, guard) ? 'none' : 'some'
}

/** Figures of the fact that are not there as they are: left out, or others in their place. What else the text has is no matter here. */
const missed = (text: string, fact: Fact, guard: FigureGuard): number =>
  guard(text, [fact]).violations.filter(({ kind }) => kind !== 'invented' && kind !== 'computed').length

/** The figures of a fact that a text does not have, as the note wrote them. */
export function lostFigures(text: string, fact: Fact, guard: FigureGuard): readonly string[] {
  return guard(text, [fact])
    .violations.filter((violation) => violation.kind === 'lost')
    .map((violation) => violation.figure)
}
