import type { Fact } from '../core/fact.ts'
import type { Figure } from '../core/figure.ts'
import { cutClauses } from './reading/clauses.ts'
import { isCounted } from './reading/read-clauses.ts'

/** A figure in its fact with the words that stand around it. */
export interface FigurePlace {
  readonly fact: Fact
  readonly figure: Figure
  /** From the figure before it, or the start of the claim, to the figure. */
  readonly before: string
  /** The same, but only within its own clause. */
  readonly near: string
  /** From the figure to the end of its clause or the next figure. */
  readonly after: string
}

/** The counted figures of facts, in order, with their surroundings. Dates and ordinals are left out. */
export function figurePlaces(facts: readonly Fact[]): readonly FigurePlace[] {
  return facts.flatMap(placesOf)
}

function placesOf(fact: Fact): readonly FigurePlace[] {
  const figures = fact.figures.filter(isCounted)
  if (figures.length === 0) return []
  const clauses = cutClauses(
    fact.claim,
    fact.figures.map((figure) => figure.span),
  )
  let from = 0
  let at = 0
  return figures.map((figure, index) => {
    while (at < clauses.length - 1 && (clauses[at]?.end ?? 0) <= figure.span.start) at += 1
    const clause = clauses[at] ?? { start: 0, end: fact.claim.length }
    const before = fact.claim.slice(from, figure.span.start)
    const near = fact.claim.slice(Math.max(from, Math.min(clause.start, figure.span.start)), figure.span.start)
    const next = figures[index + 1]?.span.start ?? fact.claim.length
    const after = fact.claim.slice(figure.span.end, Math.max(figure.span.end, Math.min(clause.end, next)))
    from = figure.span.end
    return { fact, figure, before, near, after }
  })
}

/** An exact figure that counts things: sums are done with nothing else. */
export function isExactCount({ figure }: FigurePlace): boolean {
  return figure.approx === '' && figure.high === undefined && (figure.kind === 'count' || figure.kind === 'money')
}
