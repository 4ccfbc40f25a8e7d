import { z } from 'zod'
import type { LedgerWords } from '../core/knowledge/ledger-words.ts'
import { THEME_IDS } from '../core/theme.ts'
import { pattern } from './pattern.ts'
import { readTable } from './read-table.ts'

const words = z.array(z.string().min(1))
const markers = z.strictObject({ any: z.array(pattern), except: z.array(pattern) })
const heads = z.strictObject({
  achievement: words,
  problem: words,
  cause: words,
  plan: words,
  other: words,
})

const quantity = z.strictObject({
  id: z.string().min(1),
  words,
  of: words.default([]),
  units: words,
  stock: z.boolean().default(false),
  theme: z.enum(THEME_IDS).exactOptional(),
})

const table = z.strictObject({
  offices: words,
  persons: pattern,
  officeSays: words,
  heads,
  emptyHeads: words,
  listIntros: z.strictObject({ plan: markers, problem: markers }),
  topicHeads: words,
  remarks: z.strictObject({
    hard: z.array(pattern),
    soft: z.array(pattern),
    override: z.array(pattern),
    ordered: pattern,
  }),
  profile: z.array(pattern),
  speechTurns: z.array(pattern),
  furtherPoints: pattern,
  reasonOpens: pattern,
  polarity: z.strictObject({ problem: markers, cause: markers, plan: markers, other: markers }),
  planOpens: pattern,
  planGoesOn: pattern,
  lastYear: pattern,
  thisYear: pattern,
  comparison: pattern,
  clings: pattern,
  parts: z.strictObject({ marks: words, rest: words, totals: words, members: pattern }),
  everything: pattern,
  ratios: z.array(z.strictObject({ name: words, part: words, whole: words, own: z.boolean().default(false) })),
  periods: z.array(z.strictObject({ words, least: z.number().int(), most: z.number().int() })),
  atLeast: pattern,
  quantities: z.array(quantity),
  fillers: words,
  unitHints: z.array(
    z.strictObject({ words, unit: z.string(), above: z.number().exactOptional(), most: z.number().exactOptional() }),
  ),
  activities: words,
  eventUnits: words,
  activityOptions: words,
  vagueLaw: z.strictObject({ words, before: pattern, after: pattern }),
})

/** How the ledger reads notes, from `config/ledger.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadLedgerWords(configDir: string): LedgerWords {
  return readTable(configDir, 'ledger', table)
}
