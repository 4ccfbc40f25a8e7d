import {
  compareDecimals,
  decimalPlaces,
  divideDecimals,
  percentOf,
  shiftDecimal,
  subtractDecimals,
} from '../../language/decimal.ts'
import type { FigureUnits } from '../../language/units.ts'
import type { Check } from '../check.ts'
import type { CountedFigure } from '../counted-figure.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'
import {
  alike,
  type FiguresBySentence,
  figuresBySentence,
  isAmount,
  isExact,
  namedSpan,
  nearFigures,
} from './figure-sets.ts'

/** How many figures around a rate are tried as its part and whole. */
const NEAR = 24
const RATE = /([\u3400-\u9fff〇]{1,14})率(?:达到|达|为|约|超过|提升至|提高到|均|都|高达|保持在|是)*$/u
const CHANGE = /同比|较|比(?:去|上)年|下降|减少|增长|增加|上升|提高/

interface Pair {
  readonly part: CountedFigure
  readonly whole: CountedFigure
}

/** Rates that are not part ÷ whole, and changes that are not those of the two years. */
export function createRatioWrong(units: FigureUnits): Check {
  return {
    name: 'ratio-wrong',
    find: (report) => {
      const groups = figuresBySentence(report)
      return report.figures
        .filter((figure) => figure.kind === 'ratio' && figure.unit === '%' && /\d/.test(figure.text))
        .flatMap((rate) => judge(rate, amountsNear(report, groups, rate), units, report))
    },
  }
}

function amountsNear(report: ReadReport, groups: FiguresBySentence, rate: CountedFigure): readonly CountedFigure[] {
  const near = nearFigures(report, groups, rate.sentence).filter(isAmount)
  const before = near.filter((one) => one.span.start < rate.span.start).slice(-NEAR)
  return [...before, ...near.filter((one) => one.span.start > rate.span.start).slice(0, 4)]
}

function judge(
  rate: CountedFigure,
  near: readonly CountedFigure[],
  units: FigureUnits,
  report: ReadReport,
): readonly Remark[] {
  const stem = RATE.exec(rate.before)?.[1]
  const isChange = CHANGE.test(rate.before) && stem === undefined
  const pairs = pairsOf(near, units)
  if (isChange) return changeRemark(rate, pairs, report)
  if (stem === undefined) return []
  const atOnce = handledAtOnce(rate, near, report)
  if (atOnce !== undefined) return [atOnce]
  if (pairs.some((pair) => fits(rate, percentOf(pair.part.value, pair.whole.value, places(rate))))) return []
  const pair = namedPair(stem, rate, near, units)
  if (pair === undefined || !isExact(pair.part) || !isExact(pair.whole)) return []
  return [wrong(rate, pair, percentOf(pair.part.value, pair.whole.value, Math.max(places(rate), 2)), report)]
}

function pairsOf(near: readonly CountedFigure[], units: FigureUnits): readonly Pair[] {
  return near.flatMap((part) =>
    near.flatMap((whole) =>
      part !== whole && alike(units, part, whole) && compareDecimals(part.value, whole.value) <= 0
        ? [{ part, whole }]
        : [],
    ),
  )
}

function places(rate: CountedFigure): number {
  return decimalPlaces(/\d[\d.]*/.exec(rate.text)?.[0] ?? '')
}

/** Equal when rounded to the decimals given; 约, 近, 超 leave one percentage point. */
function fits(rate: CountedFigure, computed: string | undefined): boolean {
  if (computed === undefined) return false
  if (rate.approx === '') return compareDecimals(computed, rate.value) === 0
  const difference = subtractDecimals(computed, rate.value).replace('-', '')
  return compareDecimals(difference, rate.approx === '约' ? '0.6' : '2') <= 0
}

/** The part is named by the rate (办结率: 办结119件), the whole stands before it. */
function namedPair(
  stem: string,
  rate: CountedFigure,
  near: readonly CountedFigure[],
  units: FigureUnits,
): Pair | undefined {
  const keys = [stem, stem.slice(-4), stem.slice(-2)].filter((key) => key.length >= 2)
  const before = near.filter((one) => one.span.start < rate.span.start)
  const part = before.findLast((one) => keys.some((key) => one.before.includes(key) || one.after.startsWith(key)))
  if (part === undefined) return lastTwo(rate, before, units)
  const whole = near.findLast((one) => one !== part && one.span.start < part.span.start && isWholeOf(one, part, units))
  return whole === undefined ? undefined : { part, whole }
}

function isWholeOf(whole: CountedFigure, part: CountedFigure, units: FigureUnits): boolean {
  return alike(units, whole, part) && compareDecimals(whole.value, part.value) >= 0
}

/** 执法队共16人，15人取得行政执法证，持证率…: the two figures right before the rate, in its own sentence. */
function lastTwo(rate: CountedFigure, before: readonly CountedFigure[], units: FigureUnits): Pair | undefined {
  const [whole, part] = before.filter((one) => one.sentence === rate.sentence).slice(-2)
  if (whole === undefined || part === undefined || /满意|知晓|使用/.test(rate.before)) return undefined
  // A coverage is only compared where both figures count the same: 12个村已有10个村.
  if (rate.before.includes('覆盖') && (part.after === '' || part.after[0] !== whole.after[0])) return undefined
  return isWholeOf(whole, part, units) ? { part, whole } : undefined
}

/** 受理并化解95起，成功率99%: what was settled as it came in cannot be less than all. */
function handledAtOnce(rate: CountedFigure, near: readonly CountedFigure[], report: ReadReport): Remark | undefined {
  if (rate.value === '100' || !/成功|化解|调处|调解|办结/.test(rate.before)) return undefined
  const one = near.findLast(({ before }) =>
    /(?:受理|排查|登记|接收|收集)(?:并|和|、)?(?:成功)?(?:化解|调处|调解|办结)(?!率)/.test(before),
  )
  const other = near.filter(
    (figure) => figure !== one && figure.span.start < rate.span.start && figure.sentence === rate.sentence,
  )
  if (one === undefined || other.some((figure) => figure.unit === one.unit)) return undefined
  const message = `前文说受理（排查）并化解${one.text}，与${rate.text}对不上；请分清受理数和化解数`
  return { kind: 'ratio_wrong', severity: 'error', span: namedSpan(report, rate), message }
}

function changeRemark(rate: CountedFigure, pairs: readonly Pair[], report: ReadReport): readonly Remark[] {
  const compared = pairs.filter(({ part, whole }) => isLastYear(part) !== isLastYear(whole))
  const [first] = compared
  if (first === undefined) return []
  const changes = compared.map((pair) => changeOf(pair, places(rate)))
  if (changes.some((change) => fits(rate, change))) return []
  return [wrong(rate, first, changeOf(first, Math.max(places(rate), 1)), report)]
}

function isLastYear(figure: CountedFigure): boolean {
  return /去年|上年|上一年|同期/.test(figure.before)
}

function changeOf({ part, whole }: Pair, decimals: number): string | undefined {
  const base = isLastYear(part) ? part : whole
  const now = base === part ? whole : part
  const difference = subtractDecimals(now.value, base.value).replace('-', '')
  return divideDecimals(shiftDecimal(difference, 2), base.value, decimals)
}

function wrong(rate: CountedFigure, pair: Pair, computed: string | undefined, report: ReadReport): Remark {
  const shown = `${computed ?? '？'}%`
  const message = `按${pair.part.text}和${pair.whole.text}复算应为${shown}，此处是${rate.text}，请核实`
  return { kind: 'ratio_wrong', severity: 'error', span: namedSpan(report, rate), message }
}
