import { z } from 'zod'
import type { PhraseRule } from '../core/knowledge/check-knowledge.ts'
import { SECTION_IDS } from '../core/section.ts'
import { pattern } from './pattern.ts'
import { readTable } from './read-table.ts'

const rule = z.strictObject({
  kind: z.string().min(1).exactOptional(),
  severity: z.enum(['error', 'warn', 'info']).default('error'),
  match: pattern,
  why: z.string().min(1),
  instead: z.string().exactOptional(),
  unless: z.array(pattern).default([]),
  parts: z.array(z.enum(SECTION_IDS)).exactOptional(),
  source: z.string().exactOptional(),
})

const table = z.strictObject({ asOf: z.string(), rules: z.array(rule).min(1) })

/** Lexicons by file; the second word is the kind of its rows that name none. */
const LEXICONS: readonly (readonly [file: string, kind: string])[] = [
  ['terms', 'wrong_term'],
  ['set-phrases', 'set_phrase'],
  ['confusions', 'typo'],
  ['wording', 'grammar'],
  ['competence', 'competence'],
  ['residue', 'artifact'],
  ['topics', 'off_topic'],
]

/** The rows of all lexicons in `config/`. Throws a ZhibiError that names what is wrong in which file. */
export function loadCheckPhrases(configDir: string): readonly PhraseRule[] {
  return LEXICONS.flatMap(([file, kind]) =>
    readTable(configDir, file, table).rules.map((row): PhraseRule => ({ ...row, kind: row.kind ?? kind })),
  )
}
