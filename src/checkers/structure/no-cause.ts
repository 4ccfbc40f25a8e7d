import type { StructureTable } from '../../core/knowledge/check-knowledge.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'
import type { ReportSection } from '../sections.ts'
import { readPoints } from './points.ts'
import { sectionsOf } from './section-text.ts'

/** Shortcomings without their causes (不足和原因). */
export function createNoCause(structure: StructureTable): Check {
  const cause = new RegExp(structure.causeWords.join('|'), 'u')
  const implied = new RegExp(structure.impliedCauses.join('|'), 'u')
  return {
    name: 'no-cause',
    find: (report) => sectionsOf(report, 'shortcomings').flatMap((section) => check(report, section, cause, implied)),
  }
}

function check(report: ReadReport, section: ReportSection, cause: RegExp, implied: RegExp): readonly Remark[] {
  const points = readPoints(report.text, section.body)
  const body = report.text.slice(section.body.start, section.body.end)
  if (body.trim() === '') return []
  if (cause.test(body)) {
    return points
      .filter(({ text }) => !cause.test(text) && !implied.test(text))
      .map(({ text, span }) => {
        const end = span.start + Math.min(text.length, 40)
        return remark('warn', { start: span.start, end }, '这一条只有现象，没有写原因')
      })
  }
  const explained = points.filter(({ text }) => implied.test(text)).length
  if (points.length > 0 && explained * 2 >= points.length) return []
  const span = section.heading?.span ?? {
    start: section.span.start,
    end: Math.min(section.span.end, section.span.start + 30),
  }
  return [remark('error', span, '只有现象，没有写原因；每条应补“主要原因是……”')]
}

function remark(severity: Remark['severity'], span: Remark['span'], message: string): Remark {
  return { kind: 'no_cause', severity, span, message }
}
