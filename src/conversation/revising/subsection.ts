import type { Draft, SectionDraft } from '../../core/draft.ts'
import type { Fact } from '../../core/fact.ts'
import { placeOf } from '../../core/section-facts.ts'
import type { Theme } from '../../core/theme.ts'
import { isAbout, splitSubsections } from '../overlay-subsection.ts'

/** A part of a section that can be changed by itself, and the section with another part in its place. */
export interface SectionPart {
  readonly part: SectionDraft
  readonly put: (part: SectionDraft) => SectionDraft
}

/** The subsection of a theme: the one most of whose facts are of it, else the first that tells of it at all. */
export function subsectionOf(section: SectionDraft, theme: Theme, facts: readonly Fact[]): SectionPart | undefined {
  const themes = new Map(facts.map((fact) => [fact.id, placeOf(fact).theme]))
  const all = splitSubsections(section.paragraphs)
  const most = all.findIndex((one) => isAbout(one, theme, themes))
  const at =
    most >= 0
      ? most
      : all.findIndex((one) =>
          one.some(({ sentences }) => sentences.some((told) => told.facts.some((id) => themes.get(id) === theme))),
        )
  const paragraphs = all[at]
  if (paragraphs === undefined || all.length < 2) return undefined
  return {
    part: { ...section, paragraphs },
    put: (part) => ({ ...section, paragraphs: all.with(at, part.paragraphs).flat() }),
  }
}

/** The whole of a draft. */
export const wholeOf = ({ section }: Pick<Draft, 'section'>): SectionPart => ({ part: section, put: (part) => part })
