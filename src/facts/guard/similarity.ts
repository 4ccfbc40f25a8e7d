import type { Point } from './point.ts'

/** How well the words around one figure fit those around another: 0 nothing in common, about 1 the same. */
export interface Similarity {
  (one: Point, other: Point): number
  /** What it is at least and at most, by the words right around the two alone: quicker to tell. */
  bounds(one: Point, other: Point): { readonly least: number; readonly most: number }
}

const WIDE_SHARE = 0.3
/** No two points fit better: the same words near and wide. */
export const BEST_FIT = 1 + WIDE_SHARE

/** What is said of last year and what is not hardly go together. */
const OTHER_YEAR = 0.3

/** 去年 or 上年 binds it. */
export function isLastYear(point: Point): boolean {
  return point.fact?.lastYear === true || point.before
}

/** Words as numbers, rising, so that two points are compared by one walk along both. */
interface Weighed {
  readonly near: Int32Array
  /** Their weight together. */
  readonly length: number
  readonly lastYear: boolean
}

/**
 * Words that stand around few figures weigh more than those that stand around all (纠纷 in a list of disputes), so that
 * what tells two figures apart decides.
 */
export function createSimilarity(points: readonly Point[]): Similarity {
  const vocabulary = countWords(points)
  const { weights } = vocabulary
  const weigh = keep((point: Point): Weighed => {
    const near = vocabulary.numbersOf(point.near)
    return { near, length: near.reduce((sum, number) => sum + (weights[number] ?? 0), 0), lastYear: isLastYear(point) }
  })
  const wideOf = keep((point: Point): Int32Array => vocabulary.numbersOf(point.wide))
  const nearShare = (left: Weighed, right: Weighed): number =>
    left.length === 0 || right.length === 0
      ? 0
      : weightOfCommon(left.near, right.near, weights) / Math.sqrt(left.length * right.length)
  /** How much of the near words stands anywhere in the other's sentence. */
  const shareIn = ({ near, length }: Weighed, other: Point): number =>
    length === 0 ? 0 : weightOfCommon(near, wideOf(other), weights) / length
  const yearFactor = (left: Weighed, right: Weighed): number => (left.lastYear === right.lastYear ? 1 : OTHER_YEAR)
  const similarity = (one: Point, other: Point): number => {
    const [left, right] = [weigh(one), weigh(other)]
    const wide = WIDE_SHARE * 0.5 * (shareIn(left, other) + shareIn(right, one))
    return (nearShare(left, right) + wide) * yearFactor(left, right)
  }
  const bounds: Similarity['bounds'] = (one, other) => {
    const [left, right] = [weigh(one), weigh(other)]
    const [near, factor] = [nearShare(left, right), yearFactor(left, right)]
    return { least: near * factor, most: (near + WIDE_SHARE) * factor }
  }
  return Object.assign(similarity, { bounds })
}

/** Worked out once for each. */
function keep<V>(make: (point: Point) => V): (point: Point) => V {
  const known = new Map<Point, V>()
  return (point) => {
    const ready = known.get(point)
    if (ready !== undefined) return ready
    const value = make(point)
    known.set(point, value)
    return value
  }
}

interface Vocabulary {
  /** By the number of the word; words that stand near no figure have none. */
  readonly weights: readonly number[]
  numbersOf(words: readonly string[]): Int32Array
}

/** Numbers the words that stand near figures; others tell nothing and are left out. */
function countWords(points: readonly Point[]): Vocabulary {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  for (const point of points) {
    for (const word of point.near) {
      const number = numbers.get(word) ?? numbers.size
      numbers.set(word, number)
      counts[number] = (counts[number] ?? 0) + 1
    }
  }
  return {
    weights: counts.map((count) => Math.log((points.length + 1) / count) + 0.1),
    numbersOf: (words) => {
      const found: number[] = []
      for (const word of words) {
        const number = numbers.get(word)
        if (number !== undefined) found.push(number)
      }
      return Int32Array.from(found).sort()
    },
  }
}

/** Walks along both rising rows. */
function weightOfCommon(one: Int32Array, other: Int32Array, weights: readonly number[]): number {
  let common = 0
  let at = 0
  for (const number of one) {
    while (at < other.length && (other[at] ?? 0) < number) at += 1
    if (at < other.length && other[at] === number) common += weights[number] ?? 0
  }
  return common
}
