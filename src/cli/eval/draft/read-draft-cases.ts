import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { SECTION_IDS, type SectionId } from '../../../core/section.ts'
import { THEME_IDS, type Theme } from '../../../core/theme.ts'
import { shiftDecimal } from '../../../language/decimal.ts'
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
  /** The theme it belongs to under 举措成效, else the section (duty, shortcomings, plan, …). Older cases have none. */
  readonly theme?: Theme | SectionId | 'general' | undefined
}

const figure = z
  .object({
    value: z.string(),
    unit: z.string(),
    approx: z.string().default(''),
    about: z.string(),
    theme: z.enum([...THEME_IDS, ...SECTION_IDS, 'general']).optional(),
  })
  .transform(inFull)
const labels = z.object({
  id: z.string(),
  unit: z.string().optional(),
  place: z.string().optional(),
  year: z.coerce.number(),
  figures: z.array(figure),
})

const TEN_THOUSAND = 4

/** 4.1 万元 is labelled by some hands as they read it; the text's figures are compared as 41000 元. */
function inFull({ value, unit, ...rest }: LabelledFigure): LabelledFigure {
  const thousands = unit.length > 1 && unit.startsWith('万') && /^[\d.]+$/.test(value)
  return thousands
    ? { ...rest, value: shiftDecimal(value, TEN_THOUSAND), unit: unit.slice(1) }
    : { ...rest, value, unit }
}

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
