import type { Outline, Phrases } from '../../core/knowledge/drafting.ts'
import { THEME_IDS } from '../../core/theme.ts'
import type { UnitStyle } from '../../core/unit-style.ts'
import type { Craft } from './craft.ts'

/** The craft with the unit's own titles, headings and connectives in the place of the general ones (范文). */
export function dressCraft(craft: Craft, style: UnitStyle | undefined): Craft {
  if (style === undefined) return craft
  return { ...craft, style, outline: dressOutline(craft.outline, style), phrases: dressPhrases(craft.phrases, style) }
}

function dressOutline(outline: Outline, style: UnitStyle): Outline {
  const titles = style.sections.flatMap(({ id, title }) => (title === undefined ? [] : [[id, title] as const]))
  const own = new Map(style.headings.map(({ text, themes }) => [themes[0], text]))
  const headings = [...THEME_IDS, 'general' as const].map((theme) => {
    const text = theme === 'general' ? undefined : own.get(theme)
    return [theme, text === undefined ? outline.headings[theme].map(shortened(style)) : [text]] as const
  })
  return {
    ...outline,
    titles: { ...outline.titles, ...Object.fromEntries(titles) },
    headings: Object.fromEntries(headings) as unknown as Outline['headings'],
  }
}

/** A unit whose headings have one clause gets the general ones in one clause too. */
function shortened({ clauses }: UnitStyle): (heading: string) => string {
  return (heading) => (clauses === 1 ? (heading.split('，')[0] ?? heading) : heading)
}

/** 同时, 此外: of the usual ones those that it uses; all of them when it uses none of them. */
function dressPhrases(phrases: Phrases, { connectives }: UnitStyle): Phrases {
  const { between, last } = phrases.flow.connectives
  const used = (words: readonly string[]): readonly string[] => {
    const own = words.filter((word) => connectives.some((one) => word.startsWith(one)))
    return own.length === 0 ? words : own
  }
  return { ...phrases, flow: { ...phrases.flow, connectives: { between: used(between), last: used(last) } } }
}
