import type { Point } from './point.ts'

/** Whether both count what the same noun says: 「2个社区」 and 「2个社区书记」, but not 「3个村」 and 「3个村民小组」. */
export function sharesNoun(one: Point, other: Point): boolean {
  const [left, right] = [one.noun, other.noun]
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  if (short === '' || one.figure.kind === 'date') return false
  return short === long || (long.startsWith(short) && (short.length > 1 || PLACE.test(long)))
}

/** 村 of 17个村均, but not of 村民小组 and 村干部. */
const PLACE = /^[村镇乡](?![民干委组书支主级])/u

/** 17个 of 17个村: no persons. */
export function countsVillages({ noun }: Point): boolean {
  return PLACE.test(noun)
}

/** Whether the noun of one is plainly another than that of the other. */
export function differsInNoun(one: Point, other: Point): boolean {
  return one.noun !== '' && other.noun !== '' && !sharesNoun(one, other)
}

/** 24个赶场日 for 24场, 服务站1个 for 1站: a 个 whose noun holds the told measure word. */
export function hasUnitInNoun({ figure, noun, source }: Point, { figure: told }: Point): boolean {
  if (figure.unit !== '个' || told.kind !== 'count' || !NOUN_UNITS.includes(told.unit)) return false
  const before = source.slice(Math.max(0, figure.span.start - told.unit.length), figure.span.start)
  return before === told.unit || noun.includes(told.unit)
}

/** Measure words that are a character of a noun too. */
const NOUN_UNITS = ['场', '站', '室', '所', '点', '岗', '班', '科', '队', '组']
