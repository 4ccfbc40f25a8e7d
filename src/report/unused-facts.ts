import type { DraftSentence, SectionDraft } from '../core/draft.ts'
import type { Fact, FactId } from '../core/fact.ts'
import type { FigureGuard, Violation } from '../core/guard.ts'
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
  const asked = liveFacts(facts).filter((fact) => drafted.has(placeOf(fact).section))
  const citing = sentencesByFact(sentences)
  const plain = plainlyTold(sentences, asked, guard)
  return asked
    .filter((fact) => !plain.has(fact.id) && !isTold(fact, citing.get(fact.id) ?? [], guard))
    .map((fact) => fact.id)
}

function sentencesByFact(sentences: readonly DraftSentence[]): ReadonlyMap<FactId, readonly string[]> {
  const citing = new Map<FactId, string[]>()
  for (const { text, facts } of sentences) {
    for (const id of new Set(facts)) citing.set(id, [...(citing.get(id) ?? []), text])
  }
  return citing
}

/**
 * What a sentence tells in the very figures of its facts, found by one reading for all of them: a sentence may join a
 * hundred facts, and one reading for each would make the cost grow with their square. Figures in other words are left to `isTold`.
 */
function plainlyTold(
  sentences: readonly DraftSentence[],
  asked: readonly Fact[],
  guard: FigureGuard,
): ReadonlySet<FactId> {
  const byId = new Map(asked.map((fact) => [fact.id, fact]))
  return new Set(
    sentences.flatMap(({ text, facts }) => {
      const cited = [...new Set(facts)].flatMap((id) => byId.get(id) ?? [])
      if (cited.length < 2) return []
      const lost = new Set(guard(text, cited).violations.map(({ kind, fact }) => (kind === 'lost' ? fact : undefined)))
      return cited.filter((fact) => !lost.has(fact.id) && isVerbatim(fact, text)).map((fact) => fact.id)
    }),
  )
}

function isVerbatim({ figures }: Fact, text: string): boolean {
  return figures.every((figure) => text.includes(figure.text))
}

function isTold(fact: Fact, texts: readonly string[], guard: FigureGuard): boolean {
  if (texts.length === 0) return false
  if (fact.figures.length === 0) return true
  return !guard(texts.join(''), [fact]).violations.some((violation) => isMissing(violation, fact))
}

/** Another figure in its place is the figure missing too: the figures beside it may be those of other facts. */
function isMissing({ kind, fact: meant }: Violation, fact: Fact): boolean {
  return kind === 'lost' || (kind === 'changed' && meant === fact.id)
}
