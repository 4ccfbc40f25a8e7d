import type { Fact } from '../../core/fact.ts'
import type { FigureGuard } from '../../core/guard.ts'

/** How much of a fact's figures a text tells. A fact without figures is told by being cited. */
export function told(text: string, fact: Fact, guard: FigureGuard): 'all' | 'some' | 'none' {
  const lost = lostFigures(text, fact, guard).length
  if (lost === 0) return 'all'
  return lost >= lostFigures('', fact, guard).length ? 'none' : 'some'
}

/** The figures of a fact that a text does not have, as the note wrote them. */
export function lostFigures(text: string, fact: Fact, guard: FigureGuard): readonly string[] {
  return guard(text, [fact])
    .violations.filter((violation) => violation.kind === 'lost')
    .map((violation) => violation.figure)
}
