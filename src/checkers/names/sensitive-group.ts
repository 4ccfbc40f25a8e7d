import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import { namedSpan } from '../numbers/figure-sets.ts'
import type { ReadReport } from '../read-report.ts'

/** Head-counts of sensitive groups (特殊人群): never in the public variant. */
export function createSensitiveGroup(groups: readonly string[]): Check {
  const group = new RegExp(groups.map((name) => name.replace(/[^\u3400-\u9fff〇]/gu, '')).join('|'), 'u')
  return {
    name: 'sensitive-group',
    find: (report) =>
      joined(
        report,
        report.figures.flatMap((figure) => {
          const counts = figure.kind === 'count' && /^(?:人|名|位|个|户|例|人次|人员|对|)$/.test(figure.unit)
          if (!counts) return []
          const before = group.exec(figure.before)
          const after = group.exec(figure.after.slice(0, 12))
          if (before === null && after === null) return []
          const span = namedSpan(report, figure)
          const start = before === null ? span.start : span.start + before.index
          const end = before === null && after !== null ? span.end + after.index + after[0].length : span.end
          return [remarkAt(report, { start, end })]
        }),
      ),
  }
}

function remarkAt(report: ReadReport, span: Remark['span']): Remark {
  const isPublic = report.variant === 'public'
  const message = isPublic
    ? '公开版不写特殊人群的人数，可概括为“对重点人群实行网格化服务管理”'
    : '特殊人群人数属敏感信息，公开版须删去或概括'
  return { kind: 'sensitive_group', severity: isPublic ? 'error' : 'warn', span, message }
}

/** Counts listed one after the other are one finding. */
function joined(report: ReadReport, remarks: readonly Remark[]): readonly Remark[] {
  const all: Remark[] = []
  for (const remark of remarks) {
    const last = all.at(-1)
    const gap = last === undefined ? '。' : report.text.slice(last.span.end, remark.span.start)
    if (last !== undefined && /^[、，和及（）]?[\u3400-\u9fff〇]{0,4}$/u.test(gap)) {
      all[all.length - 1] = { ...last, span: { start: last.span.start, end: remark.span.end } }
    } else all.push(remark)
  }
  return all
}
