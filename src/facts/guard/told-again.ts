import type { Bond } from './bond.ts'
import type { Point } from './point.ts'
import { isTag, type Word } from './word.ts'

/** How much of the words of one of two equal figures must be the other's for them to be told twice. */
const SAID_TWICE = 0.7
const MOST_BONDS = 64

/** Whether another told figure of its value, which the text has, says the same. */
export function isToldTwice(
  point: Point,
  bonds: readonly Bond[],
  { saysWhole }: { readonly saysWhole: boolean },
): boolean {
  return bonds.slice(0, MOST_BONDS).some(({ told }) => {
    if (told === point) return false
    if (pointsBack(point, told, saysWhole)) return true
    return told.fact !== point.fact && (contained(point, told) >= SAID_TWICE || sameKinds(point, told))
  })
}

/** 这68件, 算在11里, 39件里做了27件: one of the two only takes up the other again; 23户都拿到手了 does where the text says so of all. */
function pointsBack(one: Point, other: Point, saysWhole: boolean): boolean {
  if (one.figure.kind === 'date' || !goTogether(one, other)) return false
  const [first, second] = isBefore(one, other) ? [one, other] : [other, one]
  return takesUpAgain(second) || (saysWhole && first.fact === second.fact && isAllOfThem(second))
}

/** A bare 11 takes up 11部. */
function goTogether({ figure: one }: Point, { figure: other }: Point): boolean {
  if (one.high !== undefined || other.high !== undefined || one.approx !== other.approx) return false
  return one.unit === other.unit || one.unit === '' || other.unit === ''
}

function isBefore(one: Point, other: Point): boolean {
  if (one.fact === other.fact) return one.figure.span.start < other.figure.span.start
  return (one.fact?.provenance.noteIndex ?? 0) <= (other.fact?.provenance.noteIndex ?? 0)
}

const BACK_BEFORE = /(?:这|那|上述|前述|上面|[含算包计]括?在)$/u
const BACK_AFTER = /^(?:[\u4e00-\u9fff]{0,3}(?:里[头面]?|当中|之中|其中|中间)|内[，。；）)])/u
const ALL_AFTER = /^[\u4e00-\u9fff]{0,3}(?:都|均|全部|全)/u
const REACH = 8

function takesUpAgain({ figure: { span }, source }: Point): boolean {
  const before = source.slice(Math.max(0, span.start - REACH), span.start)
  return BACK_BEFORE.test(before) || BACK_AFTER.test(source.slice(span.end, span.end + REACH))
}

function isAllOfThem({ figure: { span }, source }: Point): boolean {
  return ALL_AFTER.test(source.slice(span.end, span.end + REACH))
}

/** The share of the shorter one's words that the other has too. */
function contained(one: Point, other: Point): number {
  const words = new Set(other.near)
  const common = one.near.filter((word) => words.has(word)).length
  return common / Math.max(1, Math.min(one.near.length, other.near.length))
}

/** Their known words say the same (调解纠纷 and 化解矛盾纠纷), and some of their own characters too. */
function sameKinds(one: Point, other: Point): boolean {
  const tags = (point: Point): readonly Word[] => point.near.filter(isTag)
  const [left, right] = [tags(one), tags(other)]
  const [few, many] = left.length < right.length ? [left, right] : [right, left]
  return few.length > 1 && few.every((tag) => many.includes(tag)) && contained(one, other) >= SAID_TWICE / 2
}
