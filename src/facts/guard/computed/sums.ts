import type { Decimal } from '../../../core/decimal.ts'
import { sumDecimals } from '../../../language/decimal.ts'
import { lazily } from '../lazily.ts'
import type { Point } from '../point.ts'
import { isForEach } from './products.ts'
import { type ArithmeticTools, type Around, type Derivation, isCalledTotal, sameUnits } from './search.ts'

/** The longest row of figures that is tried as the parts of a sum. */
const LONGEST_SUM = 16

/** Finds a total of figures that stand in a row, or of all that share a word (months, villages). */
export function createFindSum(tools: ArithmeticTools): (point: Point, around: Around) => Derivation | undefined {
  const rows = lazily(() => rowsOf(tools))
  const byWord = lazily(() => wordIndex(tools.told))
  return (point, around) => sum(point, { ...tools, rows: rows(), byWord: byWord(), ...around })
}

interface SumSearch extends ArithmeticTools, Around {
  readonly rows: ReadonlyMap<Decimal, readonly (readonly Point[])[]>
  readonly byWord: ReadonlyMap<string, readonly Point[]>
}

function sum(point: Point, search: SumSearch): Derivation | undefined {
  const fits = (parts: readonly Point[]): boolean =>
    addsTogether(point, parts, search) && saidAsSum(point, parts, search)
  const row = search.rows.get(point.figure.value)?.find(fits)
  if (row !== undefined) return { from: row, usesUp: row }
  for (const word of point.near) {
    const parts = (search.byWord.get(word) ?? []).filter(
      (part) => sameUnits(point, [part], search.units) && part.figure.value !== point.figure.value,
    )
    if (parts.length < 2 || parts.length > 24 || addUp(parts) !== point.figure.value) continue
    if (fits(parts)) return { from: parts, usesUp: parts }
  }
  return undefined
}

/** So many parts that add up do so by no chance. */
const MANY_PARTS = 3
/** 合计网格27个、上报事件1285件: one word for a row of totals. */
const TOTALS_BEFORE = /(?:合计|共计|总计)[^。；\n]*$/u
const PARTS_FOLLOW = /^[^。；\n]{0,36}(?:其中|包括|分别|含|：)/

/** It is called a total, or its parts follow it, or it counts what they count; and the text has all of them or none. */
function saidAsSum(point: Point, parts: readonly Point[], search: SumSearch): boolean {
  if (areAllLeftOut(parts, search) && parts.some((part) => search.similarity(point, part) > 0.1)) return true
  const allSaid = areSaid(
    parts,
    search.beside.filter((near) => near !== point),
  )
  const many = parts.length >= MANY_PARTS
  if (many && allSaid) return true
  if (!standsForTotal(point, search) && !parts.every((part) => search.similarity(point, part) > 0.15)) return false
  if (many && EXTREME.test(wordsAfter(point))) return true
  return allSaid || parts.every((part) => search.unused.has(part))
}

function standsForTotal(point: Point, { totals }: SumSearch): boolean {
  const { start } = point.figure.span
  const before = point.source.slice(Math.max(0, start - TOTAL_REACH), start)
  return isCalledTotal(point, totals) || PARTS_FOLLOW.test(wordsAfter(point)) || TOTALS_BEFORE.test(before)
}

function wordsAfter({ figure: { span }, source }: Point): string {
  return source.slice(span.end, span.end + TOTAL_REACH)
}

/** How far from a total the words that make it one may stand, in UTF-16 units. */
const TOTAL_REACH = 40

/** 其中陈庄最多: of the parts only the largest or the smallest are said. */
const EXTREME = /最[多少高低大小]|居首|首位/

/** 书记12次 镇长10次 said as 22次 together: a row of one statement that the text has nothing else of. */
function areAllLeftOut(parts: readonly Point[], { unused }: SumSearch): boolean {
  return parts.every((part) => unused.has(part) && part.fact === parts[0]?.fact)
}

/** Each part has a figure of its own beside: two equal parts want two. */
function areSaid(parts: readonly Point[], beside: readonly Point[]): boolean {
  const left = beside.map((near) => near.figure.value)
  return parts.every((part) => {
    const at = left.indexOf(part.figure.value)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** Of one unit, or books, sheets and leaflets (本, 张, 份) added up as 份. */
function addsTogether(point: Point, parts: readonly Point[], { units, lexicon }: ArithmeticTools): boolean {
  if (sameUnits(point, parts, units)) return true
  const group = lexicon.addedUp.find((among) => among.includes(point.figure.unit))
  return group !== undefined && parts.every(({ figure }) => group.includes(figure.unit))
}

function addUp(parts: readonly Point[]): Decimal {
  return sumDecimals(parts.map((part) => part.figure.value))
}

/** Sums of every row of 2 to {@link LONGEST_SUM} neighbouring exact figures of one unit. */
function rowsOf(tools: ArithmeticTools): ReadonlyMap<Decimal, readonly (readonly Point[])[]> {
  const rows = new Map<Decimal, (readonly Point[])[]>()
  for (const series of [...seriesByUnit(tools), ...columnsOf(tools)]) {
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

/** The columns of a table: what stands at one place of neighbouring rows that have as many numbers. */
export function columnsOf({ told }: Pick<ArithmeticTools, 'told'>): readonly (readonly Point[])[] {
  const rows = Map.groupBy(told.filter(isTableCell), (point) => point.fact)
  const columns: Point[][] = []
  let open: Point[][] = []
  for (const row of rows.values()) {
    if (row.length < 2) open = []
    else if (row.length === open.length) row.forEach((cell, at) => open[at]?.push(cell))
    else columns.push(...(open = row.map((cell) => [cell])))
  }
  return columns
}

function isTableCell({ figure }: Point): boolean {
  return ['count', 'money'].includes(figure.kind) && figure.high === undefined
}

function seriesByUnit(tools: ArithmeticTools): readonly (readonly Point[])[] {
  const series: { readonly unit: string; readonly points: Point[] }[] = []
  for (const point of tools.told) {
    if (!['count', 'money', 'duration'].includes(point.figure.kind) || point.figure.high !== undefined) continue
    if (isForEach(point, tools)) continue
    const own = series.find(({ unit }) => goInOneRow(unit, point.figure.unit, tools))
    if (own === undefined) series.push({ unit: point.figure.unit, points: [point] })
    else own.points.push(point)
  }
  return series.map(({ points }) => points)
}

function goInOneRow(one: string, other: string, { units, lexicon }: ArithmeticTools): boolean {
  return units.same(one, other) || lexicon.addedUp.some((among) => among.includes(one) && among.includes(other))
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
