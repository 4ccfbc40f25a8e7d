import type { Point } from './point.ts'

/** How well the words around one figure fit those around another: 0 nothing in common, about 1 the same. */
export type Similarity = (one: Point, other: Point) => number

const WIDE_SHARE = 0.3

/** What is said of last year and what is not hardly go together. */
const OTHER_YEAR = 0.3

/** 去年 or 上年 binds it. */
export function isLastYear(point: Point): boolean {
  return point.fact?.lastYear === true || point.before
}

interface Weighed {
  readonly near: ReadonlyMap<string, number>
  readonly wide: ReadonlySet<string>
  readonly length: number
}

/**
 * Words that stand around few figures weigh more than those that stand around all (纠纷 in a list of disputes), so that
 * what tells two figures apart decides.
 */
export function createSimilarity(points: readonly Point[]): Similarity {
  const weightOf = weights(points)
  const known = new Map<Point, Weighed>()
  const weigh = (point: Point): Weighed => {
    const ready = known.get(point)
    if (ready !== undefined) return ready
    const near = new Map(point.near.map((word): [string, number] => [word, weightOf(word)]))
    const weighed = {
      near,
      wide: new Set(point.wide),
      length: [...near.values()].reduce((sum, weight) => sum + weight, 0),
    }
    known.set(point, weighed)
    return weighed
  }
  return (one, other) => compare(weigh(one), weigh(other)) * (isLastYear(one) === isLastYear(other) ? 1 : OTHER_YEAR)
}

function weights(points: readonly Point[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const point of points) for (const word of point.near) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => Math.log((points.length + 1) / (counts.get(word) ?? 1)) + 0.1
}

function compare(one: Weighed, other: Weighed): number {
  if (one.length === 0 || other.length === 0)
    return WIDE_SHARE * (shareIn(one, other.wide) + shareIn(other, one.wide)) * 0.5
  let common = 0
  for (const [word, weight] of one.near) if (other.near.has(word)) common += weight
  const near = common / Math.sqrt(one.length * other.length)
  return near + WIDE_SHARE * 0.5 * (shareIn(one, other.wide) + shareIn(other, one.wide))
}

/** How much of the near words stands anywhere in the other's sentence. */
function shareIn(one: Weighed, wide: ReadonlySet<string>): number {
  if (one.length === 0) return 0
  let common = 0
  for (const [word, weight] of one.near) if (wide.has(word)) common += weight
  return common / one.length
}
