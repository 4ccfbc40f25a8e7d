import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import { type FigurePlace, isExactCount } from '../figure-place.ts'
import type { RaisedQuestion } from '../raise-question.ts'
import type { UnitClasses } from '../units.ts'
import { sumOf, sumQuestion } from './parts.ts'

/** Words that leave no doubt that what stands before is added up. */
const ADDED_UP = /合计|加起来|总计/

/** Sums over months or villages: 「东村12起 西村10起 … 共50起」. A total that some run of figures before it makes is left alone. */
export function createTotalsCheck({ words, units }: { readonly words: LedgerWords; readonly units: UnitClasses }) {
  const totals = new RegExp(`(?:${words.parts.totals.join('|')})[^，。；]{0,8}$`, 'u')
  const members = new RegExp(words.parts.members, 'u')

  return (places: readonly FigurePlace[]): readonly RaisedQuestion[] =>
    places.flatMap((total, index): readonly RaisedQuestion[] => {
      if (!isExactCount(total) || !totals.test(total.near)) return []
      const before = runBefore(places, index, units)
      const matching = before.some(
        (_, from) => before.length - from > 1 && sumOf(before.slice(from)) === total.figure.value,
      )
      if (matching) return []
      const parts = ADDED_UP.test(total.near) ? before : trailing(before, (place) => isMember(place, members))
      return parts.length < 2 ? [] : [sumQuestion(parts, total, sumOf(parts))]
    })
}

function isMember(place: FigurePlace, members: RegExp): boolean {
  return members.test(place.near) || members.test(place.fact.context ?? '')
}

/** Longest run of figures that are added up. */
const MAX_RUN = 40

/** The exact figures right before `index` that count the same. */
function runBefore(places: readonly FigurePlace[], index: number, units: UnitClasses): readonly FigurePlace[] {
  const total = places[index]
  const before = places.slice(Math.max(0, index - MAX_RUN), index)
  return total === undefined
    ? []
    : trailing(before, (place) => isExactCount(place) && units.agree(place.figure.unit, total.figure.unit))
}

function trailing<T>(list: readonly T[], holds: (item: T) => boolean): readonly T[] {
  const last = list.findLastIndex((item) => !holds(item))
  return list.slice(last + 1)
}
