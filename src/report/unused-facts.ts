import type { SectionDraft } from '../core/draft.ts'
import type { Fact, FactId } from '../core/fact.ts'
import type { FigureGuard } from '../core/guard.ts'
import { liveFacts, placeOf } from '../core/section-facts.ts'

/**
 * Facts told about the sections drafted that the text does not tell: never cited, or cited with a figure left out.
 * Repeated facts count with the one they repeat; those of last year are for comparison only and are not listed.
 */
export function unusedFacts(
  sections: readonly SectionDraft[],
  facts: readonly Fact[],
  guard: FigureGuard,
): readonly FactId[] {
  const drafted = new Set(sections.map((section) => section.id))
  const sentences = sections.flatMap((section) => section.paragraphs.flatMap((paragraph) => paragraph.sentences))
  return liveFacts(facts)
    .filter((fact) => drafted.has(placeOf(fact).section))
    .filter(
      (fact) =>
        !isTold(
          fact,
          sentences.filter((sentence) => sentence.facts.includes(fact.id)).map((one) => one.text),
          guard,
        ),
    )
    .map((fact) => fact.id)
}

function isTold(fact: Fact, texts: readonly string[], guard: FigureGuard): boolean {
  if (texts.length === 0) return false
  if (fact.figures.length === 0) return true
  return !guard(texts.join(''), [fact]).violations.some((violation) => violation.kind === 'lost')
}
