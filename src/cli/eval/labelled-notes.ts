import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { THEME_IDS } from '../../core/theme.ts'

const figure = z.strictObject({ value: z.string(), unit: z.string(), approx: z.string().exactOptional() })
const fact = z.strictObject({
  /** Words of the note that the fact's claim must hold. */
  says: z.string().min(1),
  /** Absent when it belongs to no theme. */
  theme: z.enum(THEME_IDS).exactOptional(),
  polarity: z.enum(['achievement', 'problem', 'cause', 'plan', 'other']),
  figures: z.array(figure),
})
const row = z.strictObject({
  id: z.string(),
  year: z.number().int(),
  text: z.string().min(1),
  facts: z.array(fact),
  /** Words that no fact may hold: remarks to the bot. */
  none: z.array(z.string()).default([]),
  /** Kinds of questions that must be asked. */
  asks: z.array(z.string()).default([]),
})

export type ExpectedFact = z.infer<typeof fact>
/** A raw note and the facts a person reads in it. */
export type LabelledNote = z.infer<typeof row>

/** The splits of a folder: each .jsonl file by its name. Throws a ZodError for a malformed row. */
export async function readLabelledNotes(dir: string): Promise<ReadonlyMap<string, readonly LabelledNote[]>> {
  const files = (await readdir(dir)).filter((name) => name.endsWith('.jsonl')).sort()
  const splits = files.map(async (name) => {
    const lines = (await readFile(join(dir, name), 'utf8')).split('\n').filter((line) => line.trim() !== '')
    return [name.replace(/\.jsonl$/, ''), lines.map((line) => row.parse(JSON.parse(line)))] as const
  })
  return new Map(await Promise.all(splits))
}
