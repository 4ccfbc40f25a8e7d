import type { Draft, DraftParagraph, DraftSentence, SectionDraft } from '../core/draft.ts'
import type { Fact, FactId } from '../core/fact.ts'
import { type FactPlace, placeOf } from '../core/section-facts.ts'

export type Subsection = readonly DraftParagraph[]
export type Themes = ReadonlyMap<FactId, FactPlace['theme']>

/**
 * The section with one theme's subsection put in the place of the one it had; what that one told of other themes stays.
 * Where the theme stood with others under one
 * heading, its sentences leave them and it stands behind them; where it had no place, at the end.
 */
export function overlay(
  section: SectionDraft,
  { theme, section: written }: Draft,
  facts: readonly Fact[],
): SectionDraft {
  const themes = new Map(facts.map((fact) => [fact.id, placeOf(fact).theme]))
  const subsections = splitSubsections(section.paragraphs)
  const at = subsections.findIndex((one) => isAbout(one, theme, themes))
  if (at >= 0) {
    const kept = (subsections[at] ?? []).flatMap(({ sentences }) => sentences.filter(isOfOthers(theme, themes)))
    return { ...section, paragraphs: subsections.with(at, followedBy(written.paragraphs, kept)).flat() }
  }
  const others = subsections.map((one) => withoutTheme(one, theme, themes))
  const shared = subsections.findLastIndex((one, index) => others[index] !== one)
  const place = shared < 0 ? subsections.length : shared + 1
  return { ...section, paragraphs: others.toSpliced(place, 0, written.paragraphs).flat() }
}

/** A subsection begins at its level 2 heading. */
export function splitSubsections(paragraphs: Subsection): readonly Subsection[] {
  return paragraphs.reduce<readonly Subsection[]>((all, paragraph) => {
    const last = all.at(-1)
    if (last === undefined || paragraph.heading?.level === 2) return [...all, [paragraph]]
    return all.with(-1, [...last, paragraph])
  }, [])
}

/** What most of its facts are about. */
export function isAbout(subsection: Subsection, theme: Draft['theme'], themes: Themes): boolean {
  const told = subsection.flatMap(({ sentences }) => sentences.flatMap(({ facts }) => facts))
  return told.length > 0 && told.filter((id) => themes.get(id) === theme).length * 2 > told.length
}

/** Rests on facts, and on none of this theme. */
function isOfOthers(theme: Draft['theme'], themes: Themes): (sentence: DraftSentence) => boolean {
  return ({ facts }) => facts.length > 0 && facts.every((id) => themes.get(id) !== theme)
}

function followedBy(paragraphs: Subsection, sentences: readonly DraftSentence[]): Subsection {
  const last = paragraphs.at(-1)
  if (last === undefined || sentences.length === 0) return paragraphs
  return paragraphs.with(-1, { ...last, sentences: [...last.sentences, ...sentences] })
}

/** The same subsection when nothing of it is about the theme. */
function withoutTheme(subsection: Subsection, theme: Draft['theme'], themes: Themes): Subsection {
  const left = subsection.map((paragraph) => {
    const sentences = paragraph.sentences.filter(
      ({ facts }) => facts.length === 0 || !facts.every((id) => themes.get(id) === theme),
    )
    return sentences.length === paragraph.sentences.length ? paragraph : { ...paragraph, sentences }
  })
  return left.every((one, index) => one === subsection[index]) ? subsection : left
}
