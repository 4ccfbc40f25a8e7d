import type { Point } from './point.ts'

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
