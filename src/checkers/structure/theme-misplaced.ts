import type { StructureTable } from '../../core/knowledge/check-knowledge.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import { readPoints, type SectionPoint } from './points.ts'

interface HeadingTopic {
  readonly name: string
  readonly own: RegExp
  readonly foreign: RegExp
}

/** A point under a heading of another theme: 规范执法 under 优化营商环境. */
export function createThemeMisplaced(structure: StructureTable): Check {
  const topics = structure.headings.map((row): HeadingTopic => {
    return { name: row.name, own: new RegExp(row.own, 'u'), foreign: new RegExp(row.foreign, 'u') }
  })
  return {
    name: 'theme-misplaced',
    find: (report) =>
      report.paragraphs.flatMap((paragraph, index) => {
        const { heading } = paragraph
        if (heading?.level !== 2 || !isMeasure(report.sections, heading.span.start)) return []
        const topic = topics.find((one) => one.own.test(heading.text) && !one.foreign.test(heading.text))
        const next = report.paragraphs.slice(index + 1).find((one) => one.heading !== undefined)
        const end = next?.span.start ?? report.text.length
        const points = topic === undefined ? [] : readPoints(report.text, { start: heading.span.end, end })
        return points.flatMap((point) => (topic === undefined ? [] : remarkOn(point, topic)))
      }),
  }
}

function isMeasure(
  sections: readonly { readonly id: string; readonly span: { start: number; end: number } }[],
  at: number,
): boolean {
  return sections.some(({ id, span }) => id === 'measures' && span.start <= at && at < span.end)
}

/** Only the point's own lead is judged: its first sentence. */
function remarkOn(point: SectionPoint, topic: HeadingTopic): readonly Remark[] {
  const lead = /^[^。；\n]{0,60}/u.exec(point.text)?.[0] ?? ''
  if (!topic.foreign.test(lead) || topic.own.test(lead)) return []
  const span = { start: point.span.start, end: point.span.start + lead.length }
  return [
    {
      kind: 'theme_misplaced',
      severity: 'warn',
      span,
      message: `这一条与小标题（${topic.name}）不是一回事，请移到相应部分`,
    },
  ]
}
