import { percentOf, subtractDecimals } from '../../../language/decimal.ts'
import type { Bond } from '../bond.ts'
import type { Case } from '../case.ts'
import type { Point } from '../point.ts'
import { agrees, placesOf, sameUnits } from './search.ts'

/** How far around a part the rest beside it is spoken of, in UTF-16 units. */
const REACH = 60
const SENTENCE_END = /[。；\n]/u
const REST = /除[^。；\n]{1,40}外|其余|其他|其它|剩余|剩下|余下/u
/** 「23人参训并全部通过考试（含补考1人）」: all of them, the part among them. */
const HOLDS = /[（(](?:含|包括|其中)[^）)]{0,8}$/u
const ALL = /全部|均|都|悉数/u
/** Of one note, whole and parts. */
const MOST_BONDS = 12
const MOST_PARTS = 3

/**
 * Whether a told number is what the text says of the rest of a whole (「63宗，除4宗……外，均已补签」 says 59宗) or of a share of
 * it (「4名，四分之三……」 says 3名).
 */
export function createIsRestOrShare(given: Case): (point: Point) => boolean {
  const byFact = Map.groupBy(
    given.bonds.filter(({ difference }) => difference === 'none'),
    ({ told }) => told.fact,
  )
  const rates = given.unbound.filter(({ figure }) => figure.kind === 'ratio' && figure.unit === '%')
  return (point) => {
    const { kind, high, approx } = point.figure
    if ((kind !== 'count' && kind !== 'money') || high !== undefined || approx !== '') return false
    const near = (byFact.get(point.fact) ?? [])
      .filter(({ told }) => told.figure.kind === kind && sameUnits(point, [told], given.units))
      .slice(0, MOST_BONDS)
    return near.some((whole) => isRest(point, whole, near) || isShare(point, whole, rates))
  }
}

/** The whole less parts behind it in the notes, right before or after which the text speaks of the rest. */
function isRest(point: Point, whole: Bond, near: readonly Bond[]): boolean {
  const parts = near.filter((part) => part !== whole)
  return parts.some((_, from) => {
    let left = whole.told.figure.value
    return parts.slice(from, from + MOST_PARTS).some((part) => {
      left = subtractDecimals(left, part.told.figure.value)
      return left === point.figure.value && tellsRest(part)
    })
  })
}

function tellsRest({ written: { figure, source } }: Bond): boolean {
  const { start, end } = figure.span
  const before =
    source
      .slice(Math.max(0, start - REACH), start)
      .split(SENTENCE_END)
      .at(-1) ?? ''
  const after = source.slice(end, end + REACH).split(SENTENCE_END)[0] ?? ''
  const sentence = `${before}${figure.text}${after}`
  return REST.test(sentence) || (HOLDS.test(before) && ALL.test(before))
}

function isShare(point: Point, { told }: Bond, rates: readonly Point[]): boolean {
  return rates.some((rate) => agrees(rate, percentOf(point.figure.value, told.figure.value, placesOf(rate))))
}
