import type { Figure } from '../../core/figure.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import { multiplyDecimals } from '../../language/decimal.ts'
import { sameDate, sameRoughness, sameValue } from '../../language/render-figure.ts'
import { bestPairs, type Candidate } from './best-pairs.ts'
import type { Bond, Difference } from './bond.ts'
import { isAtOtherPace } from './pace.ts'
import type { Point } from './point.ts'
import { isRounded, roundingsOf } from './rounded-fraction.ts'
import type { Similarity } from './similarity.ts'
import { countsPlaces, type FitTools, unitsFit } from './units-fit.ts'

export interface Bonds {
  readonly bonds: readonly Bond[]
  /** Figures of the text whose value no fact has left to give. */
  readonly unbound: readonly Point[]
  /** Figures of the facts that the text does not have. */
  readonly unused: readonly Point[]
}

type BindTools = FitTools

interface PairTools extends BindTools {
  readonly similarity: Similarity
}

const CHANCE_FIT = 0.05
/** Groups of equal figures larger than this are bound in their order, not by subject, to stay linear. */
const LARGEST_GROUP = 40

/** Binds each figure of the text to a told figure of the same value: exact ones first, then by subject. */
export function bindFigures(written: readonly Point[], told: readonly Point[], tools: PairTools): Bonds {
  const groups = groupByKey(told, tools.lexicon)
  const bonds: Bond[] = []
  const bound = new Set<Point>()
  for (const [key, some] of groupByKey(written, tools.lexicon)) {
    const others = groups.get(key)
    if (others === undefined) continue
    const { candidates, fitOf } = candidatesOf(some, others, tools)
    const open = candidates.filter(
      (pair) => !bound.has(pair.written) && !bound.has(pair.told) && !isChance(pair, fitOf),
    )
    for (const { written: one, told: other, difference } of bestPairs(open, fitOf)) {
      bonds.push({ written: one, told: other, difference })
      bound.add(one).add(other)
    }
  }
  return {
    bonds,
    unbound: written.filter((point) => !bound.has(point)),
    unused: told.filter((point) => !bound.has(point)),
  }
}

/** Equal numbers of different units that have nothing in common. */
function isChance(pair: Candidate, fitOf: (pair: Candidate) => number): boolean {
  if (pair.difference !== 'unit' || pair.least >= CHANCE_FIT) return false
  const silent = pair.written.near.length === 0 || pair.told.near.length === 0
  return !silent && fitOf(pair) < CHANCE_FIT
}

/** Every told figure that says the same as this one, used or not. */
export function equalsOf(
  point: Point,
  groups: ReadonlyMap<string, readonly Point[]>,
  tools: BindTools,
): readonly Point[] {
  const found = keysOf(point.figure, tools.lexicon).flatMap((key) => groups.get(key) ?? [])
  return [...new Set(found)].filter((other) => differenceOf(point, other, tools) === 'none')
}

export function groupByKey(points: readonly Point[], lexicon: FigureLexicon): ReadonlyMap<string, readonly Point[]> {
  const groups = new Map<string, Point[]>()
  for (const point of points) {
    for (const key of keysOf(point.figure, lexicon)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [point])
      else group.push(point)
    }
  }
  return groups
}

/** Its value, and its size in the smaller unit that it may be told in. */
function countKeys(figure: Figure, conversions: FigureLexicon['conversions']): readonly string[] {
  const keys = [figure.value, ...roundingsOf(figure)].map((value) => `${value}~${figure.high ?? ''}`)
  const size = sizeOf(figure, conversions)
  return size === undefined ? keys : [...keys, size]
}

/** 1.2公里 and 1200米 → `1200米`; undefined for what has no smaller or larger unit. */
function sizeOf({ value, high, unit }: Figure, conversions: FigureLexicon['conversions']): string | undefined {
  if (high !== undefined) return undefined
  const base = unit === '日' ? '天' : unit
  const larger = conversions[base]
  if (larger !== undefined) return `${multiplyDecimals(value, larger.times)}${larger.of}`
  for (const unit in conversions) if (conversions[unit]?.of === base) return `${value}${base}`
  return undefined
}

/** 14日 as so many days. */
function inDays(day: Figure): Figure {
  return { ...day, kind: 'duration', value: String(Number(day.value.slice(3))), unit: '天' }
}

const BARE_DAY = /^---\d{2}$/

/** Counts meet by value; dates by month, by day, or by year when that is all they have. */
function keysOf(figure: Figure, { conversions }: FigureLexicon): readonly string[] {
  if (figure.kind !== 'date') return countKeys(figure, conversions)
  if (BARE_DAY.test(figure.value)) return [`day ${figure.value.slice(3)}`, ...countKeys(inDays(figure), conversions)]
  const [start = ''] = figure.value.split('/')
  const month = /^(?:\d{4}-|--)?(\d{2})(?:-|$)/.exec(start)?.[1]
  const day = start.length > 4 ? /-(\d{2})$/.exec(start)?.[1] : undefined
  if (start.startsWith('T')) return [`hour ${Number(start.slice(1, 3)) % 12}`]
  if (month === undefined) return [`year ${start}`]
  return day === undefined ? [`month ${month}`] : [`month ${month}`, `day ${day}`]
}

interface Candidates {
  readonly candidates: readonly Candidate[]
  readonly fitOf: (pair: Candidate) => number
}

function candidatesOf(written: readonly Point[], told: readonly Point[], tools: PairTools): Candidates {
  const many = written.length * told.length > LARGEST_GROUP ** 2
  const alone = written.length === 1 && told.length === 1
  const candidates: Candidate[] = []
  written.forEach((one, index) => {
    const others = many ? told.slice(Math.max(0, index - 2), index + 3) : told
    for (const other of others) {
      const difference = differenceOf(one, other, tools)
      if (difference === undefined) continue
      // One alone has none to be measured against, unless equal numbers may be so by chance.
      const { least, most } =
        many || (alone && difference !== 'unit') ? UNMEASURED : tools.similarity.bounds(one, other)
      const bonus = many ? 0 : bonusOf(one, other)
      candidates.push({ written: one, told: other, difference, least: least + bonus, most: most + bonus })
    }
  })
  return {
    candidates,
    fitOf: many ? () => 0 : (pair) => tools.similarity(pair.written, pair.told) + bonusOf(pair.written, pair.told),
  }
}

/** Of two equal figures the one of the very same measure word is likelier meant: 2个 and 2处. */
const SAME_MEASURE = 0.2

function bonusOf(one: Point, other: Point): number {
  return one.figure.unit === other.figure.unit ? SAME_MEASURE : 0
}

const UNMEASURED = { least: 0, most: 0 }

/** Undefined when they are not of one value at all. */
function differenceOf(one: Point, other: Point, tools: BindTools): Difference | undefined {
  const [left, right] = [one.figure, other.figure]
  if (left.kind === 'date' || right.kind === 'date') return saysTime(left, right, tools) ? 'none' : undefined
  if (isRankAndRanks(one, other) || isLengthAndFrequency(left, right)) return undefined
  if (!sameValue(left, right)) return differenceOfSizes(left, right, tools)
  if (countsPlaces(one, other, tools.lexicon) || countsPlaces(other, one, tools.lexicon)) return undefined
  return differenceOfCounts(one, other, tools)
}

/** Of two whose numbers are not equal. */
function differenceOfSizes(left: Figure, right: Figure, tools: BindTools): Difference | undefined {
  if (isRounded(left, right)) return 'none'
  return isSameSize(left, right, tools) ? differenceInApprox(left, right, tools) : undefined
}

/** 延长7日 where the notes say 又延了七天: so many days, though it reads like a day of the month. */
function isLengthInDays(day: Figure, length: Figure, tools: BindTools): boolean {
  if (!BARE_DAY.test(day.value) || length.kind !== 'duration' || !day.text.endsWith('日')) return false
  const days = inDays(day)
  return (length.unit === '天' && sameValue(days, length)) || isSameSize(days, length, tools)
}

/** Of two of which at least one is a date. */
function saysTime(left: Figure, right: Figure, tools: BindTools): boolean {
  if (left.kind === right.kind) return sameDate(left, right)
  return isLengthInDays(left, right, tools) || isLengthInDays(right, left, tools)
}

/** 为期一周 and 天天: how long and how often are no two units of one thing. */
function isLengthAndFrequency(one: Figure, other: Figure): boolean {
  const kinds = [one.kind, other.kind]
  const both = kinds.includes('duration') && kinds.includes('frequency')
  return both && !isSamePeriod(one, other) && !isSamePeriod(other, one)
}

/** 第3名 and 3个位次. */
function isRankAndRanks(one: Point, other: Point): boolean {
  return (
    (one.figure.kind === 'ordinal') !== (other.figure.kind === 'ordinal') && (countsRanks(one) || countsRanks(other))
  )
}

/** 前移2个位次: how many ranks, not which. */
function countsRanks({ figure, source }: Point): boolean {
  if (figure.kind === 'ordinal' || !['名', '位', '个'].includes(figure.unit)) return false
  return (
    figure.text.includes('位次') ||
    RANKS_MOVED.test(source.slice(Math.max(0, figure.span.start - 4), figure.span.start))
  )
}

const RANKS_MOVED = /[前后上进退提跃升降][进移升退位步降后]了?$/u

/** 第三天 is within 3日: the days that it took. */
function tookDays(written: Point, told: Figure): boolean {
  const { kind, unit, span } = written.figure
  if (kind !== 'duration' || unit !== '天' || told.kind !== 'ordinal' || told.unit !== '天') return false
  return /^以?之?内/u.test(written.source.slice(span.end, span.end + 3))
}

/** What differs between two figures of one value that count something. */
function differenceOfCounts(one: Point, other: Point, tools: BindTools): Difference {
  const [left, right] = [one.figure, other.figure]
  if (isSamePeriod(left, right) || isSamePeriod(right, left)) return 'none'
  if (isTimesAYear(left, right, tools) || isTimesAYear(right, left, tools)) return 'none'
  if (isNumberOfLast(left, right) || tookDays(one, right)) return 'none'
  if (isAtOtherPace(one, other)) return 'unit'
  if (!unitsFit(one, other, tools)) return 'unit'
  return bothWithin(one, other) ? 'none' : differenceInApprox(left, right, tools)
}

/** 分三批 where the last told of is 第三批. */
function isNumberOfLast(written: Figure, told: Figure): boolean {
  if (written.kind !== 'count' || told.kind !== 'ordinal' || written.unit !== told.unit) return false
  return Number(told.value) > 1 && !['', '名', '位', '个'].includes(told.unit)
}

/** 7天以内 and 7日内. */
function bothWithin(one: Point, other: Point): boolean {
  const within = ({ figure: { kind, approx, span }, source }: Point): boolean =>
    kind === 'duration' && (approx === '以下' || /^以?之?内/u.test(source.slice(span.end, span.end + 2)))
  return within(one) && within(other)
}

function differenceInApprox(one: Figure, other: Figure, tools: BindTools): Difference {
  return approxFits(one, other, tools) ? 'none' : 'approx'
}

function isSameSize(one: Figure, other: Figure, { lexicon }: BindTools): boolean {
  const size = one.unit === other.unit ? undefined : sizeOf(one, lexicon.conversions)
  return size !== undefined && size === sizeOf(other, lexicon.conversions)
}

/** 每年2次 where the notes say 一年2次. */
function isTimesAYear(one: Figure, other: Figure, { units }: BindTools): boolean {
  if (one.kind !== 'frequency' || other.kind !== 'count') return false
  const [unit = '', period] = one.unit.split('/')
  return period === '年' && units.same(unit, other.unit)
}

/** 一天两小时 and 每天2小时: the period told as one day. */
function isSamePeriod(one: Figure, other: Figure): boolean {
  if (one.kind !== 'frequency' || other.kind !== 'duration' || !/^每[^\d一二三四五六七八九十]+$/.test(one.text))
    return false
  return one.unit.split('/')[1] === other.unit.replace('个', '')
}

/** 超过60岁 and 60岁以上: of ages both draw one line. */
function areThresholds(one: Figure, other: Figure): boolean {
  return one.unit === '岁' && [one, other].every(({ approx }) => ['超', '以上'].includes(approx))
}

/** A range is inexact in itself, and so are tenths: 大概四五十人 is 40至50人, 四成 约占40%. */
function approxFits(one: Figure, other: Figure, tools: BindTools): boolean {
  if (areThresholds(one, other)) return true
  const vague = (figure: Figure): boolean => ['', '约', '左右'].includes(figure.approx)
  // 四成 may become 约40%; the 大概 of 大概四成 is not dropped.
  const drops = one.approx === '' && other.approx !== ''
  const rough = one.high !== undefined || (!drops && isInTenths(other))
  return sameRoughness(one, other, tools.units) || (rough && vague(one) && vague(other))
}

/** 一半, 四成; 大概四成 is told as inexact. */
function isInTenths({ kind, text, approx }: Figure): boolean {
  return kind === 'ratio' && approx === '' && /[半成]/u.test(text)
}
