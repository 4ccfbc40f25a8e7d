import { z } from 'zod'
import type { FigureLexicon } from '../core/knowledge/figures.ts'
import { readTable } from './read-table.ts'

const words = z.array(z.string().min(1)).readonly()
const approx = z.enum(['', '余', '多', '约', '近', '超', '以上', '以下', '左右', '不足'])
const approxWords = z
  .array(
    z.strictObject({
      approx,
      words,
      notAfter: z.string(),
      onlyBefore: z.string().exactOptional(),
      large: z.boolean().exactOptional(),
    }),
  )
  .readonly()
const wordsSchema = z.strictObject({
  measures: words,
  kinds: z.strictObject({ money: words, duration: words, score: words, ratio: words }),
  spellings: z.record(z.string(), z.string()),
  classes: z.array(words).readonly(),
  conversions: z.record(z.string(), z.strictObject({ of: z.string(), times: z.string().regex(/^\d+$/) })),
  loose: z.record(z.string(), words),
  looseAmong: z.array(z.strictObject({ units: words, words })).readonly(),
  placeNouns: words,
  bodyTails: words,
  personNouns: words,
  personUnits: words,
  rateWords: words,
  moneyWords: words,
  blockThings: words,
  notUnitBefore: z.record(z.string(), z.string()),
  approxBefore: approxWords,
  approxApart: approxWords,
  approxAfter: approxWords,
  approxClasses: z.array(z.array(approx).readonly()).readonly(),
  notOneAfter: z.string(),
  articles: words,
  layout: words,
  synonyms: z.array(words).readonly(),
  filler: words,
  labelUnits: z.record(z.string(), z.string()),
  addedUp: z.array(words).readonly(),
  countedAsOne: z.array(words).readonly(),
  denials: words,
  opposites: z.record(z.string(), z.string()).readonly(),
  negations: words,
  notNegations: words,
  arithmeticWords: z.strictObject({
    difference: words,
    fall: words,
    rise: words,
    mean: words,
    rest: words,
    left: words,
    each: words,
    before: words,
  }),
  alternatives: z.array(words),
  namedDays: z.record(z.string().regex(/^\d{2}[-/]\d{2}$/), words),
  now: words,
  totals: words,
  wholes: words,
  notWholes: words,
})
const namesSchema = z.strictObject({
  names: words,
  hotlines: words,
  shortHotlines: words,
  hotlineTails: words,
  festivals: words,
  words,
  wordsUnless: z.record(z.string(), z.string()),
})

/** `config/figures.yaml` and `config/figures-names.yaml`. Throws a ZhibiError that names what is wrong in them. */
export function loadFigures(configDir: string): FigureLexicon {
  return { ...readTable(configDir, 'figures', wordsSchema), ...readTable(configDir, 'figures-names', namesSchema) }
}
