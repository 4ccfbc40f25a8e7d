import type { Fact } from '../core/fact.ts'
import type { CountedFigure } from './counted-figure.ts'
import type { Remark } from './finding.ts'
import type { ReadReport } from './read-report.ts'

/** Kinds that say figures do not agree with each other. */
const DISAGREEMENTS: ReadonlySet<string> = new Set([
  'number_conflict',
  'ratio_wrong',
  'sum_wrong',
  'frequency_conflict',
  'unit_missing',
  'unit_mismatch',
])

/** A fine that a note told of is the cadre's to leave out. */
const FINE = /罚款|罚没/

/**
 * Figures that disagree because the notes themselves do are a question to the cadre, no error of the text: with a ledger
 * that holds every figure of the place, an error becomes a warning.
 */
export function excuseLedgerFigures(report: ReadReport, facts: readonly Fact[]): (remark: Remark) => Remark {
  const told = new Set(facts.flatMap((fact) => fact.figures.map(keyOf)))
  return (remark) => {
    if (remark.severity !== 'error') return remark
    if (remark.kind === 'fine_as_merit' && facts.some(({ claim }) => FINE.test(claim))) return asked(remark)
    if (!DISAGREEMENTS.has(remark.kind)) return remark
    const inside = report.figures.filter(({ span }) => span.start >= remark.span.start && span.end <= remark.span.end)
    if (inside.length === 0 || !inside.every((figure) => told.has(keyOf(figure)))) return remark
    return asked(remark)
  }
}

function asked(remark: Remark): Remark {
  return { ...remark, severity: 'warn', message: `素材里就是这样写的，请核实：${remark.message}` }
}

function keyOf({ value, unit }: Pick<CountedFigure, 'value' | 'unit'>): string {
  return `${value} ${unit}`
}
