import type { Case } from './case.ts'
import { isForEach } from './computed/products.ts'
import { createNearest } from './nearest.ts'
import type { Point } from './point.ts'
import { isBareYear } from './soft.ts'

/** A told figure that was left out and fits a figure's place this well is what the figure stands for. */
const REPLACED_FIT = 0.4
const REPLACED_RATE_FIT = 0.3

/** Finds the unused told figure in whose place a written one stands, other than the given ones. */
export type FindReplaced = (point: Point, except: readonly Point[]) => Point | undefined

export function createFindReplaced(given: Case, needNotBeSaid: (told: Point) => boolean = () => false): FindReplaced {
  const years = given.unused.filter(isBareYear)
  // 每人1次 is no number that another one stands for.
  const nearest = createNearest(
    given.unused.filter((point) => point.figure.kind !== 'date' && !isOneForEach(point, given)),
  )
  return (point, except) => {
    const least = point.figure.kind === 'ratio' ? REPLACED_RATE_FIT : REPLACED_FIT
    const fits = (told: Point): boolean => sameWordsAfter(point, told) || given.similarity(point, told) >= least
    const candidates = point.figure.kind === 'date' ? (isBareYear(point) ? years : []) : nearest(point)
    return candidates.find(
      (told) =>
        given.units.same(told.figure.unit, point.figure.unit) &&
        !except.includes(told) &&
        fits(told) &&
        (point.figure.kind !== 'count' || told.before() || !needNotBeSaid(told)),
    )
  }
}

function isOneForEach(point: Point, given: Case): boolean {
  return point.figure.value === '1' && isForEach(point, given)
}

/** 「2023年工作情况」: words that bind nothing else bind a year. */
function sameWordsAfter(one: Point, other: Point): boolean {
  const after = ({ figure, source }: Point): string => source.slice(figure.span.end, figure.span.end + 4)
  return one.figure.kind === 'date' && after(one).length === 4 && after(one) === after(other)
}
