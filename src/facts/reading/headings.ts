import type { Polarity } from '../../core/fact.ts'
import type { FigureReader } from '../../core/figure-reader.ts'
import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import type { Theme } from '../../core/theme.ts'
import { onlyDefined } from '../only-defined.ts'
import type { ListedLine } from './list-marks.ts'
import { cutLine, type NoteLine } from './note-lines.ts'
import { isCounted } from './read-clauses.ts'
import type { Reign } from './reign.ts'

/** Headings of a pasted report: 一、 opens a section, （一） a part of it. */
export interface Headings {
  isSection(listed: ListedLine, hasBody: boolean): boolean
  section(listed: ListedLine): Reign
  /** A heading and what it says of the rest of its line; undefined where the line has none. */
  runIn(listed: ListedLine): { readonly reign: Reign; readonly line?: NoteLine } | undefined
  /** What reigns from here on, and what of the line is content; all of it where the heading itself says something. */
  part(listed: ListedLine, reign: Reign, hasBody: boolean): { readonly reign: Reign; readonly line?: NoteLine }
}

/** Longest heading; a longer first sentence is content. */
const MAX_HEADING = 40
/** A title without any name of a part: 「二、普法宣传情况」. */
const SHORT_TITLE = 12
/** Something was done: content, no title. */
const DONE = /了|已|成立|召开|[：:。]/
/** 「一、普法方面。开展……」: the heading of what stands behind it on the same line. */
const RUN_IN = /^[^，；：]{1,10}(?:方面|情况|工作|领域)$/u
/** Where problems and plans are told, a heading is the problem or the plan itself. */
const TELLS: ReadonlySet<Polarity | undefined> = new Set<Polarity>(['problem', 'cause', 'plan'])

interface Dependencies {
  readonly words: LedgerWords
  readonly figures: FigureReader
  readonly themeOf: (text: string) => Theme | undefined
}

export function createHeadings({ words, figures, themeOf }: Dependencies): Headings {
  const titlePolarity = createTitleReader(words)
  /** Nothing is counted or done in a title; it names a part of the report, or is a few words. */
  const isTitle = (text: string): boolean => {
    if (text.length > MAX_HEADING || DONE.test(text) || countsSomething(text)) return false
    return titlePolarity(text) !== undefined || text.length <= SHORT_TITLE
  }
  const countsSomething = (text: string): boolean => figures.read(text).some(isCounted)
  const named = new Map(
    Object.entries(words.heads).flatMap(([polarity, list]) =>
      list.map((head) => [head, polarity as Polarity] as const),
    ),
  )
  /** 「（二）存在问题。」: a part whose title is a polarity's own name. */
  const namedPolarity = (heading: string): Polarity | undefined => named.get(heading.replace(/^\d{4}年度?/u, ''))
  return {
    isSection: ({ line, mark }, hasBody) => mark === 'section' && hasBody && isTitle(line.text),
    runIn: ({ line }) => {
      const heading = line.text.slice(0, Math.max(0, line.text.indexOf('。')))
      const bare = RUN_IN.test(heading) && !countsSomething(heading) && !DONE.test(heading)
      if (!bare || heading.length + 1 >= line.text.length) return undefined
      const reign = onlyDefined({ polarity: titlePolarity(heading), theme: themeOf(heading) })
      return { reign, ...onlyDefined({ line: cutLine(line, heading.length + 1, line.text.length) }) }
    },
    section: ({ line }) => ({
      polarity: titlePolarity(line.text) ?? 'achievement',
      ...onlyDefined({ theme: line.text.length <= SHORT_TITLE ? themeOf(line.text) : undefined }),
    }),
    part: (listed, { polarity }, hasBody) => {
      const { text } = listed.line
      const stop = text.indexOf('。')
      const heading = stop < 0 ? text : text.slice(0, stop)
      const below: Reign = onlyDefined({ polarity })
      const bare = heading.length <= MAX_HEADING && !countsSomething(heading) && !DONE.test(heading)
      if (!bare || (TELLS.has(polarity) && namedPolarity(heading) === undefined) || (stop < 0 && !hasBody))
        return { reign: below, line: listed.line }
      const reign = onlyDefined({ polarity: namedPolarity(heading) ?? polarity, theme: themeOf(heading) })
      return { reign, ...onlyDefined({ line: cutLine(listed.line, heading.length + 1, text.length) }) }
    },
  }
}

/** 一、…的主要举措和成效 → achievement; undefined for a title without such a name. The longest head word in the title tells. */
function createTitleReader(words: LedgerWords): (title: string) => Polarity | undefined {
  const heads = (Object.entries(words.heads) as [Polarity, readonly string[]][])
    .flatMap(([polarity, list]) => list.map((word) => ({ polarity, word })))
    .sort((a, b) => b.word.length - a.word.length)
  return (title) => heads.find(({ word }) => title.includes(word))?.polarity
}
