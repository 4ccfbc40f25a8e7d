import { z } from 'zod'
import type { Phrases } from '../core/knowledge/drafting.ts'
import { THEME_IDS } from '../core/theme.ts'
import { rewordings } from './colloquial.ts'
import { loadLaws } from './laws.ts'
import { pattern } from './pattern.ts'
import { readTable } from './read-table.ts'

const word = z.string().min(1)
const words = z.array(word)
const table = z.strictObject({
  verbs: z.array(z.strictObject({ word, formal: word.exactOptional(), with: words.default([]) })),
  nouns: z.array(z.strictObject({ nouns: words, verb: word })),
  lists: z.partialRecord(z.enum(THEME_IDS), word),
  forms: z.strictObject({ words, frame: word }),
  agents: words,
  people: words,
  topics: words,
  fieldNames: z.strictObject({ always: words.min(1), deeds: words.min(1) }),
  offices: words,
  planStarts: words.min(1),
  planVerbs: z.array(z.strictObject({ words, verb: word })).min(1),
  yearly: words,
  breath: z.strictObject({ before: words, stays: words, heads: words }),
  openers: z.strictObject({
    preamble: pattern,
    spoken: words,
    adverbs: words,
    stays: words,
    thisYear: words,
    notThisYear: words,
  }),
  flow: z.strictObject({
    mechanisms: words.min(1),
    outcomes: words.min(1),
    leaning: words.min(1),
    connectives: z.strictObject({ between: words, last: words }),
  }),
  themes: z.partialRecord(z.enum(THEME_IDS), z.record(word, z.string())),
})

/** How clauses are worded, from `config/phrases.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadPhrases(configDir: string): Phrases {
  const rows = readTable(configDir, 'phrases', table)
  const themes = Object.fromEntries(Object.entries(rows.themes).map(([theme, record]) => [theme, rewordings(record)]))
  return {
    ...rows,
    verbs: rows.verbs.map((verb) => ({ ...verb, formal: verb.formal ?? verb.word })),
    themes,
    titles: loadLaws(configDir),
  }
}
