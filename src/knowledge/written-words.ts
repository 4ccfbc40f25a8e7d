import { z } from 'zod'
import type { Rewording } from '../core/knowledge/drafting.ts'
import { rewordings } from './colloquial.ts'
import { readTable } from './read-table.ts'

const table = z.strictObject({ replacements: z.record(z.string().min(1), z.string()) })

/** Loose phrasing and its written form, from `config/written-words.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadWrittenWords(configDir: string): readonly Rewording[] {
  return rewordings(readTable(configDir, 'written-words', table).replacements)
}
