import type { Bond } from './bond.ts'
import type { Case } from './case.ts'
import { lazily } from './lazily.ts'
import type { Point } from './point.ts'

/** What was done to them, as the text says it of those it has counted. */
const DONE = /已|均|予以|并|全部|随即|当场|及时|悉数/u
/** How far behind the counted ones that may stand, in UTF-16 units. */
const REACH = 36

/** Whether a figure right behind an equal one tells what was done to those: 「异常1台，换新1台」 by 「其中1台温度异常，已换新」. */
export function createIsDoneToo({ bonds, told }: Case): (point: Point) => boolean {
  const places = lazily(() => new Map(told.map((point, at) => [point, at])))
  const holders = lazily(() => new Map(bonds.filter(isExact).map((bond) => [bond.told, bond.written])))
  return (point) => {
    if (point.figure.kind !== 'count') return false
    const previous = told[(places().get(point) ?? 0) - 1]
    const holder = previous === undefined || !isEqual(previous, point) ? undefined : holders().get(previous)
    if (holder === undefined) return false
    const after = restOfSentence(holder)
    const at = DONE.exec(after)?.index
    return at !== undefined && says(after.slice(at), point.key)
  }
}

function isExact({ difference }: Bond): boolean {
  return difference === 'none'
}

/** Equal, of one measure word, and told in one breath. */
function isEqual({ figure: one, fact }: Point, { figure: other, fact: otherFact }: Point): boolean {
  if (fact !== otherFact || one.high !== undefined || other.high !== undefined) return false
  return one.kind === 'count' && one.value === other.value && one.unit === other.unit && one.approx === other.approx
}

function restOfSentence({ figure: { span }, source }: Point): string {
  return source.slice(span.end, span.end + REACH).split(/[。；\n\d]/u)[0] ?? ''
}

/** Two neighbouring characters of what was done, at its end. */
function says(text: string, key: string): boolean {
  return key.length > 1 && text.includes(key.slice(-2))
}
