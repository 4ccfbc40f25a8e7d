import { parseArgs } from 'node:util'
import { byWeight, mergeFindings } from '../checkers/merge-findings.ts'
import { numberFindings } from '../checkers/number-findings.ts'
import { runCheckers } from '../checkers/run-checkers.ts'
import type { CheckedText } from '../core/checker.ts'
import type { Finding } from '../core/finding.ts'
import { composeCheckers } from './compose-checkers.ts'
import { findingAsJson } from './finding-json.ts'
import type { CliCommand, CliIo } from './io.ts'
import { readNotesForCheck } from './notes-for-check.ts'
import { readDocument } from './read-document.ts'
import { readUnit } from './unit-argument.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  unit: { type: 'string' },
  year: { type: 'string' },
  variant: { type: 'string', default: 'submission' },
  notes: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

export const command: CliCommand = {
  summary: '检查一份报告（.txt .md .docx .pdf），列出上级会退回的地方',
  usage: 'check FILE --unit 单位全称 --year 报告年度 [--variant submission|public] [--notes 素材] [--json]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) throw new UsageError('请给出一个文件')
    const text = await readDocument(file, io)
    const checked: CheckedText = {
      text,
      unit: readUnit(required(values.unit, '--unit')),
      year: readYear(required(values.year, '--year')),
      variant: readVariant(values.variant),
    }
    const findings = await findAll(checked, values.notes, io)
    if (values.json) io.out(JSON.stringify({ findings: findings.map(findingAsJson) }))
    else print(findings, io)
    return findings.length === 0 ? 0 : 1
  },
}

/** With notes, the figures they do not bear out too. */
async function findAll(checked: CheckedText, notes: string | undefined, io: CliIo): Promise<readonly Finding[]> {
  const checkers = composeCheckers(io.root)
  if (notes === undefined) return runCheckers(checkers, checked)
  const { facts, findings } = await readNotesForCheck(notes, checked, io)
  return mergeFindings([...runCheckers(checkers, { ...checked, facts }), ...findings])
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value.trim() === '') throw new UsageError(`缺少 ${name}`)
  return value.trim()
}

function readYear(text: string): number {
  const year = Number(text.replace(/年$/, ''))
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new UsageError(`--year 应是四位年份：${text}`)
  return year
}

function readVariant(text: string): CheckedText['variant'] {
  if (text !== 'submission' && text !== 'public') throw new UsageError('--variant 应是 submission 或 public')
  return text
}

/** The form of design.md §6: offsets in UTF-16 units of the text read. */

function print(findings: readonly Finding[], io: CliIo): void {
  if (findings.length === 0) {
    io.out('没有发现问题。')
    return
  }
  const counts = (['error', 'warn', 'info'] as const).map(
    (severity) => findings.filter((finding) => finding.severity === severity).length,
  )
  io.out(
    `发现 ${String(findings.length)} 处：错 ${String(counts[0])}、疑 ${String(counts[1])}、提示 ${String(counts[2])}`,
  )
  for (const { line } of numberFindings([...findings].sort(byWeight))) io.out(line)
}
