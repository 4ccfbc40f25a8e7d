import type { Decimal } from '../../../core/decimal.ts'
import { sumDecimals } from '../../../language/decimal.ts'
import { isMean, isOfEach } from '../each.ts'
import { lazily } from '../lazily.ts'
import type { Point } from '../point.ts'
import { isRateUnit } from '../soft.ts'
import type { Word } from '../word.ts'
import { hasAllOrNone, saidAsSum } from './said-as-sum.ts'
import { type ArithmeticTools, type Around, addsUpTo, type Derivation, isCalledTotal, sameUnits } from './search.ts'

/** The longest row of figures that is tried as the parts of a sum. */
const LONGEST_SUM = 16

/** Finds a total of figures that stand in a row, or of all that share a word (months, villages). */
export function createFindSum(tools: ArithmeticTools): (point: Point, around: Around) => Derivation | undefined {
  const rows = lazily(() => rowsOf(tools))
  const byWord = lazily(() => wordIndex(tools.told))
  const byTail = lazily(() => Map.groupBy(tools.told.filter(isTableCell), tailOf))
  return (point, around) => sum(point, { ...tools, rows: rows(), byWord: byWord(), byTail: byTail(), ...around })
}

interface SumSearch extends ArithmeticTools, Around {
  readonly rows: ReadonlyMap<Decimal, readonly (readonly Point[])[]>
  readonly byWord: ReadonlyMap<Word, readonly Point[]>
  readonly byTail: ReadonlyMap<string, readonly Point[]>
}

function sum(point: Point, search: SumSearch): Derivation | undefined {
  // What each has is no total.
  if (isOfEach(point)) return undefined
  const fits = (parts: readonly Point[]): boolean =>
    addsTogether(point, parts, search) && !namesOnePart(point, parts, search) && saidAsSum(point, parts, search)
  const same = sameThingOver(point, search)
  if (same !== undefined) return { from: same, usesUp: same }
  const parts = search.rows.get(point.figure.value)?.find(fits) ?? sharingWord(point, search, fits)
  return parts === undefined ? undefined : { from: parts, usesUp: parts }
}

/** All that are told with one word of it. */
function sharingWord(
  point: Point,
  search: SumSearch,
  fits: (parts: readonly Point[]) => boolean,
): readonly Point[] | undefined {
  for (const word of point.near) {
    const parts = (search.byWord.get(word) ?? []).filter(
      (part) => sameUnits(point, [part], search.units) && part.figure.value !== point.figure.value,
    )
    if (parts.length < 2 || parts.length > 24 || addUp(parts) !== point.figure.value) continue
    if (fits(parts)) return parts
  }
  return undefined
}

/** 立案23件 of 「上半年立案14件」 and 「下半年立案9件」: all that is told of the same thing, each time in another note. */
function sameThingOver(point: Point, search: SumSearch): readonly Point[] | undefined {
  const parts = (search.byTail.get(tailOf(point)) ?? []).filter((part) => sameUnits(point, [part], search.units))
  if (parts.length < 2 || tailOf(point) === '' || addUp(parts) !== point.figure.value) return undefined
  const apart = isCalledTotal(point, search.totals) || new Set(parts.map(({ fact }) => fact)).size === parts.length
  return apart && addsTogether(point, parts, search) && hasAllOrNone(point, parts, search) ? parts : undefined
}

/** 清理文件17件 is told of 清理 alone, and no sum of 制定, 备案 and 清理; the first of a row may say what all of it is. */
function namesOnePart(point: Point, parts: readonly Point[], { totals, lexicon, byTail, units }: SumSearch): boolean {
  const same = (byTail.get(tailOf(point)) ?? []).filter((one) => units.same(one.figure.unit, point.figure.unit))
  const ofSame = parts.filter((part) => same.includes(part))
  // 立案23件 is no sum of 立案14件 and 结案9件 where more 立案 is told of.
  if (ofSame.length > 0 && ofSame.length < Math.min(same.length, parts.length)) return true
  if (isCalledTotal(point, totals) || parts.some(({ noun }) => lexicon.placeNouns.includes(noun))) return false
  const names = ({ key }: Point): boolean => key.length > 1 && point.key.includes(key.slice(0, 2))
  const named = parts.filter(names)
  return named.length === 1 && named[0] !== parts[0] && parts.every(({ key }) => key.length > 1)
}

/** The last word of what it counts. */
function tailOf({ key }: Point): string {
  return key.length < 2 ? '' : key.slice(-2)
}

/** Of one unit, or books, sheets and leaflets (本, 张, 份) added up as 份. */
function addsTogether(point: Point, parts: readonly Point[], { units, lexicon }: ArithmeticTools): boolean {
  if (mixesPlaces(parts, lexicon)) return false
  if (addsUpTo(point, parts, units)) return true
  const group = lexicon.addedUp.find((among) => among.includes(point.figure.unit))
  return group !== undefined && parts.every(({ figure }) => group.includes(figure.unit))
}

/** 8个 of 「8个网格」 and 1个 of 「辅警1个」 add up to nothing. */
function mixesPlaces(parts: readonly Point[], { placeNouns }: ArithmeticTools['lexicon']): boolean {
  const places = parts.filter(
    ({ figure, noun }) => figure.unit === '个' && placeNouns.some((one) => noun.endsWith(one)),
  )
  return places.length > 0 && places.length < parts.length
}

function addUp(parts: readonly Point[]): Decimal {
  return sumDecimals(parts.map((part) => part.figure.value))
}

/** Sums of every row of 2 to {@link LONGEST_SUM} neighbouring exact figures of one unit. */
function rowsOf(tools: ArithmeticTools): ReadonlyMap<Decimal, readonly (readonly Point[])[]> {
  const rows = new Map<Decimal, (readonly Point[])[]>()
  for (const series of [...columnsOf(tools), ...seriesByUnit(tools)]) {
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

/** 「道路隐患28处，整改25处；消防隐患46处，整改46处」: clauses of one build are the rows of a table too. */
function segmentsOf(row: Point[]): readonly Point[][] {
  const segments: Point[][] = []
  row.forEach((cell, at) => {
    const previous = row[at - 1]
    const between = previous === undefined ? '；' : cell.source.slice(previous.figure.span.end, cell.figure.span.start)
    if (SEGMENT_END.test(between) && between.length <= SEGMENT_REACH) segments.push([cell])
    else segments.at(-1)?.push(cell)
  })
  const width = segments[0]?.length ?? 0
  return segments.length > 1 && width > 1 && segments.every((cells) => cells.length === width) ? segments : [row]
}

const SEGMENT_END = /[；;。]|[^，、：\s] +[^\s]/u
const SEGMENT_REACH = 40

/** The columns of a table: what stands at one place of neighbouring rows that have as many numbers. */
export function columnsOf({ told }: Pick<ArithmeticTools, 'told'>): readonly (readonly Point[])[] {
  const facts = Map.groupBy(told.filter(isTableCell), (point) => point.fact)
  const columns: Point[][] = []
  let open: Point[][] = []
  for (const row of [...facts.values()].flatMap(segmentsOf)) {
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
    if (isOfEach(point) || isMean(point) || isRateUnit(point)) continue
    const own = series.find(({ unit }) => goInOneRow(unit, point.figure.unit, tools))
    if (own === undefined) series.push({ unit: point.figure.unit, points: [point] })
    else own.points.push(point)
  }
  return series.map(({ points }) => points)
}

function goInOneRow(one: string, other: string, { units, lexicon }: ArithmeticTools): boolean {
  return units.same(one, other) || lexicon.addedUp.some((among) => among.includes(one) && among.includes(other))
}

function wordIndex(points: readonly Point[]): ReadonlyMap<Word, readonly Point[]> {
  const index = new Map<Word, Point[]>()
  for (const point of points) {
    if ((point.figure.kind !== 'count' && point.figure.kind !== 'money') || isRateUnit(point)) continue
    for (const word of point.near) {
      const some = index.get(word)
      if (some === undefined) index.set(word, [point])
      else if (some.length <= 24) some.push(point)
    }
  }
  return index
}
