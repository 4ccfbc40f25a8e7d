import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runCheckers } from '../../checkers/run-checkers.ts'
import type { Checker } from '../../core/checker.ts'
import { composeCheckers } from '../compose-checkers.ts'
import type { CliCommand, CliIo, ExitCode } from '../io.ts'
import { type CheckCase, readOwnCases, readSampleCases } from './check-cases.ts'
import { alarmsPerReport, type CaseScore, type Recall, recallOf, scoreCase } from './check-score.ts'

const OPTIONS = {
  samples: { type: 'string' },
  cases: { type: 'string' },
  split: { type: 'string', default: 'test' },
  verbose: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/** Recall by severity and kind, and false alarms a report, on the labelled cases. */
export const command: CliCommand = {
  summary: '检查器在有标注的报告上的召回率和误报',
  usage: 'eval check [--split NAME] [--samples DIR] [--cases DIR] [--verbose] [--json]',
  async run(argv, io) {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS })
    const cases =
      values.samples === undefined
        ? readOwnCases(values.cases ?? join(io.root, 'tests/cases/check'), values.split)
        : readSampleCases(values.samples)
    const scores = scoreAll(cases, composeCheckers(io.root))
    if (values.json) io.out(JSON.stringify(summary(scores)))
    else print(scores, io, values.verbose)
    return passes(scores)
  },
}

function scoreAll(cases: readonly CheckCase[], checkers: readonly Checker[]): readonly CaseScore[] {
  return cases.map((one) => scoreCase(one, runCheckers(checkers, one.checked)))
}

function summary(scores: readonly CaseScore[]): object {
  const kinds = [...new Set(scores.flatMap((score) => score.items.map(({ item }) => item.kind)))].sort()
  const bySeverity = (['error', 'warn', 'info'] as const).map((severity) => ({
    severity,
    ...recallOf(scores, (item) => item.severity === severity),
    alarmsPerReport: alarmsPerReport(scores, severity),
    alarmsPerCleanReport: alarmsPerReport(
      scores.filter((score) => !score.planted),
      severity,
    ),
  }))
  return {
    reports: scores.length,
    bySeverity,
    byKind: kinds.map((kind) => ({ kind, ...recallOf(scores, (item) => item.kind === kind) })),
    forbidden: scores.flatMap((score) => score.forbidden).length,
  }
}

function print(scores: readonly CaseScore[], io: CliIo, verbose: boolean): void {
  io.out(`报告 ${String(scores.length)} 份\n级别\t找到\t定类\t共\t误报/份\t干净报告误报/份`)
  const clean = scores.filter((score) => !score.planted)
  for (const severity of ['error', 'warn', 'info'] as const) {
    const recall = recallOf(scores, (item) => item.severity === severity)
    const alarms = `${alarmsPerReport(scores, severity).toFixed(2)}\t${alarmsPerReport(clean, severity).toFixed(2)}`
    io.out(`${severity}\t${percent(recall)}\t${String(recall.named)}\t${String(recall.of)}\t${alarms}`)
  }
  const kinds = [...new Set(scores.flatMap((score) => score.items.map(({ item }) => item.kind)))].sort()
  io.out('\n类别\t找到\t定类\t共')
  for (const kind of kinds) {
    const recall = recallOf(scores, (item) => item.kind === kind)
    io.out(`${kind}\t${String(recall.found)}\t${String(recall.named)}\t${String(recall.of)}`)
  }
  io.out(`\n不得报而报：${String(scores.flatMap((score) => score.forbidden).length)}`)
  if (verbose) printMisses(scores, io)
}

function printMisses(scores: readonly CaseScore[], io: CliIo): void {
  for (const score of scores) {
    for (const { item, place, kind } of score.items) {
      if (place && kind) continue
      io.out(`${place ? '定类不同' : '漏报'}\t${score.id}\t${item.severity}\t${item.kind}\t${item.quotes.join(' / ')}`)
    }
    for (const finding of score.unlabelled) {
      io.out(`未标注\t${score.id}\t${finding.severity}\t${finding.kind}\t${finding.quote}\t${finding.message}`)
    }
  }
}

function percent({ found, of }: Recall): string {
  return of === 0 ? '–' : `${((100 * found) / of).toFixed(1)}%`
}

/** Issue targets: error recall ≥ 92 %, false errors ≤ 0.3 a report, nothing forbidden. */
function passes(scores: readonly CaseScore[]): ExitCode {
  const { found, of } = recallOf(scores, (item) => item.severity === 'error')
  const forbidden = scores.some((score) => score.forbidden.length > 0)
  return found >= 0.92 * of && alarmsPerReport(scores, 'error') <= 0.3 && !forbidden ? 0 : 1
}
