import type { CountingTable, NounMeasures } from '../../core/knowledge/check-knowledge.ts'
import type { Check } from '../check.ts'
import type { CountedFigure } from '../counted-figure.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'
import { namedSpan } from './figure-sets.ts'

const TRAIL = /(?:共计|合计|累计|总计|共有|共|达到|达|约|近|超过|各|均|等|有|为)+$/u

/** Measure words that do not go with what is counted, and numbers without any. */
export function createMeasureWords(counting: CountingTable): Check {
  const known = new Set(counting.measures)
  const nouns = [...counting.nouns].sort((one, other) => other.noun.length - one.noun.length)
  return {
    name: 'measure-words',
    find: (report) =>
      report.figures.flatMap((figure) => {
        const missing = unitMissing(report, figure)
        if (missing !== undefined) return [missing]
        if (figure.kind !== 'count' || !known.has(figure.unit)) return []
        const wrong = mismatch(report, figure, nouns, counting.warnOnly)
        return wrong === undefined ? [] : [wrong]
      }),
  }
}

function mismatch(
  report: ReadReport,
  figure: CountedFigure,
  nouns: readonly NounMeasures[],
  warnOnly: readonly NounMeasures[],
): Remark | undefined {
  const label = figure.before
    .replace(TRAIL, '')
    .replace(/（[^（）]*）$/u, '')
    .replace(/[”』」》]+$/u, '')
  const isOf = ({ noun }: NounMeasures): boolean => label.endsWith(noun) || figure.after.startsWith(noun)
  const soft = warnOnly.find((row) => isOf(row) && row.units.includes(figure.unit))
  const hard = nouns.find(isOf)
  const span = namedSpan(report, figure)
  const end = hard !== undefined && figure.after.startsWith(hard.noun) ? span.end + hard.noun.length : span.end
  const base = { kind: 'unit_mismatch', span: { start: span.start, end } } as const
  if (soft !== undefined) return { ...base, severity: 'warn', message: `“${soft.noun}”不论“${figure.unit}”` }
  if (hard === undefined || hard.units.includes(figure.unit)) return undefined
  const usual = hard.units.length === 0 ? '，请核实口径' : `，可用“${hard.units.slice(0, 2).join('”“')}”`
  return { ...base, severity: 'error', message: `“${hard.noun}”不论“${figure.unit}”${usual}` }
}

/** A number that ends at a mark without a unit: 平均分达94.7，. */
function unitMissing({ text }: ReadReport, figure: CountedFigure): Remark | undefined {
  if (figure.kind !== 'count' || figure.unit !== '' || !/^[\d.,，]+\D{0,2}$/.test(figure.text)) return undefined
  const after = text.slice(figure.span.end, figure.span.end + 1)
  const named =
    /[\u3400-\u9fff〇]{2}$/u.test(figure.before) &&
    !/(?:第|编号|电话|热线|号码?|型号|代码|平台|版本?|方|通)$/.test(figure.before)
  if (!named || !/^(?:[，。；、）\n]|)$/.test(after)) return undefined
  const start = figure.span.start - Math.min(figure.before.length, 10)
  const message = `${figure.text}后面没有单位`
  return { kind: 'unit_missing', severity: 'error', span: { start, end: figure.span.end }, message }
}
