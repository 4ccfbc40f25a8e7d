import type { SectionId } from '../../core/section.ts'
import type { ReadReport } from '../read-report.ts'
import type { ReportSection } from '../sections.ts'

export function sectionsOf(report: ReadReport, id: SectionId): readonly ReportSection[] {
  return report.sections.filter((section) => section.id === id)
}

/** The words of all parts of one kind, headings left out. */
export function wordsOf(report: ReadReport, id: SectionId): string {
  return sectionsOf(report, id)
    .map(({ body }) => report.text.slice(body.start, body.end))
    .join('\n')
}
