import { lazily } from './lazily.ts'
import type { Point } from './point.ts'
import type { Word } from './word.ts'

/** A word that so many facts share tells nothing about the place of one. */
const COMMON_WORD = 60
const NEAREST = 24
/** Up to so many points are all looked at; more are found by their words. */
const FEW = 200

/** For a point, those of the given ones that may have to do with it: the ones that share telling words, best first. */
export function createNearest(points: readonly Point[]): (point: Point) => readonly Point[] {
  if (points.length <= FEW) return () => points
  const byWord = lazily(() => indexByWord(points))
  return (point) => {
    const shared = new Map<Point, number>()
    for (const word of point.near) {
      const some = byWord().get(word) ?? []
      if (some.length > COMMON_WORD) continue
      for (const other of some) shared.set(other, (shared.get(other) ?? 0) + 1 / some.length)
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1])
      .slice(0, NEAREST)
      .map(([other]) => other)
  }
}

function indexByWord(points: readonly Point[]): ReadonlyMap<Word, readonly Point[]> {
  const byWord = new Map<Word, Point[]>()
  for (const point of points) {
    for (const word of point.near) {
      const some = byWord.get(word)
      if (some === undefined) byWord.set(word, [point])
      else if (some.length <= COMMON_WORD) some.push(point)
    }
  }
  return byWord
}
