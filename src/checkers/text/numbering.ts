import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { Heading } from '../headings.ts'
import { chineseOrdinal, toChineseOrdinal } from '../ordinals.ts'
import type { ReadReport } from '../read-report.ts'

/** Numbers of headings and of points (一是、二是) that jump, repeat or change their form. */
export const numbering: Check = {
  name: 'numbering',
  find: (report) => [...headingRemarks(report), ...pointRemarks(report)],
}

/** Where the count of one level stands: what comes next, and what came next had the last wrong number been right. */
interface Count {
  readonly next: number
  readonly also: number
}

function headingRemarks(report: ReadReport): readonly Remark[] {
  const counts = new Map<Heading['level'], Count>()
  return report.paragraphs.flatMap(({ heading, role }): readonly Remark[] => {
    if (heading === undefined || role === 'title') return []
    const { level, ordinal } = heading
    const known = counts.get(level)
    // A passage may begin anywhere; only a whole report has to begin with the first.
    const count = known ?? { next: report.whole ? 1 : ordinal, also: 1 }
    const wrong = ordinal !== count.next && ordinal !== count.also
    counts.set(level, { next: ordinal + 1, also: wrong ? count.next + 1 : ordinal + 1 })
    for (const lower of [2, 3] as const) if (lower > level) counts.delete(lower)
    return wrong ? [headingRemark(heading, count.next)] : []
  })
}

function headingRemark(heading: Heading, expected: number): Remark {
  const shown = heading.level === 3 ? String(expected) : toChineseOrdinal(expected)
  return {
    kind: 'numbering',
    severity: 'warn',
    span: heading.span,
    message: `序号不连续，此处应为“${heading.mark.replace(/[\d一二三四五六七八九十]+/, shown)}”`,
  }
}

interface Point {
  readonly ordinal: number
  readonly form: string
  readonly span: { readonly start: number; readonly end: number }
  readonly series: number
}

const POINT =
  /(?<=^|[\n。；：，:;]|^[ \t\u3000]|\n[ \t\u3000]{1,8})([一二三四五六七八九十]{1,2})(是要|是|要|抓)(?=[^，。；\n])/gu

function pointRemarks(report: ReadReport): readonly Remark[] {
  const remarks: Remark[] = []
  let last: Point | undefined
  for (const point of readPoints(report)) {
    const goesOn = last !== undefined && last.series === point.series && point.ordinal !== 1
    const remark = goesOn ? pointRemark(last, point) : undefined
    if (remark !== undefined) remarks.push(remark)
    last = point
  }
  return remarks
}

/** Points of one series: since the last heading. */
function readPoints(report: ReadReport): readonly Point[] {
  const headings = report.paragraphs.flatMap(({ heading }) => (heading === undefined ? [] : [heading.span.start]))
  let series = 0
  return Array.from(report.text.matchAll(POINT), (match) => {
    while (series < headings.length && (headings[series] ?? 0) <= match.index) series += 1
    const ordinal = chineseOrdinal(match[1] ?? '') ?? 0
    const end = endOfClause(report.text, match.index + match[0].length)
    return { ordinal, form: match[2] ?? '', span: { start: match.index, end }, series }
  })
}

function endOfClause(text: string, from: number): number {
  let end = from
  while (end < text.length && end - from < 24 && !/[，。；：\n]/.test(text[end] ?? '')) end += 1
  return end
}

function pointRemark(last: Point | undefined, point: Point): Remark | undefined {
  if (last === undefined) return undefined
  const message =
    point.ordinal !== last.ordinal + 1
      ? `序号不连续，此处应为“${toChineseOrdinal(last.ordinal + 1)}${point.form}”`
      : sameForm(last.form, point.form)
        ? undefined
        : `序词不一致，前面是“${toChineseOrdinal(last.ordinal)}${last.form}”，此处是“${toChineseOrdinal(point.ordinal)}${point.form}”`
  return message === undefined ? undefined : { kind: 'numbering', severity: 'warn', span: point.span, message }
}

function sameForm(one: string, other: string): boolean {
  return one[0] === other[0]
}
