import type { Fact } from '../core/fact.ts'
import type { Figure } from '../core/figure.ts'
import type { Report } from '../core/report.ts'
import { SECTION_IDS, type SectionId } from '../core/section.ts'
import { liveFacts } from '../core/section-facts.ts'
import { writtenSections } from './write-section.ts'

/** Sections whose text still says a figure that was corrected or withdrawn since it was written. */
export function staleSections(report: Report): readonly SectionId[] {
  const gone = goneFigures(report.facts)
  if (gone.size === 0) return []
  const written = writtenSections(report)
  return SECTION_IDS.filter((id) =>
    written[id]?.paragraphs.some(({ sentences }) =>
      sentences.some(({ text, facts }) => facts.some((fact) => says(text, gone.get(fact) ?? []))),
    ),
  )
}

/** Figures of each fact that is not to be used any more, without those its correction has too. */
function goneFigures(facts: readonly Fact[]): ReadonlyMap<string, readonly Figure[]> {
  const live = new Set(liveFacts(facts).map(({ id }) => id))
  const dead = facts.filter(({ id, dropped }) => !live.has(id) && (dropped === true || isSuperseded(facts, id)))
  return new Map(dead.map((fact) => [fact.id, figuresOnlyIn(fact, facts)]))
}

function isSuperseded(facts: readonly Fact[], id: string): boolean {
  return facts.some(({ supersedes }) => supersedes === id)
}

function figuresOnlyIn(fact: Fact, facts: readonly Fact[]): readonly Figure[] {
  const kept = facts.filter(({ supersedes }) => supersedes === fact.id).flatMap(({ figures }) => figures)
  return fact.figures.filter(({ value }) => !kept.some((one) => one.value === value))
}

function says(text: string, figures: readonly Figure[]): boolean {
  return figures.some((figure) => text.includes(figure.text) || holdsNumber(text, figure.value))
}

/** The digits, not as a part of longer ones. */
function holdsNumber(text: string, digits: string): boolean {
  return [...text.matchAll(/\d+(?:\.\d+)?/g)].some(([found]) => found === digits)
}
