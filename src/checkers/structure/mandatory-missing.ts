import type { StructureTable } from '../../core/knowledge/check-knowledge.ts'
import type { Span } from '../../core/span.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'
import { sectionsOf } from './section-text.ts'

/** The statutory parts (法定内容): is each there, and does the part on the person responsible hold facts. */
export function createMandatoryMissing(structure: StructureTable): Check {
  const nameOf = new Map(structure.sections.map(({ id, name }) => [id, name]))
  return {
    name: 'mandatory-missing',
    find: (report) => {
      if (!report.whole) return []
      const parts = (['measures', 'shortcomings', 'plan'] as const).flatMap((id): readonly Remark[] =>
        sectionsOf(report, id).length > 0 ? [] : [missing(report, nameOf.get(id) ?? id)],
      )
      return [
        ...parts,
        ...dutyRemarks(report, nameOf.get('duty') ?? ''),
        ...otherRemarks(report, nameOf.get('other') ?? ''),
      ]
    },
  }
}

function missing(report: ReadReport, name: string): Remark {
  return remark('error', anchor(report), `缺少法定内容“${name}”，应单列一部分`)
}

/** Where a missing part is reported: at the first line of the report. */
function anchor(report: ReadReport): Span {
  const first = report.paragraphs[0]?.span ?? { start: 0, end: 0 }
  return { start: first.start, end: Math.min(first.end, first.start + 30) }
}

const MENTION = /[^，。；\n]{0,30}第一责任(?:人)?[^，。；\n]{0,20}/gu
/** What is said of them without the word itself. */
const LEADERS = /党政(?:主要负责人|主要领导)(?:带头|亲自|认真|切实|高度|定期|主持|履行)[^。；\n]{2,40}/u

function dutyRemarks(report: ReadReport, name: string): readonly Remark[] {
  const [section] = sectionsOf(report, 'duty')
  if (section?.heading !== undefined) return emptyDuty(report, section.heading.span, section.body)
  const mentions = Array.from(report.text.matchAll(MENTION))
  const [first] = mentions
  if (first === undefined) return [unnamedDuty(report, name)]
  const span = { start: first.index, end: first.index + first[0].length }
  const few = '第一责任人情况只有一两句，没有次数和事例，应单列一部分写明主持会议、批示督办、讲法治课、述法等'
  return [remark(mentions.length > 1 ? 'warn' : 'error', span, few)]
}

/** Nothing is called by its name; the sentence that comes nearest is shown. */
function unnamedDuty(report: ReadReport, name: string): Remark {
  const near = LEADERS.exec(report.text)
  if (near === null) return missing(report, name)
  const span = { start: near.index, end: near.index + near[0].length }
  return remark('error', span, `党政主要负责人的情况没有按法定内容“${name}”单列，也没有写“第一责任人”`)
}

/** A part without a single figure is only set phrases. */
function emptyDuty(report: ReadReport, heading: Span, body: Span): readonly Remark[] {
  const counted = report.figures.some(
    ({ kind, span }) => kind !== 'date' && kind !== 'ordinal' && span.start >= body.start && span.end <= body.end,
  )
  if (counted) return []
  return [remark('warn', heading, '第一责任人情况没有一个次数、一件事例，只有套话，请补可核实的事实')]
}

function otherRemarks(report: ReadReport, name: string): readonly Remark[] {
  if (sectionsOf(report, 'other').length > 0) return []
  const last = report.paragraphs.findLast((one) => one.role === 'body' || one.role === 'heading')
  if (last === undefined || /其他(?:需要)?报告/.test(report.text)) return []
  const span = { start: Math.max(last.span.start, last.span.end - 20), end: last.span.end }
  return [remark('info', span, `没有“${name}”，没有内容也应写一句“无其他需要报告的情况”`)]
}

function remark(severity: Remark['severity'], span: Span, message: string): Remark {
  return { kind: 'mandatory_missing', severity, span, message }
}
