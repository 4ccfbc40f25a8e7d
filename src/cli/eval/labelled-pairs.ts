import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const row = z.strictObject({
  id: z.string(),
  expect: z.enum(['pass', 'flag']),
  group: z.string(),
  kind: z.enum(['invented', 'lost', 'changed', 'unit', 'approx', 'swapped', 'date', 'computed']).exactOptional(),
  notes: z.string(),
  draft: z.string(),
})

/** Notes and a draft, with the verdict a person gives and, for a flag, what is wrong. */
export type LabelledPair = z.infer<typeof row>

/** The labelled pairs of every split (file) of a folder, by the file's name. */
export async function readLabelledPairs(dir: string): Promise<ReadonlyMap<string, readonly LabelledPair[]>> {
  const files = (await readdir(dir)).filter((name) => name.endsWith('.jsonl')).sort()
  const splits = await Promise.all(
    files.map(async (name) => [name.slice(0, -'.jsonl'.length), await readSplit(join(dir, name))] as const),
  )
  return new Map(splits)
}

async function readSplit(file: string): Promise<readonly LabelledPair[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => row.parse(JSON.parse(line)))
}
