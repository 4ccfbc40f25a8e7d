import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import { percentOf, subtractDecimals } from '../../language/decimal.ts'
import { type FigurePlace, isExactCount } from '../figure-place.ts'
import { questionTexts } from '../question-texts.ts'
import { factIds, noteAt, type RaisedQuestion, shown } from '../raise-question.ts'
import type { UnitClasses } from '../units.ts'

const FELL = /减少|下降|少/

/** 今年52件，去年40件，增加12件（30%）: the difference must be that of the two years, told next to each other. */
export function createDifferenceCheck({ words, units }: { readonly words: LedgerWords; readonly units: UnitClasses }) {
  const comparing = new RegExp(words.comparison, 'u')
  const lastYear = new RegExp(words.lastYear, 'u')

  const isDifference = (place: FigurePlace): boolean => comparing.test(place.near) && !lastYear.test(place.near)

  const triple = (places: readonly FigurePlace[], index: number): readonly RaisedQuestion[] => {
    const given = places[index]
    if (given === undefined || !comparing.test(given.near) || given.figure.approx !== '') return []
    const counts = places
      .slice(Math.max(0, index - 4), index)
      .filter((place) => isExactCount(place) && !isDifference(place))
    const last = counts.findLast(
      (place) => lastYear.test(place.near) || (place.fact.lastYear === true && place.fact !== given.fact),
    )
    const now = counts.findLast(
      (place) => place !== last && last !== undefined && units.agree(place.figure.unit, last.figure.unit),
    )
    if (last === undefined || now === undefined) return []
    const right = rightDifference(now, last, given, units)
    if (right === undefined || right === given.figure.value) return []
    const told = { now: shown(now), last: last.figure.text, given: shown(given), right: `${right}${given.figure.unit}` }
    return [
      {
        kind: 'conflict',
        text: questionTexts.difference({ ...told, at: noteAt(given.fact) }),
        facts: factIds([now, last, given]),
      },
    ]
  }
  return (places: readonly FigurePlace[]): readonly RaisedQuestion[] =>
    places.flatMap((_, index) => triple(places, index))
}

function rightDifference(
  now: FigurePlace,
  last: FigurePlace,
  given: FigurePlace,
  units: UnitClasses,
): string | undefined {
  const [more, less] = FELL.test(given.near) ? [last, now] : [now, last]
  const difference = subtractDecimals(more.figure.value, less.figure.value)
  if (given.figure.kind !== 'ratio') return units.agree(given.figure.unit, now.figure.unit) ? difference : undefined
  const decimals = /\.(\d+)/.exec(given.figure.text)?.[1]?.length ?? 0
  return given.figure.unit === '%' ? percentOf(difference, last.figure.value, decimals) : undefined
}
