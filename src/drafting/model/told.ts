import type { Fact } from '../../core/fact.ts'
import type { FigureGuard } from '../../core/guard.ts'
import type { ModelProse } from '../../core/knowledge/model-prose.ts'
import { shareOf } from './share-of.ts'

/** How much of a fact's figures a text tells. A fact without figures is told by being cited. */
export function told(text: string, fact: Fact, guard: FigureGuard): 'all' | 'some' | 'none' {
  const missing = missed(text, fact, guard)
  if (missing === 0) return 'all'
  return missing >= missed('', fact, guard) ? 'none' : 'some'
}

interface Telling {
  readonly text: string
  /** What was said of the part before. */
  readonly before: string
  readonly fact: Fact
  /** How the plan words the fact. */
  readonly sketch: string
}

/** A fact without figures is told when this share of its characters, or of the plan's words for it, was said. */
const ENOUGH = 0.3

/**
 * True when the fact need not be told again: all its figures are in the text; without figures, enough of its words are,
 * and everybody it names was named (书记述法 镇长也述了: both).
 */
export function isTold(
  { text, before, fact, sketch }: Telling,
  { guard, prose }: { readonly guard: FigureGuard; readonly prose: Pick<ModelProse, 'offices' | 'officeNames'> },
): boolean {
  if (told(text, fact, guard) !== 'all') return false
  if (fact.figures.length > 0) return true
  const said = before + text
  if (Math.max(shareOf(fact.claim, said), shareOf(sketch, said)) < ENOUGH) return false
  const named = fact.claim.match(prose.offices) ?? []
  return named.every((office) => [office, ...(prose.officeNames[office] ?? [])].some((name) => said.includes(name)))
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
