import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { CheckedText } from '../../core/checker.ts'
import type { Severity } from '../../core/finding.ts'
import { readUnit } from '../unit-argument.ts'

/** What a checker should find in a text; `ok` must not be flagged. */
export interface ExpectedItem {
  readonly id: string
  readonly kind: string
  readonly severity: Severity | 'ok'
  readonly quotes: readonly string[]
}

export interface CheckCase {
  readonly id: string
  readonly checked: CheckedText
  readonly expected: readonly ExpectedItem[]
  /** True when every error in it is labelled, so that others are false alarms. */
  readonly complete: boolean
}

const edit = z.object({
  kind: z.string(),
  severity: z.enum(['error', 'warn', 'info']),
  find: z.string(),
  replace: z.string(),
  quote: z.string(),
})
const planted = z.object({
  id: z.string(),
  base: z.string(),
  variant: z.enum(['submission', 'public']),
  edits: z.array(edit),
})
const units = z.record(z.string(), z.object({ unit: z.string(), year: z.number() }))

/** Own cases of a split (a folder): `dir/units.json`, `dir/<split>/<base>.txt` (clean) and `dir/<split>.jsonl` (edits that plant errors). */
export function readOwnCases(dir: string, split: string): readonly CheckCase[] {
  const known = units.parse(JSON.parse(readFileSync(join(dir, 'units.json'), 'utf8')))
  const bases = readdirSync(join(dir, split)).map((file) => file.replace(/\.txt$/, ''))
  const textOf = (base: string): string => readFileSync(join(dir, split, `${base}.txt`), 'utf8')
  const checked = (base: string, text: string, variant: CheckedText['variant']): CheckedText => {
    const unit = known[base] ?? { unit: base, year: 2024 }
    return { text, unit: readUnit(unit.unit), year: unit.year, variant }
  }
  const clean = bases.flatMap((base) =>
    (['submission', 'public'] as const).map((variant) => ({
      id: `${base}-${variant}`,
      checked: checked(base, textOf(base), variant),
      expected: [],
      complete: true,
    })),
  )
  const lines = readFileSync(join(dir, `${split}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const wrong = lines.map((line): CheckCase => {
    const row = planted.parse(JSON.parse(line))
    const text = row.edits.reduce((all, { find, replace }) => all.replace(find, () => replace), textOf(row.base))
    const expected = row.edits.map((one, index) => ({
      ...one,
      id: `${row.id}-${String(index + 1)}`,
      quotes: [one.quote],
    }))
    return { id: row.id, checked: checked(row.base, text, row.variant), expected, complete: true }
  })
  return [...clean, ...wrong]
}

const sampleItem = z.object({
  id: z.string(),
  kind: z.string(),
  severity: z.enum(['error', 'warn', 'info', 'ok']),
  quote: z.string(),
  other_quote: z.string().optional(),
  sample: z.string(),
})
const sampleNotes = z.object({ place: z.string(), year: z.coerce.number() })

/** Labelled real reports: `dir/reference/sample-errors.json`, `dir/samples/ID.txt`, unit and year in `dir/notes/ID.json`. */
export function readSampleCases(dir: string): readonly CheckCase[] {
  const items = z.array(sampleItem).parse(JSON.parse(readFileSync(join(dir, 'reference/sample-errors.json'), 'utf8')))
  return [...new Set(items.map((one) => one.sample))].map((sample) => {
    const { place, year } = sampleNotes.parse(JSON.parse(readFileSync(join(dir, `notes/${sample}.json`), 'utf8')))
    const text = readFileSync(join(dir, `samples/${sample}.txt`), 'utf8')
    const expected = items.filter((one) => one.sample === sample).map((one) => ({ ...one, quotes: quotesOf(one) }))
    return { id: sample, checked: { text, unit: readUnit(place), year, variant: 'public' }, expected, complete: true }
  })
}

function quotesOf(item: z.infer<typeof sampleItem>): readonly string[] {
  return item.other_quote === undefined ? [item.quote] : [item.quote, item.other_quote]
}
