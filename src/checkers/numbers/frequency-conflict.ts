import { compareDecimals, multiplyDecimals } from '../../language/decimal.ts'
import type { FigureUnits } from '../../language/units.ts'
import type { Check } from '../check.ts'
import type { CountedFigure } from '../counted-figure.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'

/** How often a period comes in a year. */
const PERIODS: Readonly<Record<string, string>> = {
  周: '52',
  月: '12',
  季度: '4',
  季: '4',
  半年: '2',
  '2月': '6',
  两月: '6',
}

/** 每两月1次 told beside 全年5次. */
export function createFrequencyConflict(units: FigureUnits): Check {
  return {
    name: 'frequency-conflict',
    find: (report) =>
      report.figures.flatMap((often, index) => {
        if (often.kind !== 'frequency' || often.section === 'plan') return []
        const near = [report.figures[index + 1], report.figures[index + 2], report.figures[index - 1]]
        const total = near.find((one) => one !== undefined && isTotalOf(report, often, one, units))
        return total === undefined ? [] : compare(report, often, total)
      }),
  }
}

function isTotalOf(report: ReadReport, often: CountedFigure, one: CountedFigure, units: FigureUnits): boolean {
  if (one.kind !== 'count' || one.sentence !== often.sentence || one.approx !== '') return false
  const [unit = ''] = often.unit.split('/')
  if (!units.same(one.unit, unit)) return false
  const words = `${report.text.slice(often.span.start, often.span.end)}${often.before}`
  return /^(?:全年|共|累计|全年共|今年|年内|实际|已|一共)/.test(one.before) || sharesWord(one.before, words)
}

/** Two characters running in both. */
function sharesWord(one: string, other: string): boolean {
  for (let index = 0; index + 2 <= Math.min(one.length, 40); index += 1) {
    if (other.includes(one.slice(index, index + 2))) return true
  }
  return false
}

function compare(report: ReadReport, often: CountedFigure, total: CountedFigure): readonly Remark[] {
  const periods = PERIODS[often.unit.split('/')[1] ?? '']
  if (periods === undefined) return []
  const due = multiplyDecimals(often.value, periods)
  const order = compareDecimals(total.value, due)
  if (order === 0 || (order > 0 && mayBeMore(report, often))) return []
  const span = { start: Math.min(often.span.start, total.span.start), end: Math.max(often.span.end, total.span.end) }
  const message = `“${often.text}”一年应有${due}次，此处报${total.text}，前后矛盾`
  return [{ kind: 'frequency_conflict', severity: order > 0 ? 'warn' : 'error', span, message }]
}

/** 每季度至少1次, 坚持每月学习: more than that is no contradiction. */
function mayBeMore({ text }: ReadReport, often: CountedFigure): boolean {
  const near = text.slice(Math.max(0, often.span.start - 10), often.span.end + 10)
  return /至少|不少于|不低于|以上|定期|坚持|制度|要求|落实|机制/u.test(near)
}
