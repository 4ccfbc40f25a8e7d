import { type Bits, createBits, hasBit, setBit } from './bits.ts'
import { lazily } from './lazily.ts'
import type { Point } from './point.ts'
import type { SubjectWords } from './subject-words.ts'
import type { Word } from './word.ts'

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
  return point.fact?.lastYear === true || point.before()
}

/** The words of a point as numbers. */
interface Weighed {
  /** Rising, so that two are compared by one walk along both. */
  readonly near: Int32Array
  /** Their weight together. */
  readonly length: number
  readonly lastYear: boolean
  readonly negated: boolean
  /** Whether a word stands anywhere in its sentence. */
  readonly wide: () => Bits
}

/**
 * Words that stand around few figures weigh more than those that stand around all (纠纷 in a list of disputes), so that
 * what tells two figures apart decides.
 */
export function createSimilarity(
  points: readonly Point[],
  { each, negates }: Pick<SubjectWords, 'each' | 'negates'>,
): Similarity {
  const vocabulary = countWords(points)
  const { weights } = vocabulary
  const weigh = keep((point) => weighed(point, vocabulary, { each, negates }))
  const nearShare = (left: Weighed, right: Weighed): number =>
    left.length === 0 || right.length === 0
      ? 0
      : weightOfCommon(left.near, right.near, weights) / Math.sqrt(left.length * right.length)
  /** How much of the near words stands anywhere in the other's sentence. */
  const shareIn = ({ near, length }: Weighed, other: Weighed): number =>
    length === 0 ? 0 : weightOfThose(near, other.wide(), weights) / length
  const similarity = (one: Point, other: Point): number => {
    const [left, right] = [weigh(one), weigh(other)]
    const wide = WIDE_SHARE * 0.5 * (shareIn(left, right) + shareIn(right, left))
    return (nearShare(left, right) + wide) * factorOf(left, right)
  }
  const bounds: Similarity['bounds'] = (one, other) => {
    const [left, right] = [weigh(one), weigh(other)]
    const [near, factor] = [nearShare(left, right), factorOf(left, right)]
    return { least: near * factor, most: (near + WIDE_SHARE) * factor }
  }
  return Object.assign(similarity, { bounds })
}

/** Of last year or not, done or not: both alike, or they hardly fit. */
function factorOf(left: Weighed, right: Weighed): number {
  return (left.lastYear === right.lastYear ? 1 : OTHER_YEAR) * (left.negated === right.negated ? 1 : OTHER_POLARITY)
}

/** What was done and what was not hardly go together: 「没批的俩」 and 「9人次获批准」. */
const OTHER_POLARITY = 0.3

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

function weighed(
  point: Point,
  { weights, numbers }: Vocabulary,
  { each, negates }: Pick<SubjectWords, 'each' | 'negates'>,
): Weighed {
  const near = numbersOf(point.near, numbers).sort()
  let length = 0
  for (const number of near) length += weights[number] ?? 0
  const wide = lazily(() => {
    const bits = createBits(weights.length)
    each(point.wide, (word) => {
      const number = numbers.get(word)
      if (number !== undefined) setBit(bits, number)
    })
    return bits
  })
  return { near, length, lastYear: isLastYear(point), negated: negates(point.words), wide }
}

/** The words that stand near figures, numbered; others tell nothing and have no number. */
interface Vocabulary {
  readonly numbers: ReadonlyMap<Word, number>
  /** By the number of the word. */
  readonly weights: Float64Array
}

function countWords(points: readonly Point[]): Vocabulary {
  const numbers = new Map<Word, number>()
  const counts: number[] = []
  for (const point of points) {
    for (const word of point.near) {
      const number = numbers.get(word)
      if (number === undefined) {
        numbers.set(word, counts.length)
        counts.push(1)
      } else counts[number] = (counts[number] ?? 0) + 1
    }
  }
  return { numbers, weights: Float64Array.from(counts, (count) => Math.log((points.length + 1) / count) + 0.1) }
}

function numbersOf(words: readonly Word[], numbers: ReadonlyMap<Word, number>): Int32Array {
  const found = new Int32Array(words.length)
  let length = 0
  for (const word of words) {
    const number = numbers.get(word)
    if (number !== undefined) found[length++] = number
  }
  return found.subarray(0, length)
}

/** Walks along both rising rows. */
function weightOfCommon(one: Int32Array, other: Int32Array, weights: Float64Array): number {
  let common = 0
  let at = 0
  for (const number of one) {
    while (at < other.length && (other[at] ?? 0) < number) at += 1
    if (at < other.length && other[at] === number) common += weights[number] ?? 0
  }
  return common
}

function weightOfThose(numbers: Int32Array, among: Bits, weights: Float64Array): number {
  let common = 0
  for (const number of numbers) if (hasBit(among, number)) common += weights[number] ?? 0
  return common
}
