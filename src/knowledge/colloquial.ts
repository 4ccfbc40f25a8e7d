import { z } from 'zod'
import type { Colloquial, Rewording } from '../core/knowledge/drafting.ts'
import { readTable } from './read-table.ts'

const word = z.string().min(1)
const table = z.strictObject({
  replacements: z.record(word, z.string()),
  words: z.array(word),
  remarks: z.array(word),
})

/** 口语 and its substitutes, from `config/colloquial.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadColloquial(configDir: string): Colloquial {
  const rows = readTable(configDir, 'colloquial', table)
  return { ...rows, replacements: rewordings(rows.replacements) }
}

export function rewordings(record: Readonly<Record<string, string>>): readonly Rewording[] {
  return Object.entries(record).map(([from, to]) => ({ from, to }))
}
