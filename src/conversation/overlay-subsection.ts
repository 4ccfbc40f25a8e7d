import type { Draft, DraftParagraph, SectionDraft } from '../core/draft.ts'
import type { Fact, FactId } from '../core/fact.ts'
import { type FactPlace, placeOf } from '../core/section-facts.ts'

type Subsection = readonly DraftParagraph[]

/** The section with one theme's subsection put in the place of the one it had, or at the end if it had none. */
export function overlay(
  section: SectionDraft,
  { theme, section: written }: Draft,
  facts: readonly Fact[],
): SectionDraft {
  const themes = new Map(facts.map((fact) => [fact.id, placeOf(fact).theme]))
  const subsections = split(section.paragraphs)
  const at = subsections.findIndex((one) => isAbout(one, theme, themes))
  const replaced = at < 0 ? [...subsections, written.paragraphs] : subsections.with(at, written.paragraphs)
  return { ...section, paragraphs: replaced.flat() }
}

/** A subsection begins at its level 2 heading. */
function split(paragraphs: Subsection): readonly Subsection[] {
  return paragraphs.reduce<readonly Subsection[]>((all, paragraph) => {
    const last = all.at(-1)
    if (last === undefined || paragraph.heading?.level === 2) return [...all, [paragraph]]
    return all.with(-1, [...last, paragraph])
  }, [])
}

/** What most of its facts are about. */
function isAbout(
  subsection: Subsection,
  theme: Draft['theme'],
  themes: ReadonlyMap<FactId, FactPlace['theme']>,
): boolean {
  const told = subsection.flatMap(({ sentences }) => sentences.flatMap(({ facts }) => facts))
  return told.length > 0 && told.filter((id) => themes.get(id) === theme).length * 2 > told.length
}
