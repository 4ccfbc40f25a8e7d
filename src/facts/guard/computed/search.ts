import type { Decimal } from '../../../core/decimal.ts'
import type { FigureLexicon } from '../../../core/knowledge/figures.ts'
import {
  compareDecimals,
  decimalPlaces,
  divideDecimals,
  shiftDecimal,
  subtractDecimals,
} from '../../../language/decimal.ts'
import type { FigureUnits } from '../../../language/units.ts'
import type { Point } from '../point.ts'
import type { Similarity } from '../similarity.ts'
import { REACH } from './pairs.ts'

/** How a written figure follows from told ones. */
export interface Derivation {
  readonly from: readonly Point[]
  /** The told figures that need not be said themselves where this one is. */
  readonly usesUp: readonly Point[]
}

/** What a figure may be recomputed from. */
export interface ArithmeticTools {
  readonly told: readonly Point[]
  /** What the facts say in words, those without a figure too. */
  readonly claims: readonly string[]
  readonly units: FigureUnits
  readonly similarity: Similarity
  readonly totals: readonly string[]
  readonly lexicon: FigureLexicon
}

/** Where a figure stands. */
export interface Around {
  /** The figures written beside it. */
  readonly beside: readonly Point[]
  /** The told figures that the text does not have. */
  readonly unused: ReadonlySet<Point>
}

/** The first ordered pair of told numbers, near each other, of which the test holds. */
export function nearPairs(
  told: readonly Point[],
  test: (one: Point, other: Point) => boolean,
): readonly Point[] | undefined {
  const numbers = told.filter((point) => point.figure.kind !== 'date' && point.figure.high === undefined)
  for (let index = 0; index < numbers.length; index += 1) {
    for (let other = index + 1; other <= Math.min(index + REACH, numbers.length - 1); other += 1) {
      const [one, two] = [numbers[index], numbers[other]]
      if (one === undefined || two === undefined) continue
      if (test(one, two)) return [one, two]
      if (test(two, one)) return [two, one]
    }
  }
  return undefined
}

/** A bare number goes with any unit. */
export function sameUnits(point: Point, parts: readonly Point[], units: FigureUnits): boolean {
  return parts.every(
    (part) => part.figure.unit === '' || point.figure.unit === '' || units.same(point.figure.unit, part.figure.unit),
  )
}

/** 22家 and 26家 are 48家次: what is added up over several times is counted in times. */
export function addsUpTo(point: Point, parts: readonly Point[], units: FigureUnits): boolean {
  const { unit } = point.figure
  if (sameUnits(point, parts, units)) return true
  return unit.length === 2 && unit.endsWith('次') && parts.every(({ figure }) => figure.unit === unit[0])
}

export function unitsGo(one: Point, other: Point, units: FigureUnits): boolean {
  return one.figure.unit === '' || other.figure.unit === '' || units.same(one.figure.unit, other.figure.unit)
}

/** 98.50% is written with two decimals; the value alone has lost the zero. */
export function placesOf(point: Point): number {
  return decimalPlaces(/\d+(?:\.\d+)?/.exec(point.figure.text)?.[0] ?? point.figure.value)
}

/** One shared out among another, rounded as the figure is written: 1.89万元 to hundreds of 元. */
export function quotientFor({ figure }: Point, whole: Decimal, many: Decimal): Decimal | undefined {
  const places = decimalPlaces(/\d+(?:\.\d+)?/.exec(figure.text)?.[0] ?? figure.value)
  const power = figure.text.includes('亿') ? 8 : figure.text.includes('万') ? 4 : 0
  const share = divideDecimals(whole, shiftDecimal(many, power), places)
  return share === undefined ? undefined : shiftDecimal(share, power)
}

/** Rounded to the written number of decimals; 超 and 近 may stand up to one below or above. */
export function agrees(point: Point, value: Decimal | undefined): boolean {
  if (value === undefined) return false
  const { approx, value: written } = point.figure
  if (value === written) return approx === '' || approx === '约' || approx === '左右' || approx === '以上'
  const gap = subtractDecimals(value, written)
  const within = compareDecimals(gap.replace('-', ''), /[成半]/u.test(point.figure.text) ? ROUGH : '1') < 0
  const above = !gap.startsWith('-')
  return within && (above ? ['余', '多', '超', '以上'].includes(approx) : ['近', '不足', '以下'].includes(approx))
}

/** 超过六成 says up to seven, in percentage points. */
const ROUGH = '10'

/** 共, 合计 … in its clause or right before it. */
export function isCalledTotal(point: Point, totals: readonly string[]): boolean {
  const { start } = point.figure.span
  const before = point.source.slice(Math.max(0, start - 5), start)
  return totals.some((word) => point.clause.includes(word) || before.includes(word))
}

/** Whether one of the words stands in what is written around the figure. */
export function saysOneOf(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}

/** Floats only tell which sums are worth adding up exactly. */
export function isNearly(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other))
}

/** What stands around a figure between two commas. */
export function ownWords({ figure: { span }, source }: Point): string {
  const before =
    source
      .slice(Math.max(0, span.start - OWN_REACH), span.start)
      .split(CLAUSE_MARK)
      .at(-1) ?? ''
  return before + (source.slice(span.end, span.end + OWN_REACH).split(CLAUSE_MARK)[0] ?? '')
}

const OWN_REACH = 24
const CLAUSE_MARK = /[，。；\n]/u

/** 少12件, 增加12件, and not 降至12件: the change itself. */
export function saysHowMuch({ figure, source }: Point): boolean {
  return CHANGED_BY.test(source.slice(Math.max(0, figure.span.start - CHANGE_REACH), figure.span.start))
}

const CHANGED_BY = /(?:[少多减增降升涨]|减少|增加|下降|上升|增长|降低|提高)了?$/u
const CHANGE_REACH = 4
