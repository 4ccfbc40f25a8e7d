import type { Decimal } from '../../../core/decimal.ts'
import { divideDecimals, multiplyDecimals, subtractDecimals, sumDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import { type ArithmeticTools, placesOf, sameUnits, saysHowMuch } from './search.ts'

const RISES = /(?:增[长加多]?|多|涨|升|上升|提[高升]|翻)了?(?:约|近|达)?$/u
const FALLS = /(?:少|降|跌|减少?|下降|降低|压[减降缩]|回落)了?(?:约|近|达)?$/u
/** 降至8起: what came of a change. */
const RESULT = /[升降减增长加少][到至为]了?$|为$|达到?$/u
const REACH = 6

function lead({ figure, source }: Point): string {
  return source.slice(Math.max(0, figure.span.start - REACH), figure.span.start)
}

/** 降至32起 and 「90人，较去年增长50%」 are what came of it, and no share of what it was. */
export function isResultOfChange(point: Point, rate: Point): boolean {
  if (!FALLS.test(lead(rate)) && !RISES.test(lead(rate))) return false
  const isTold = point.source === rate.source && point.figure.span.start < rate.figure.span.start
  return RESULT.test(lead(point)) || (isTold && isPlain(point))
}

/** Neither 少12件 nor 增加12件. */
function isPlain(point: Point): boolean {
  return !saysHowMuch(point) && !FALLS.test(lead(point)) && !RISES.test(lead(point))
}

/** 「较40起下降80%，降至8起」, 「60件，为去年40件的1.5倍」: what was, and by which share or how many times it changed. */
export function isChangedByShare(point: Point, one: Point, other: Point, { units }: ArithmeticTools): boolean {
  const [rate, base] = isRate(one) ? [one, other] : [other, one]
  if (!isRate(rate) || isRate(base) || !['count', 'money'].includes(base.figure.kind)) return false
  if (!sameUnits(point, [base], units) || point.before()) return false
  const factor = rate.figure.unit === '倍' ? timesOf(rate) : shareOf(rate, point, base)
  if (factor === undefined) return false
  const made = divideDecimals(multiplyDecimals(base.figure.value, factor), '100', placesOf(point))
  return made === point.figure.value
}

function isRate({ figure }: Point): boolean {
  return figure.unit === '%' || figure.unit === '倍'
}

/** In percent: 1.5倍 is 150, 增长1.5倍 is 250. */
function timesOf(rate: Point): Decimal {
  const times = multiplyDecimals(rate.figure.value, '100')
  return RISES.test(lead(rate)) ? sumDecimals([times, '100']) : times
}

function shareOf(rate: Point, point: Point, base: Point): Decimal | undefined {
  const isNow = base.before() && isPlain(point)
  if (!isNow && !RESULT.test(lead(point))) return undefined
  if (FALLS.test(lead(rate))) return subtractDecimals('100', rate.figure.value)
  return RISES.test(lead(rate)) ? sumDecimals(['100', rate.figure.value]) : undefined
}
