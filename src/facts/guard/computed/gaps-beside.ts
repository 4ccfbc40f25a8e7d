import { compareDecimals, subtractDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import { RANK_UNITS } from './changes-beside.ts'
import { type ArithmeticTools, isNearly, sameUnits, saysOneOf } from './search.ts'

/** 「32件，调成29件，3件正在调解」: one less another beside it. */
export function isGap(point: Point, one: Point, other: Point, tools: ArithmeticTools): boolean {
  if (!isNearly(Math.abs(Number(one.figure.value) - Number(other.figure.value)), Number(point.figure.value)))
    return false
  const gap = subtractDecimals(one.figure.value, other.figure.value).replace('-', '')
  if (gap !== point.figure.value || gap === '0' || !maySayGap(point, { one, other, tools })) return false
  if (one.figure.unit === '%' || other.figure.unit === '%') return point.figure.unit === '个百分点'
  if (one.figure.kind === 'ordinal' || other.figure.kind === 'ordinal') return isGapOfRanks(point, one, other)
  return sameUnits(one, [other], tools.units) && sameUnits(point, [one, other], tools.units)
}

/** 「第4位，较上年上升5位」 where 去年第9 was told: it must be known which of the two ranks was before. */
function isGapOfRanks(point: Point, one: Point, other: Point): boolean {
  const areRanks = one.figure.kind === other.figure.kind
  return areRanks && RANK_UNITS.includes(point.figure.unit) && one.before() !== other.before()
}

/** So small a number is often a difference by chance; it must say that it is one, or what is left, or stand as the rest behind its whole. */
const SMALL = '5'

interface Operands {
  readonly one: Point
  readonly other: Point
  readonly tools: ArithmeticTools
}

function maySayGap(point: Point, { one, other, tools }: Operands): boolean {
  if (deniesAnother(point, [one, other])) return false
  if (compareDecimals(point.figure.value, SMALL) > 0) return true
  const { difference, rest, left } = tools.lexicon.arithmeticWords
  return saysOneOf(point.clause, [...difference, ...rest, ...left]) || isRestBehind(point, one, other)
}

/** 未成功6件 is what is left beside 成功92件, and no gap between two other figures. */
function deniesAnother({ figure: { span }, source }: Point, pair: readonly Point[]): boolean {
  const before = source.slice(Math.max(0, span.start - SENTENCE_REACH), span.start)
  const denied = DENIED.exec(before.slice(-DENIED_REACH))?.[1]
  const named = denied === undefined ? -1 : before.indexOf(denied)
  const value = /^\d+/.exec(before.slice(named + 2))?.[0]
  return value !== undefined && named >= 0 && !pair.some(({ figure }) => figure.value === value)
}

const SENTENCE_REACH = 60
const DENIED = /[未没不]([\u4e00-\u9fff]{2})$/u
const DENIED_REACH = 4

/** 「劝返学生4名，其中女生3名、男生1名」: the whole, a border, a part of it and the rest, and no list of three alike (3次、2次、1次). */
function isRestBehind(point: Point, one: Point, other: Point): boolean {
  const [part, whole] = compareDecimals(one.figure.value, other.figure.value) > 0 ? [other, one] : [one, other]
  const { source } = point
  if (whole.source !== source || part.source !== source) return false
  const next = Math.min(part.figure.span.start, point.figure.span.start)
  if (whole.figure.span.end > next) return false
  return PARTS_BEGIN.test(source.slice(whole.figure.span.end, next))
}

const PARTS_BEGIN = /[，,；;：:（(]|其中|中/u
