import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Craft, composeCraft } from '../compose/craft.ts'
import { createLogger } from '../compose/logger.ts'
import { readConfig } from '../config.ts'
import { SECTION_IDS, type SectionTarget } from '../core/section.ts'
import { THEME_IDS, type Theme } from '../core/theme.ts'
import type { UnitProfile, Variant } from '../core/unit-profile.ts'
import { draftAsJson } from './draft-json.ts'
import type { CliCommand, CliIo } from './io.ts'
import { readInput, splitNotes } from './read-input.ts'
import { readStyleFile } from './read-style-file.ts'
import { reportFromNotes } from './report-from-notes.ts'
import { readUnit } from './unit-argument.ts'
import { UsageError } from './usage-error.ts'
import { type Written, writeReport } from './write-report.ts'

export const command: CliCommand = {
  summary: '素材文件进，段落或全文出',
  usage:
    'draft NOTES --unit 单位全称 --year 年度 [--section opening|measures|duty|shortcomings|plan|other|report|主题] [--variant submission|public] [--engine embedded|model] [--format text|json] [--json] [--style 范文] [--length 字数] [-o FILE]',
  async run(argv, io) {
    const wanted = readArguments(argv)
    const config = readConfig(io.env)
    const logger = createLogger(io.env['LOG_LEVEL'] === undefined ? 'error' : config.logLevel)
    if (wanted.engine === 'model' && config.models.length === 0)
      throw new UsageError('没有设置模型（OPENAI_BASE_URL、ZHIBI_MODEL）')
    const models = wanted.engine === 'embedded' ? [] : config.models
    const craft = await composeCraft({ root: io.root, config: { models }, logger })
    const notes = splitNotes(await readInput(wanted.notes, io))
    const style =
      wanted.style === undefined ? {} : { style: await readStyleFile(wanted.style, { craft, unit: wanted.unit, io }) }
    const ledger = reportFromNotes(notes, { craft, unit: wanted.unit, year: wanted.year, variant: wanted.variant })
    const written = await writeReport(
      { ...ledger, ...style, ...(wanted.length === undefined ? {} : { length: wanted.length }) },
      {
        craft,
        target: wanted.target,
        ...(wanted.theme === undefined ? {} : { theme: wanted.theme }),
        ...(wanted.length === undefined ? {} : { length: wanted.length }),
      },
    )
    await print(written, { craft, wanted, io })
    return 0
  },
}

interface Wanted {
  readonly notes: string
  readonly unit: UnitProfile
  readonly year: number
  readonly target: SectionTarget
  readonly theme?: Theme
  readonly variant: Variant
  readonly engine: 'embedded' | 'model' | undefined
  readonly json: boolean
  readonly output: string | undefined
  /** A file whose way of writing is to be followed. */
  readonly style: string | undefined
  /** Characters wished for what is written. */
  readonly length?: number
}

function readArguments(argv: readonly string[]): Wanted {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      unit: { type: 'string' },
      year: { type: 'string' },
      section: { type: 'string' },
      variant: { type: 'string' },
      engine: { type: 'string' },
      format: { type: 'string' },
      json: { type: 'boolean' },
      output: { type: 'string', short: 'o' },
      style: { type: 'string' },
      length: { type: 'string' },
    },
  })
  const [notes, ...more] = positionals
  if (notes === undefined || more.length > 0) throw new UsageError('请给一个素材文件（- 表示标准输入）')
  const format = oneOf('format', values.format ?? 'text', ['text', 'json'])
  const engine = values.engine === undefined ? undefined : oneOf('engine', values.engine, ['embedded', 'model'])
  return {
    notes,
    unit: unitOf(values.unit),
    year: yearOf(values.year),
    ...sectionOf(values.section ?? 'report'),
    variant: oneOf('variant', values.variant ?? 'submission', ['submission', 'public']),
    engine,
    json: values.json === true || format === 'json',
    ...(values.length === undefined ? {} : { length: lengthOf(values.length) }),
    output: values.output,
    style: values.style,
  }
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw new UsageError(`--${name} 只能是 ${allowed.join('、')}`)
  return found
}

function unitOf(name: string | undefined): UnitProfile {
  if (name === undefined) throw new UsageError('请用 --unit 给出单位全称，例如 福建省永安市槐南镇')
  return readUnit(name)
}

function yearOf(text: string | undefined): number {
  const year = Number(text)
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new UsageError('请用 --year 给出报告年度，例如 2025')
  return year
}

function lengthOf(text: string): number {
  const length = Number(text)
  if (!Number.isInteger(length) || length < 50 || length > 20_000)
    throw new UsageError('请用 --length 给出字数，例如 2000')
  return length
}

function sectionOf(name: string): { readonly target: SectionTarget; readonly theme?: Theme } {
  const theme = THEME_IDS.find((one) => one === name)
  if (theme !== undefined) return { target: 'measures', theme }
  return { target: oneOf('section', name, [...SECTION_IDS, 'report']) }
}

async function print(
  { report, notes }: Written,
  { craft, wanted, io }: { readonly craft: Craft; readonly wanted: Wanted; readonly io: CliIo },
): Promise<void> {
  const whole = draftAsJson(report, { craft, target: wanted.target, notes })
  // On stderr, beside the text: what the checkers would send back and no safe change could put right.
  for (const { severity, quote, message } of whole.findings)
    if (severity === 'error') io.err(`请核实：“${quote}”${message}`)
  for (const note of notes) io.err(note)
  const shown = wanted.json ? JSON.stringify(whole, null, wanted.output === undefined ? undefined : 2) : whole.text
  if (wanted.output === undefined) io.out(shown)
  else await writeFile(wanted.output, `${shown}\n`)
}
