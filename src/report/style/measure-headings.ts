import type { Theme } from '../../core/theme.ts'
import type { StyledHeading, UnitStyle } from '../../core/unit-style.ts'
import { splitSentences } from '../../language/sentences.ts'
import type { Sample } from './parse-sample.ts'
import { numbersPoints } from './point-form.ts'

interface HeadingTools {
  readonly keep: (heading: string) => string | undefined
  readonly themeOf: (text: string) => Theme | undefined
}

/** A report of more subsections is none. */
const MOST = 15
/** A theme with so large a part of a subsection's sentences stands under its heading. */
const SECONDARY = 0.3

type Headings = Pick<UnitStyle, 'headings' | 'clauses' | 'numbersWithin' | 'leftOut'>

/** The subsections of the achievements: which themes each tells of, and its heading where that can be kept. */
export function measureHeadings(sample: Sample, { keep, themeOf }: HeadingTools): Headings {
  const parts = sample.sections.filter(({ id }) => id === 'measures').flatMap((section) => section.parts)
  const headed = parts.filter(({ heading }) => heading !== '').slice(0, MOST)
  const kept = headed.map(({ heading, text }) => ({ text: keep(heading), themes: themesOf(heading, text, themeOf) }))
  const plain = kept.flatMap(({ text }) => text ?? [])
  const double = plain.filter((text) => text.includes('，')).length
  return {
    headings: distinct(
      kept.flatMap(({ text, themes }) => (text === undefined || themes.length === 0 ? [] : [{ text, themes }])),
    ),
    clauses: plain.length > 0 && double * 2 < plain.length ? 1 : 2,
    numbersWithin: parts.filter(({ text }) => numbersPoints(text)).length * 2 > parts.length,
    leftOut: kept.filter(({ text }, at) => text !== headed[at]?.heading.replace(/[\s。；：]/gu, '')).length,
  }
}

/** The theme of the heading first, then what else much of the text is about. */
function themesOf(heading: string, text: string, themeOf: HeadingTools['themeOf']): readonly Theme[] {
  const told = splitSentences(text).flatMap((sentence) => themeOf(sentence.text) ?? [])
  const often = [...new Set(told)]
    .map((theme) => ({ theme, part: told.filter((one) => one === theme).length / told.length }))
    .toSorted((a, b) => b.part - a.part)
  const main = themeOf(heading) ?? often[0]?.theme
  const others = often.filter(({ part }) => part >= SECONDARY).map(({ theme }) => theme)
  return main === undefined ? [] : [...new Set([main, ...others])]
}

/** A theme belongs under one heading: the one that is mainly about it, else the first that tells of it. */
function distinct(headings: readonly StyledHeading[]): readonly StyledHeading[] {
  const mains = new Set(headings.map(({ themes }) => themes[0]))
  const taken = new Set<Theme>()
  return headings.flatMap(({ text, themes }) => {
    const own = themes.filter((theme, at) => !taken.has(theme) && (at === 0 || !mains.has(theme)))
    for (const theme of own) taken.add(theme)
    return own.length === 0 ? [] : [{ text, themes: own }]
  })
}
