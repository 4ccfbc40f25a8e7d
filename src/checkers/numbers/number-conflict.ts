import type { CountedConcept, CountingTable } from '../../core/knowledge/check-knowledge.ts'
import { compareDecimals } from '../../language/decimal.ts'
import type { FigureUnits } from '../../language/units.ts'
import type { Check } from '../check.ts'
import type { CountedFigure } from '../counted-figure.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'
import { alike, figuresBySentence, isAmount, namedSpan } from './figure-sets.ts'

interface Concept extends Omit<CountedConcept, 'context'> {
  readonly pattern: RegExp
}

/** One thing told with two counts, or with two measure words; more settled than came in. */
export function createNumberConflict(counting: CountingTable, units: FigureUnits): Check {
  const concepts = counting.concepts.map((row): Concept => ({ ...row, pattern: new RegExp(row.context, 'u') }))
  const partial = new RegExp(counting.partial.join('|'), 'u')
  return {
    name: 'number-conflict',
    find: (report) => {
      const totals = totalsOf(report, partial)
      return [
        ...concepts.flatMap((concept) => conceptRemarks(report, concept, totals)),
        ...sameWords(report, totals),
        ...moreThanWhole(report, units),
      ]
    },
  }
}

interface Total {
  readonly figure: CountedFigure
  /** The words around it that name it. */
  readonly names: readonly string[]
}

/** Figures that may be totals of the year: not one part, one half, last year or next. */
function totalsOf(report: ReadReport, partial: RegExp): readonly Total[] {
  const groups = figuresBySentence(report)
  return report.figures.flatMap((figure): readonly Total[] => {
    if (!isAmount(figure) || figure.section === 'plan' || figure.section === 'other') return []
    if (partial.test(figure.before) || isListed(report, figure)) return []
    const clause = clauseBefore(report.text, figure, groups.get(figure.sentence) ?? [])
    return [
      { figure, names: [figure.before, clause, figure.before + figure.after.slice(0, 8), ...bareName(report, figure)] },
    ]
  })
}

/** 共化解326件 in a sentence about 纠纷. */
function bareName(report: ReadReport, figure: CountedFigure): readonly string[] {
  const bare = /^(?:[全今]年|一年来|共|累计|共计|已|我们|镇|乡)*(化解|调解|调处)$/.exec(figure.before)?.[1]
  const about = report.sentences[figure.sentence]?.text ?? ''
  return bare !== undefined && about.includes('纠纷') ? [`${bare}纠纷`] : []
}

/** Back over 、 to the last comma: 共排查调处各项纠纷、矛盾【32起】. */
function clauseBefore(text: string, figure: CountedFigure, others: readonly CountedFigure[]): string {
  const floor = others.findLast((one) => one.span.end <= figure.span.start)?.span.end ?? 0
  let start = figure.span.start
  while (start > floor && figure.span.start - start < 40 && !/[，。；：\n（）]/.test(text[start - 1] ?? '')) start -= 1
  return text.slice(start, figure.span.start)
}

/** One of the parts after 其中. */
function isListed(report: ReadReport, figure: CountedFigure): boolean {
  const sentence = report.sentences[figure.sentence]
  if (sentence === undefined) return false
  const lead = report.text.slice(sentence.span.start, figure.span.start)
  return lead.includes('其中') || lead.includes('分别')
}

function conceptRemarks(report: ReadReport, concept: Concept, totals: readonly Total[]): readonly Remark[] {
  const told = totals.filter(
    ({ figure, names }) => concept.units.includes(figure.unit) && names.some((name) => concept.pattern.test(name)),
  )
  const [first] = told
  if (first === undefined) return []
  return told.slice(1).flatMap(({ figure }) => compare(report, concept, first.figure, figure))
}

/** 据综治办统计…32起。据司法所统计…52件: whose count each is stands there; to settle, but no slip of the pen. */
function sourcesNamed(report: ReadReport, first: CountedFigure, again: CountedFigure): boolean {
  const [one, other] = [first, again].map(
    ({ sentence }) => /^据([^，。]{2,12}?)(?:统计|反馈|提供|上报)/u.exec(report.sentences[sentence]?.text ?? '')?.[1],
  )
  return one !== undefined && other !== undefined && one !== other
}

function compare(report: ReadReport, concept: Concept, first: CountedFigure, again: CountedFigure): readonly Remark[] {
  const own = namedSpan(report, again)
  const span = first.sentence === again.sentence ? { start: namedSpan(report, first).start, end: own.end } : own
  if (compareDecimals(first.value, again.value) !== 0) {
    const message = `${concept.name}前文是${first.text}，此处是${again.text}，口径不同要写明，相同则只能有一个数`
    const severity = sourcesNamed(report, first, again) ? 'warn' : concept.severity
    return [{ kind: 'number_conflict', severity, span, message }]
  }
  if (first.sentence === again.sentence || first.section !== 'measures' || again.section !== 'measures') return []
  if (first.unit !== again.unit && concept.total) {
    const message = `${concept.name}前文是${first.text}，此处是${again.text}，疑为同一件事重复报、量词不同，请合并`
    return [{ kind: 'number_conflict', severity: concept.severity, span, message }]
  }
  return [
    { kind: 'duplicate', severity: 'warn', span, message: `${concept.name}（${again.text}）前文已报过，请保留一处` },
  ]
}

const FILLER = /全年|今年|一年来|以来|年内|共计|累计|总计|合计|共|全[镇乡]|街道|我[镇乡]|各类|各项|本年度|\d{4}年度?/gu
const SHORTEST_LABEL = 4

/** The very same words with another number in another sentence: 全年开展普法活动36场 … 共开展普法活动32场. */
function sameWords(report: ReadReport, totals: readonly Total[]): readonly Remark[] {
  const seen = new Map<string, CountedFigure>()
  return totals.flatMap(({ figure }): readonly Remark[] => {
    const label = figure.before.replace(FILLER, '')
    if (figure.kind !== 'count' || figure.unit === '' || label.length < SHORTEST_LABEL) return []
    const key = `${label}/${figure.unit}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, figure)
    if (first === undefined || first.sentence === figure.sentence || first.value === figure.value) return []
    const message = `“${label}”前文是${first.text}，此处是${figure.text}，请核实是否同一口径`
    return [{ kind: 'number_conflict', severity: 'warn', span: namedSpan(report, figure), message }]
  })
}

const CAME_IN = /受理|排查|登记|接收|收到|发现|提出|收集|排查出/
const SETTLED = /办结|化解|整改|调解成功|调处成功|采纳|解决/

function settlesWhatCame(before: CountedFigure, figure: CountedFigure): boolean {
  const asPair = CAME_IN.test(before.before) && !SETTLED.test(before.before) && SETTLED.test(figure.before)
  return asPair && !/去年|历史|往年|存量|累计/.test(figure.before)
}

/** 受理28件，办结35件. */
function moreThanWhole(report: ReadReport, units: FigureUnits): readonly Remark[] {
  return report.figures.flatMap((figure, index): readonly Remark[] => {
    const before = report.figures[index - 1]
    if (before === undefined || before.sentence !== figure.sentence || !alike(units, before, figure)) return []
    if (!isAmount(figure) || !isAmount(before) || !settlesWhatCame(before, figure)) return []
    if (compareDecimals(figure.value, before.value) <= 0) return []
    const span = { start: namedSpan(report, before).start, end: figure.span.end }
    const message = `${figure.before}${figure.text}多于${before.before}${before.text}，请核实`
    return [{ kind: 'number_conflict', severity: 'error', span, message }]
  })
}
