import { z } from 'zod'
import type { CheckKnowledge, CountingTable, NameTable, StructureTable } from '../core/knowledge/check-knowledge.ts'
import { SECTION_IDS } from '../core/section.ts'
import { loadCheckPhrases } from './check-phrases.ts'
import { loadExpressions } from './expressions.ts'
import { loadLaws } from './laws.ts'
import { pattern } from './pattern.ts'
import { readTable } from './read-table.ts'

const words = z.array(z.string().min(1))
const asOf = z.string()
const nounMeasures = z.array(z.strictObject({ noun: z.string().min(1), units: words }))

const counting = z.strictObject({
  asOf,
  measures: words,
  nouns: nounMeasures,
  warnOnly: nounMeasures,
  concepts: z.array(
    z.strictObject({
      name: z.string().min(1),
      context: pattern,
      units: words,
      severity: z.enum(['error', 'warn', 'info']).default('error'),
      total: z.boolean().default(false),
    }),
  ),
  partial: words,
  complements: z.array(words.length(2)),
  surveyWords: words,
})

const structure = z.strictObject({
  asOf,
  sections: z.array(z.strictObject({ id: z.enum(SECTION_IDS), heading: pattern, name: z.string().min(1) })),
  causeWords: z.array(pattern),
  impliedCauses: words,
  topics: z.array(
    z.strictObject({ name: z.string(), problem: pattern, answer: pattern, strict: z.boolean().default(false) }),
  ),
  headings: z.array(z.strictObject({ name: z.string(), own: pattern, foreign: pattern })),
})

const names = z.strictObject({
  asOf,
  notPlaces: words,
  notVillages: words,
  notTails: z.string(),
  notChars: z.string(),
  leftBoundary: z.string(),
  withNeighbour: words,
  rightContext: z.string().min(1),
  titles: words,
  parties: words,
  surnames: z.string().min(1),
  notNames: words,
  nameRight: z.string().min(1),
})

const genreWords = z.strictObject({ asOf, alone: z.string(), words: z.array(z.string().regex(/^[\u4e00-\u9fff]{2}$/)) })
const homophones = z.looseObject({ syllables: z.record(z.string(), z.string().min(1)) })
const groups = z.strictObject({ asOf, groups: words })

/** Every table the checkers read, from `config/`. Throws a ZhibiError that names what is wrong in which file. */
export function loadCheckKnowledge(configDir: string): CheckKnowledge {
  return {
    expressions: loadExpressions(configDir),
    phrases: loadCheckPhrases(configDir),
    counting: readTable<CountingTable>(configDir, 'measure-words', counting),
    laws: loadLaws(configDir),
    structure: readTable<StructureTable>(configDir, 'structure', structure),
    names: readTable<NameTable>(configDir, 'names', names),
    sensitiveGroups: readTable(configDir, 'sensitive-groups', groups).groups,
    genre: {
      ...readTable(configDir, 'genre-words', genreWords),
      syllables: readTable(configDir, 'homophones', homophones).syllables,
    },
  }
}
