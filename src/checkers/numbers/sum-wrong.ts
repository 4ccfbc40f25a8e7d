import type { CountingTable } from '../../core/knowledge/check-knowledge.ts'
import { compareDecimals, sumDecimals } from '../../language/decimal.ts'
import type { FigureUnits } from '../../language/units.ts'
import type { Check } from '../check.ts'
import type { CountedFigure } from '../counted-figure.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'
import { alike, figuresBySentence, isAmount, isExact, namedSpan, nearFigures } from './figure-sets.ts'
import { type FigureList, readLists } from './lists.ts'

interface Sums {
  readonly report: ReadReport
  readonly units: FigureUnits
  readonly complements: CountingTable['complements']
  readonly list: FigureList
  /** Figures of the list's sentence and the one before, the list left out. */
  readonly others: readonly CountedFigure[]
}

const REST = /其他|其余|其它/
const TOTAL = /共|合计|总计|累计|全年|总数/

/** Parts that do not add up to their whole (分项合计). */
export function createSumWrong(counting: CountingTable, units: FigureUnits): Check {
  return {
    name: 'sum-wrong',
    find: (report) => {
      const groups = figuresBySentence(report)
      return [...groups].flatMap(([sentence, figures]) =>
        readLists(report, figures, units).flatMap((list) => {
          const near = nearFigures(report, groups, sentence)
          const others = near.filter((one) => isAmount(one) && !list.parts.includes(one))
          return judge({ report, units, complements: counting.complements, list, others })
        }),
      )
    },
  }
}

function judge(sums: Sums): readonly Remark[] {
  const { list, others, units } = sums
  const [first] = list.parts
  if (first === undefined || !list.parts.every(isExact)) return []
  const candidates = others.filter((one) => alike(units, one, first) && isExact(one))
  const sum = sumDecimals(list.parts.map((one) => one.value))
  if (candidates.length === 0 || candidates.some((one) => compareDecimals(one.value, sum) === 0)) return []
  const found = wholeOf(sums, candidates)
  return found === undefined ? [] : verdict(sums, found, sum)
}

interface Whole {
  readonly figure: CountedFigure
  /** The list names every part: it ends with 其他, or its two parts complete each other. */
  readonly exhaustive: boolean
}

function wholeOf(sums: Sums, candidates: readonly CountedFigure[]): Whole | undefined {
  const { parts, among } = sums.list
  const last = parts.at(-1)
  if (last === undefined) return undefined
  const before = lastBefore(candidates, parts[0])
  const complete = completes(sums)
  if (complete && !among) return totalOfPair(candidates, sums.list, before)
  const exhaustive = complete || REST.test(last.before)
  if (among || (exhaustive && parts.length >= 3 && before !== undefined)) return asWhole(before, exhaustive)
  return summedUp(candidates, last)
}

function lastBefore(candidates: readonly CountedFigure[], first: CountedFigure | undefined): CountedFigure | undefined {
  return candidates.findLast((one) => one.span.start < (first?.span.start ?? 0))
}

function asWhole(figure: CountedFigure | undefined, exhaustive: boolean): Whole | undefined {
  return figure === undefined ? undefined : { figure, exhaustive }
}

/** 甲3件、乙4件，合计7件. */
function summedUp(candidates: readonly CountedFigure[], last: CountedFigure): Whole | undefined {
  const after = candidates.find((one) => one.span.start > last.span.start && one.sentence === last.sentence)
  return after !== undefined && /合计|总计|共计/.test(after.before) ? { figure: after, exhaustive: true } : undefined
}

/** 上半年…、下半年…，全年共…: the total says so; or it stands right before the pair. */
function totalOfPair(
  candidates: readonly CountedFigure[],
  list: FigureList,
  before: CountedFigure | undefined,
): Whole | undefined {
  const last = list.parts.at(-1)
  const after = candidates.find((one) => one.sentence === last?.sentence && one.span.start > last.span.start)
  if (after !== undefined && TOTAL.test(after.before)) return { figure: after, exhaustive: true }
  const same = before !== undefined && before.sentence === last?.sentence
  return same ? { figure: before, exhaustive: true } : undefined
}

function completes({ complements, list }: Sums): boolean {
  const [one, other, ...rest] = list.parts
  if (one === undefined || other === undefined || rest.length > 0) return false
  return complements.some(([left = '', right = '']) => {
    const inOrder = one.before.includes(left) && other.before.includes(right)
    return inOrder || (one.before.includes(right) && other.before.includes(left))
  })
}

function verdict({ report, list }: Sums, { figure, exhaustive }: Whole, sum: string): readonly Remark[] {
  const sure = exhaustive || compareDecimals(sum, figure.value) > 0
  // Without 其他 a list may leave parts out; only one that nearly adds up is worth a question.
  const nearly = list.parts.length >= 3 && Number(sum) / Number(figure.value) >= 0.85 && !endsOpen(report, list)
  if (!sure && !nearly) return []
  const message = `分项相加是${sum}${list.parts[0]?.unit ?? ''}，与总数${figure.text}不符，请核实`
  return [{ kind: 'sum_wrong', severity: sure ? 'error' : 'warn', span: spanOf(report, list, figure), message }]
}

/** The list, and the total with it where that follows at once. */
function spanOf(report: ReadReport, list: FigureList, whole: CountedFigure): Remark['span'] {
  const start = namedSpan(report, list.parts[0] ?? whole).start
  const last = list.parts.at(-1)?.span.end ?? whole.span.end
  const follows = whole.span.start > last && whole.span.start - last < 20
  return { start, end: follows ? whole.span.end : last }
}

/** 等: the list says itself that there are more. */
function endsOpen(report: ReadReport, list: FigureList): boolean {
  const end = list.parts.at(-1)?.span.end ?? 0
  return /^[^，。；]{0,4}等/.test(report.text.slice(end, end + 6))
}
