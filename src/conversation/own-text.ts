import type { Report } from '../core/report.ts'
import { UNDECLARED_YEAR } from '../core/report-year.ts'
import { assembleReport, renderReport } from '../report/assemble-report.ts'
import { UNDECLARED_UNIT } from './undeclared-unit.ts'
import { writtenSections } from './write-section.ts'

/** The report as it stands, put together; empty while nothing is written. */
export function ownText(report: Report): string {
  const sections = writtenSections(report)
  if (Object.keys(sections).length === 0) return ''
  const { unit = UNDECLARED_UNIT, year = UNDECLARED_YEAR, variant } = report
  return renderReport(assembleReport({ unit, year, variant, sections, style: report.style }))
}
