import type { Bond, Difference } from './bond.ts'
import type { Point } from './point.ts'

/** From the least different. */
const RANKS: readonly Difference[] = ['none', 'approx', 'unit']

/** Two figures that may be bound, with what their words say about it at least and at most. */
export interface Candidate extends Bond {
  readonly least: number
  readonly most: number
}

/**
 * Takes pairs, the least different first and of those the best fitting first, each figure once. How well a pair fits
 * exactly is asked only of those between which its bounds do not decide.
 */
export function bestPairs(candidates: readonly Candidate[], fitOf: (pair: Candidate) => number): readonly Bond[] {
  const taken: Bond[] = []
  const bound = new Set<Point>()
  const isOpen = ({ written, told }: Bond): boolean => !bound.has(written) && !bound.has(told)
  const take = (pair: Bond): void => {
    if (!isOpen(pair)) return
    taken.push(pair)
    bound.add(pair.written).add(pair.told)
  }
  for (const difference of RANKS) {
    const open = candidates.filter((pair) => pair.difference === difference && isOpen(pair))
    for (const pair of clearlyBest(open)) take(pair)
    for (const pair of inOrderOfFit(open.filter(isOpen), fitOf)) take(pair)
  }
  return taken
}

/** The best and the second best that the pairs of one figure may be. */
interface Top {
  first: number
  second: number
}

/** The pairs that fit better than any other of either figure can. */
function clearlyBest(pairs: readonly Candidate[]): readonly Candidate[] {
  const tops = new Map<Point, Top>()
  for (const { written, told, most } of pairs) {
    raise(tops, written, most)
    raise(tops, told, most)
  }
  const beats = (pair: Candidate, point: Point): boolean => {
    const top = tops.get(point)
    return top === undefined || pair.least > (pair.most === top.first ? top.second : top.first)
  }
  return pairs.filter((pair) => beats(pair, pair.written) && beats(pair, pair.told))
}

function raise(tops: Map<Point, Top>, point: Point, most: number): void {
  const top = tops.get(point)
  if (top === undefined) tops.set(point, { first: most, second: -Infinity })
  else if (most > top.first) {
    top.second = top.first
    top.first = most
  } else if (most > top.second) top.second = most
}

function inOrderOfFit(pairs: readonly Candidate[], fitOf: (pair: Candidate) => number): readonly Candidate[] {
  if (pairs.length < 2) return pairs
  return pairs
    .map((pair) => ({ pair, fit: fitOf(pair) }))
    .sort((a, b) => b.fit - a.fit)
    .map(({ pair }) => pair)
}
