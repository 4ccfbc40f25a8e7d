import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { splitNotes } from '../../read-input.ts'

/** Notes with every figure listed by hand, independent of our own reader. */
export interface DraftCase {
  readonly id: string
  readonly unit: string
  readonly year: number
  readonly notes: readonly string[]
  readonly figures: readonly LabelledFigure[]
}

export interface LabelledFigure {
  readonly value: string
  readonly unit: string
  readonly approx: string
  readonly about: string
}

const figure = z.object({ value: z.string(), unit: z.string(), approx: z.string().default(''), about: z.string() })
const labels = z.object({
  id: z.string(),
  unit: z.string().optional(),
  place: z.string().optional(),
  year: z.coerce.number(),
  figures: z.array(figure),
})

/** Every NAME.txt of the folder that has a NAME.json beside it, by name. */
export async function readDraftCases(dir: string): Promise<readonly DraftCase[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json')).sort()
  return await Promise.all(names.map(async (name) => await readCase(dir, basename(name, '.json'))))
}

async function readCase(dir: string, name: string): Promise<DraftCase> {
  const { unit, place, ...rest } = labels.parse(JSON.parse(await readFile(join(dir, `${name}.json`), 'utf8')))
  const notes = splitNotes(await readFile(join(dir, `${name}.txt`), 'utf8'))
  return { ...rest, unit: unit ?? place ?? name, notes }
}
