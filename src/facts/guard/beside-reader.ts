import type { Bond } from './bond.ts'
import type { Case } from './case.ts'
import type { Neighbours } from './computed/neighbours.ts'
import { inOneSentence } from './one-sentence.ts'
import type { Point } from './point.ts'

/** Figures on each side that are looked at, in the text and in the facts. */
const BESIDE = 8
/** … and no farther off in the text, in UTF-16 units. */
const REACH = 90

/** Finds what stands around a written figure: in its sentence, and in the lines of the notes which that rests on. */
export function createBesideReader(
  given: Case,
  exact: readonly Bond[],
  passed: ReadonlySet<Point>,
): (point: Point) => Neighbours {
  const toldBy = new Map(exact.map((bond) => [bond.written, bond.told]))
  const places = new Map(given.written.map((point, at) => [point, at]))
  const toldPlaces = new Map(given.told.map((point, at) => [point, at]))
  const unused = new Set(given.unused)
  const leftOutNear = (told: Point): readonly Point[] => {
    const at = toldPlaces.get(told) ?? 0
    const near = given.told.slice(Math.max(0, at - BESIDE), at + BESIDE + 1)
    return near.filter((other) => unused.has(other) && other.fact === told.fact)
  }
  return (point) => {
    const at = places.get(point) ?? 0
    const near = given.written.slice(Math.max(0, at - BESIDE), at + BESIDE + 1)
    const said = near.filter(
      (other) => other !== point && (toldBy.has(other) || passed.has(other)) && inOneSentence(point, other, REACH),
    )
    const told = new Set(said.flatMap((other) => leftOutNear(toldBy.get(other) ?? other)))
    return { said, told: [...told] }
  }
}
