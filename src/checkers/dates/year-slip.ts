import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { Paragraph } from '../paragraphs.ts'
import type { ReadReport } from '../read-report.ts'
import type { ReportSection } from '../sections.ts'
import { createSpanFinder } from '../span-at.ts'

const YEAR =
  /(?<![\d（(《—\-－〔[])((?:19|20)\d{2})\s?年(度)?(?!以来|代|起|前|后|底前|至|—|-|－|版|修订|印发|颁布|通过|制定|远景|建成|出台)/gu
/** A clause that rightly speaks of another year. */
const HISTORY =
  /去年|上年|同比|相比|相较|对比|较|评为|荣获|获评|获得|授予|称号|表彰|通报|以来|目标|远景|期间|规划|（.{0,12}年）|历史|遗留|台账|合同|协议|建成于|成立于|验收|审计|案件|法律|条例|施行|实施|修订|印发|清理|延续|欠|判决|立案于|纠纷发生|退休|毕业|入选|创建|新修/

/** Years that are neither the report's nor the next one's where this year's work is told, in title, headings or date. */
export const yearSlip: Check = {
  name: 'year-slip',
  find: (report) => {
    if (!report.dated) return []
    const paragraphAt = createSpanFinder(report.paragraphs)
    const sectionAt = createSpanFinder(report.sections)
    return Array.from(report.text.matchAll(YEAR)).flatMap((match) => {
      const year = Number(match[1])
      const at = match.index
      const where = placeOf(at, paragraphAt(at), sectionAt(at))
      const message = judge({ year, where, clause: clauseAt(report.text, at), report, dated: match[2] === '度' })
      if (message === undefined) return []
      const span = { start: at, end: endOf(report.text, at + match[0].length, where) }
      return [{ kind: 'year_slip', severity: 'error', span, message } satisfies Remark]
    })
  },
}

type Place = 'title' | 'title-with-plan' | 'plan-heading' | 'heading' | 'plan' | 'signature' | 'body'

function placeOf(at: number, paragraph: Paragraph | undefined, section: ReportSection | undefined): Place {
  if (paragraph === undefined) return 'body'
  if (paragraph.role === 'title') return titlePlace(paragraph.text)
  if (paragraph.role === 'signature') return 'signature'
  const inHeading = paragraph.heading !== undefined && at < paragraph.heading.span.end
  if (section?.id === 'plan') return inHeading && paragraph.heading.level === 1 ? 'plan-heading' : 'plan'
  return inHeading ? 'heading' : 'body'
}

const NAMES_PLAN = /安排|打算|计划/
const JOINS = /[及和与、暨\s]/

/** A plan by itself has its heading for a title, which names the year to come; 「总结和计划」 may name both years. */
function titlePlace(title: string): Place {
  if (!NAMES_PLAN.test(title)) return 'title'
  return JOINS.test(title) ? 'title-with-plan' : 'plan-heading'
}

interface YearMention {
  readonly year: number
  readonly where: Place
  readonly clause: string
  readonly report: ReadReport
  readonly dated: boolean
}

function judge(mention: YearMention): string | undefined {
  const { year, where, report, clause } = mention
  const due = report.year
  const next = due + 1
  const right: Readonly<Record<Place, () => string | undefined>> = {
    title: () => (year === due ? undefined : slip(year, due)),
    'title-with-plan': () => (year === due || year === next ? undefined : slip(year, due)),
    heading: () => (year === due ? undefined : slip(year, due)),
    'plan-heading': () => (year === next ? undefined : `下一年度是${String(next)}年，此处写成${String(year)}年`),
    signature: () => (year === due || year === next ? undefined : `成文日期的年份与报告年度（${String(due)}年）不符`),
    plan: () => (year < due && !HISTORY.test(clause) ? slip(year, due) : undefined),
    body: () => bodySlip(mention),
  }
  return right[where]()
}

/** In the story of the year: 2021年排查…, 截至2022年12月. */
function bodySlip({ year, clause, report, dated }: YearMention): string | undefined {
  const due = report.year
  if (year === due || HISTORY.test(clause)) return undefined
  if (year === due + 1 && /安排|计划|打算|将|拟|力争|年初|1月|一月/.test(clause)) return undefined
  const leads = new RegExp(`^(?:[^，。；]{0,4}|[^，。；]{0,12}截[至止])(?:在)?${String(year)}\\s?年`, 'u').test(clause)
  return leads || dated || year > due ? slip(year, due) : undefined
}

function slip(year: number, due: number): string {
  return `报告年度是${String(due)}年，此处写成${String(year)}年，请核实是否沿用旧稿`
}

function clauseAt(text: string, at: number): string {
  let start = at
  let end = at
  while (start > 0 && at - start < 60 && !/[，。；\n]/.test(text[start - 1] ?? '')) start -= 1
  while (end < text.length && end - at < 80 && !/[。；\n]/.test(text[end] ?? '')) end += 1
  return text.slice(start, end)
}

function endOf(text: string, from: number, where: Place): number {
  let end = from
  const most = where === 'signature' ? 8 : 16
  while (end < text.length && end - from < most && !/[，。；\n]/.test(text[end] ?? '')) end += 1
  return end
}
