import type { Point } from './point.ts'

/** How far behind its measure word a noun is read, in UTF-16 units. */
const REACH = 8
const HAN = /^[\u4e00-\u9fff]+/u
/** What ends a noun that is one of several. */
const JOINT = /[和与及、的]/u

/** 社区 of 「2个社区」: what stands right behind a number that ends there with its measure word; empty where nothing does. */
export function nounAfter(source: string, end: number): string {
  return (HAN.exec(source.slice(end, end + REACH))?.[0] ?? '').split(JOINT)[0] ?? ''
}

/** Whether both count what the same noun says: 「2个社区」 and 「2个社区书记」, but not 「3个村」 and 「3个村民小组」. */
export function sharesNoun(one: Point, other: Point): boolean {
  const [left, right] = [one.noun, other.noun]
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  if (short === '' || one.figure.kind === 'date') return false
  return short === long || (short.length > 1 && long.startsWith(short))
}

/** Whether the noun of one is plainly another than that of the other. */
export function differsInNoun(one: Point, other: Point): boolean {
  return one.noun !== '' && other.noun !== '' && !sharesNoun(one, other)
}
