import type { FigureUnits } from '../../language/units.ts'
import type { CountedFigure } from '../counted-figure.ts'
import type { ReadReport } from '../read-report.ts'
import { alike, isAmount } from './figure-sets.ts'

/** Figures listed one after the other with one unit: 婚姻家庭纠纷112起、邻里纠纷96起、其他纠纷28起. */
export interface FigureList {
  readonly parts: readonly CountedFigure[]
  /** True when 其中 opens it. */
  readonly among: boolean
}

const BETWEEN = /^[^，、；。\n]{0,12}[、，；][^，、；。\n]{0,18}$/
const OUTCOME = /成功|办结|化解率|成功率|整改|同比|已|共计|合计|总计|^共|全年共/

/** The lists of one sentence. */
export function readLists(
  report: ReadReport,
  figures: readonly CountedFigure[],
  units: FigureUnits,
): readonly FigureList[] {
  const lists: CountedFigure[][] = []
  for (const figure of figures.filter(isAmount)) {
    const list = lists.at(-1)
    const last = list?.at(-1)
    if (list !== undefined && last !== undefined && goesOn(report, last, figure, units, list)) list.push(figure)
    else lists.push([figure])
  }
  return lists.filter((list) => list.length >= 2).map((parts) => ({ parts, among: isAmong(report, parts[0]) }))
}

function goesOn(
  report: ReadReport,
  last: CountedFigure,
  figure: CountedFigure,
  units: FigureUnits,
  list: readonly CountedFigure[],
): boolean {
  if (!alike(units, last, figure)) return false
  const between = report.text.slice(last.span.end, figure.span.start)
  if (!BETWEEN.test(between) || between.includes('其中')) return false
  return !OUTCOME.test(figure.before) || OUTCOME.test(list[0]?.before ?? '')
}

function isAmong(report: ReadReport, first: CountedFigure | undefined): boolean {
  if (first === undefined) return false
  const sentence = report.sentences[first.sentence]
  const lead = report.text.slice(sentence?.span.start ?? 0, first.span.start)
  return /其中[^，。；]{0,24}$|其中，[^，。；]{0,24}$/.test(lead)
}
