import type { Decimal } from '../../core/decimal.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import {
  compareDecimals,
  decimalPlaces,
  divideDecimals,
  multiplyDecimals,
  percentOf,
  subtractDecimals,
  sumDecimals,
} from '../../language/decimal.ts'
import type { FigureUnits } from '../../language/units.ts'
import type { Point } from './point.ts'
import type { Similarity } from './similarity.ts'
import { saysWhole } from './soft.ts'

/** How a written figure follows from told ones. */
export interface Derivation {
  readonly from: readonly Point[]
  /** The parts are said by saying their sum. */
  readonly usesUp: boolean
}

interface Tools {
  readonly told: readonly Point[]
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

export interface Arithmetic {
  /** How the figure can be recomputed from the told ones; undefined when it cannot. */
  derive(point: Point, around: Around): Derivation | undefined
  /** Whether the figure claims to be computed (a rate, a total, a mean) and there are figures to compute it from. */
  claims(point: Point): boolean
}

const DIFFERENCE_WORDS = /增加|减少|下降|上升|增长|提高|降低|提升|多|少|增幅|降幅|较|比|同比|升|降/
const FALL_WORDS = /减|降|少|回落|压/
const RISE_WORDS = /增|升|提高|多|涨|提升/
const MEAN_WORDS = /均/
const PER_YEAR: Readonly<Record<string, Decimal>> = {
  月: '12',
  周: '52',
  季度: '4',
  半年: '2',
  天: '365',
  '2月': '6',
  '2周': '26',
}
/** How many figures apart the two parts of a ratio or difference may stand in the notes. */
const REACH = 10
/** The longest row of figures that is tried as the parts of a sum. */
const LONGEST_SUM = 16

export function createArithmetic(tools: Tools): Arithmetic {
  const rows = lazily(() => rowsOf(tools))
  const byWord = lazily(() => wordIndex(tools.told))
  const derive: Arithmetic['derive'] = (point, around) => {
    const { figure } = point
    if (figure.kind === 'date' || figure.kind === 'ordinal' || figure.high !== undefined) return undefined
    if (figure.kind === 'ratio') return ratio(point, around.beside, tools)
    return (
      sum(point, { ...tools, rows: rows(), byWord: byWord(), ...around }) ??
      difference(point, tools) ??
      mean(point, tools) ??
      yearly(point, tools)
    )
  }
  return { derive, claims: (point) => claims(point, tools) }
}

function claims(point: Point, tools: Tools): boolean {
  const { figure } = point
  if (figure.kind === 'ratio')
    return tools.told.some((told) => told.figure.kind === 'count' && tools.similarity(point, told) > 0.05)
  if (figure.kind !== 'count' && figure.kind !== 'money') return false
  const words = isCalledTotal(point, tools.totals) || MEAN_WORDS.test(point.clause)
  return (
    words &&
    tools.told.filter((told) => sameUnits(point, [told], tools.units) && told.figure.kind !== 'date').length > 1
  )
}

/** 共, 合计 … in its clause or right before it. */
export function isCalledTotal(point: Point, totals: readonly string[]): boolean {
  const { start } = point.figure.span
  const before = point.source.slice(Math.max(0, start - 5), start)
  return totals.some((word) => point.clause.includes(word) || before.includes(word))
}

interface SumSearch extends Tools, Around {
  readonly rows: ReadonlyMap<Decimal, readonly (readonly Point[])[]>
  readonly byWord: ReadonlyMap<string, readonly Point[]>
}

/** A total of figures that stand in a row, or of all that share a word (months, villages). */
function sum(point: Point, search: SumSearch): Derivation | undefined {
  const fits = (parts: readonly Point[]): boolean =>
    sameUnits(point, parts, search.units) && saidAsSum(point, parts, search)
  const row = search.rows.get(point.figure.value)?.find(fits)
  if (row !== undefined) return { from: row, usesUp: true }
  for (const word of point.near) {
    const parts = (search.byWord.get(word) ?? []).filter(
      (part) => sameUnits(point, [part], search.units) && part.figure.value !== point.figure.value,
    )
    if (parts.length < 2 || parts.length > 24 || addUp(parts) !== point.figure.value) continue
    if (fits(parts)) return { from: parts, usesUp: true }
  }
  return undefined
}

/** So many parts that add up do so by no chance. */
const MANY_PARTS = 3
const PARTS_FOLLOW = /^[^。；\n]{0,36}(?:其中|包括|分别|含|：)/

/** It is called a total, or its parts follow it, or it counts what they count; and the text has all of them or none. */
function saidAsSum(point: Point, parts: readonly Point[], search: SumSearch): boolean {
  const after = point.source.slice(point.figure.span.end, point.figure.span.end + 40)
  const total = isCalledTotal(point, search.totals) || PARTS_FOLLOW.test(after)
  const said = (part: Point): boolean =>
    search.beside.some((near) => near !== point && near.figure.value === part.figure.value)
  if (parts.length >= MANY_PARTS && parts.every(said)) return true
  if (!total && !parts.every((part) => search.similarity(point, part) > 0.15)) return false
  return parts.every(said) || parts.every((part) => search.unused.has(part))
}

function sameUnits(point: Point, parts: readonly Point[], units: FigureUnits): boolean {
  return parts.every(
    (part) => part.figure.unit === '' || point.figure.unit === '' || units.same(point.figure.unit, part.figure.unit),
  )
}

function addUp(parts: readonly Point[]): Decimal {
  return sumDecimals(parts.map((part) => part.figure.value))
}

/** Sums of every row of 2 to {@link LONGEST_SUM} neighbouring exact figures of one unit. */
function rowsOf(tools: Tools): ReadonlyMap<Decimal, readonly (readonly Point[])[]> {
  const rows = new Map<Decimal, (readonly Point[])[]>()
  for (const series of seriesByUnit(tools)) {
    series.forEach((first, start) => {
      let total = first.figure.value
      for (let end = start + 1; end < Math.min(series.length, start + LONGEST_SUM); end += 1) {
        total = sumDecimals([total, series[end]?.figure.value ?? '0'])
        const known = rows.get(total)
        if (known === undefined) rows.set(total, [series.slice(start, end + 1)])
        else if (known.length < 8) known.push(series.slice(start, end + 1))
      }
    })
  }
  return rows
}

function seriesByUnit(tools: Tools): readonly (readonly Point[])[] {
  const series: { readonly unit: string; readonly points: Point[] }[] = []
  for (const point of tools.told) {
    if (!['count', 'money', 'duration'].includes(point.figure.kind) || point.figure.high !== undefined) continue
    const own = series.find(({ unit }) => tools.units.same(unit, point.figure.unit))
    if (own === undefined) series.push({ unit: point.figure.unit, points: [point] })
    else own.points.push(point)
  }
  return series.map(({ points }) => points)
}

function wordIndex(points: readonly Point[]): ReadonlyMap<string, readonly Point[]> {
  const index = new Map<string, Point[]>()
  for (const point of points) {
    if (point.figure.kind !== 'count' && point.figure.kind !== 'money') continue
    for (const word of point.near) {
      const some = index.get(word)
      if (some === undefined) index.set(word, [point])
      else if (some.length <= 24) some.push(point)
    }
  }
  return index
}

/** part ÷ whole, growth on last year, or 全部 for 100 %. */
function ratio(point: Point, beside: readonly Point[], tools: Tools): Derivation | undefined {
  if (point.figure.unit !== '%') return undefined
  const whole = wholeOf(point, tools)
  if (whole !== undefined) return { from: [whole], usesUp: false }
  const places = placesOf(point)
  const found = nearPairs(tools.told, (part, total) => {
    if (
      part.figure.kind !== 'count' ||
      !unitsGo(part, total, tools.units) ||
      !concerns(point, [part, total], { ...tools, beside })
    )
      return false
    if (agrees(point, percentOf(part.figure.value, total.figure.value, places))) return true
    if (!DIFFERENCE_WORDS.test(point.clause)) return false
    return isGrowth(point, part, total) && agrees(point, growth(part.figure.value, total.figure.value, places))
  })
  return found === undefined ? undefined : { from: found, usesUp: false }
}

/** 下降 starts from the larger figure, 增长 from the smaller. */
function isGrowth(point: Point, now: Point, then: Point): boolean {
  const less = compareDecimals(now.figure.value, then.figure.value) < 0
  return less ? FALL_WORDS.test(point.clause) : RISE_WORDS.test(point.clause)
}

function growth(now: Decimal, then: Decimal, places: number): Decimal | undefined {
  return percentOf(subtractDecimals(now, then).replace('-', ''), then, places)
}

/** 都办结了 bears out 办结率100%. */
function wholeOf(point: Point, tools: Tools): Point | undefined {
  if (point.figure.value !== '100') return undefined
  return tools.told.find((told) => {
    if (!saysWhole(told.fact?.claim ?? told.sentence, tools.lexicon)) return false
    return tools.similarity(point, told) > 0 || overlaps(point, told)
  })
}

function overlaps(point: Point, told: Point): boolean {
  const words = new Set([...told.near, ...told.wide])
  return point.near.some((word) => word.length > 1 && words.has(word))
}

/** 98.50% is written with two decimals; the value alone has lost the zero. */
function placesOf(point: Point): number {
  return decimalPlaces(/\d+(?:\.\d+)?/.exec(point.figure.text)?.[0] ?? point.figure.value)
}

/** Rounded to the written number of decimals; 超 and 近 may stand up to one below or above. */
function agrees(point: Point, value: Decimal | undefined): boolean {
  if (value === undefined) return false
  const { approx, value: written } = point.figure
  if (value === written) return approx === '' || approx === '约' || approx === '左右' || approx === '以上'
  const gap = subtractDecimals(value, written)
  const within = compareDecimals(gap.replace('-', ''), '1') < 0
  const above = !gap.startsWith('-')
  return within && (above ? ['余', '多', '超', '以上'].includes(approx) : ['近', '不足', '以下'].includes(approx))
}

function concerns(
  point: Point,
  parts: readonly Point[],
  search: Tools & { readonly beside: readonly Point[] },
): boolean {
  if (parts.some((part) => search.similarity(point, part) > 0.02)) return true
  return parts.every((part) => search.beside.some((near) => near.figure.value === part.figure.value))
}

function difference(point: Point, tools: Tools): Derivation | undefined {
  if (!DIFFERENCE_WORDS.test(point.clause) || point.figure.value === '0') return undefined
  const found = nearPairs(tools.told, (one, other) => {
    if (!unitsGo(one, other, tools.units) || !sameUnits(point, [one, other], tools.units)) return false
    return subtractDecimals(one.figure.value, other.figure.value).replace('-', '') === point.figure.value
  })
  return found === undefined ? undefined : { from: found, usesUp: false }
}

function mean(point: Point, tools: Tools): Derivation | undefined {
  if (!MEAN_WORDS.test(point.clause)) return undefined
  const places = placesOf(point)
  const found = nearPairs(
    tools.told,
    (one, other) => divideDecimals(one.figure.value, other.figure.value, places) === point.figure.value,
  )
  return found === undefined ? undefined : { from: found, usesUp: false }
}

/** 每月一次 makes 12 次 a year. */
function yearly(point: Point, tools: Tools): Derivation | undefined {
  const found = tools.told.find((told) => {
    const factor = told.figure.kind === 'frequency' ? PER_YEAR[told.figure.unit.split('/')[1] ?? ''] : undefined
    return (
      factor !== undefined &&
      multiplyDecimals(told.figure.value, factor) === point.figure.value &&
      /次|场|期|回/.test(point.figure.unit)
    )
  })
  return found === undefined ? undefined : { from: [found], usesUp: false }
}

function unitsGo(one: Point, other: Point, units: FigureUnits): boolean {
  return one.figure.unit === '' || other.figure.unit === '' || units.same(one.figure.unit, other.figure.unit)
}

/** The first ordered pair of told numbers, near each other, of which the test holds. */
function nearPairs(told: readonly Point[], test: (one: Point, other: Point) => boolean): readonly Point[] | undefined {
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

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
