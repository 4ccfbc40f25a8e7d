import { z } from 'zod'
import type { Outline } from '../core/knowledge/drafting.ts'
import { THEME_IDS } from '../core/theme.ts'
import { readTable } from './read-table.ts'

const text = z.string().min(1)
const kind = z.strictObject({
  answeredBy: z.array(text).default([]),
  kind: text,
  keys: z.array(text),
  label: text,
  aim: text,
  cause: text,
  measure: text,
  more: z.array(text).default([]),
  themes: z.array(z.enum(THEME_IDS)).default([]),
})
const table = z.strictObject({
  titles: z.strictObject({ measures: text, duty: text, shortcomings: text, plan: text, other: text }),
  headings: z.record(z.enum([...THEME_IDS, 'general']), z.array(text).min(1)),
  fields: z.record(z.enum(THEME_IDS), text),
  families: z.array(z.strictObject({ themes: z.array(z.enum(THEME_IDS)).min(2), headings: z.array(text).min(1) })),
  intros: z.strictObject({ shortcomings: text, plan: text }),
  audiences: z.strictObject({
    frames: z.partialRecord(z.enum(THEME_IDS), text),
    rows: z.array(z.strictObject({ words: z.array(text).min(1), name: text })),
  }),
  aims: z.record(z.enum([...THEME_IDS, 'general']), text),
  spelledOut: z.array(z.strictObject({ short: text, full: text })),
  shortcomings: z.array(kind).min(3),
  sensitive: z.array(text),
  sensitivePhrase: text,
  surnames: text,
  compoundSurnames: z.array(text).min(1),
  notNames: z.array(text),
})

/** The outline of the report, from `config/outline.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadOutline(configDir: string): Outline {
  return readTable(configDir, 'outline', table)
}
