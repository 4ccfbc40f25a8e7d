import { z } from 'zod'
import type { LawTable } from '../core/knowledge/check-knowledge.ts'
import { pattern } from './pattern.ts'
import { readTable } from './read-table.ts'

const name = z.string().min(1)
const table = z.strictObject({
  asOf: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  national: z.array(name),
  documents: z.array(name),
  spoken: z.record(name, name),
  wrong: z.array(z.strictObject({ match: pattern, instead: name, why: name.exactOptional() })),
})

/** Titles of laws and documents, from `config/laws.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadLaws(configDir: string): LawTable {
  return readTable(configDir, 'laws', table)
}
