import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import { compareDecimals, sumDecimals } from '../../language/decimal.ts'
import { type FigurePlace, isExactCount } from '../figure-place.ts'
import { questionTexts } from '../question-texts.ts'
import { factIds, noteAt, type RaisedQuestion, shown } from '../raise-question.ts'
import { rewrite } from '../rewrite-claim.ts'
import type { UnitClasses } from '../units.ts'

interface Dependencies {
  readonly words: LedgerWords
  readonly units: UnitClasses
}

/** Parts of a total: how many places may stand between a total and its parts. */
const TOTAL_REACH = 8
/** Parts named without 其他 may leave some out; from this share of the total on they are meant to be all. */
const NEARLY_ALL = 0.8

/** 其中…, 分类…: the parts must add up to the total before them; a sum that is right, or a list that leaves some out, is left alone. */
export function createPartsCheck({ words, units }: Dependencies) {
  const marks = new RegExp(words.parts.marks.join('|'), 'u')
  const rest = new RegExp(words.parts.rest.join('|'), 'u')
  const members = new RegExp(words.parts.members, 'u')
  const totals = new RegExp(words.parts.totals.join('|'), 'u')

  const opens = (places: readonly FigurePlace[], index: number): boolean => {
    const place = places[index]
    if (place === undefined || !isExactCount(place)) return false
    if (marks.test(place.before)) return true
    const before = places[index - 1]
    if (before === undefined || before.fact !== place.fact) return isListed(place)
    return totals.test(before.near) && members.test(place.near) && members.test(places[index + 1]?.near ?? '')
  }
  const isListed = (place: FigurePlace): boolean =>
    marks.test(place.fact.context ?? '') && place.fact.figures[0] === place.figure

  const continues = (place: FigurePlace, first: FigurePlace): boolean =>
    place.fact === first.fact && isExactCount(place) && units.agree(first.figure.unit, place.figure.unit)
  const opensAnother = (place: FigurePlace): boolean => totals.test(place.near) || marks.test(place.near)

  /** The parts from `start` on, cut off where they reach a total. */
  const runFrom = (
    places: readonly FigurePlace[],
    start: number,
    sums: ReadonlySet<string>,
  ): readonly FigurePlace[] => {
    const first = places[start]
    const run: FigurePlace[] = []
    for (let index = start; index < places.length; index += 1) {
      const place = places[index]
      if (first === undefined || place === undefined || !continues(place, first)) break
      if (run.length > 0 && opensAnother(place)) break
      run.push(place)
      if (run.length > 1 && sums.has(sumOf(run))) break
    }
    return run
  }

  return (places: readonly FigurePlace[]): readonly RaisedQuestion[] => {
    const raised: RaisedQuestion[] = []
    for (let index = 0; index < places.length; index += 1) {
      if (!opens(places, index)) continue
      const candidates = totalsBefore(places, index, units)
      const run = runFrom(places, index, new Set(candidates.map((place) => place.figure.value)))
      const question = judge(run, candidates, rest)
      if (question !== undefined) raised.push(question)
      index += Math.max(run.length - 1, 0)
    }
    return raised
  }
}

function totalsBefore(places: readonly FigurePlace[], index: number, units: UnitClasses): readonly FigurePlace[] {
  const first = places[index]
  if (first === undefined) return []
  return places
    .slice(Math.max(0, index - TOTAL_REACH), index)
    .filter((place) => isExactCount(place) && units.agree(place.figure.unit, first.figure.unit))
    .reverse()
}

function judge(
  run: readonly FigurePlace[],
  candidates: readonly FigurePlace[],
  rest: RegExp,
): RaisedQuestion | undefined {
  const sum = sumOf(run)
  if (candidates.length === 0 || candidates.some((place) => place.figure.value === sum)) return undefined
  const biggest = run.reduce(
    (max, place) => (compareDecimals(place.figure.value, max) > 0 ? place.figure.value : max),
    '0',
  )
  const total = candidates.find((place) => compareDecimals(place.figure.value, biggest) >= 0) ?? candidates[0]
  if (total === undefined) return undefined
  if (compareDecimals(sum, total.figure.value) < 0 && !meantAsAll(run, total, sum, rest)) return undefined
  return sumQuestion(run, total, sum)
}

function meantAsAll(run: readonly FigurePlace[], total: FigurePlace, sum: string, rest: RegExp): boolean {
  if (run.length > 1 && run.some((place) => rest.test(place.near))) return true
  return run.length > 2 && Number(sum) >= Number(total.figure.value) * NEARLY_ALL
}

/** Asks about a total that its parts do not make. */
export function sumQuestion(parts: readonly FigurePlace[], total: FigurePlace, sum: string): RaisedQuestion {
  const first = parts[0] ?? total
  const unit = total.figure.unit
  const told = { total: `${total.figure.value}${unit}`, sum: `${sum}${unit}`, at: noteAt(total.fact) }
  if (parts.length === 1) {
    return {
      kind: 'sum',
      text: questionTexts.partTooBig({ part: shown(first), whole: shown(total), at: told.at }),
      facts: factIds([total, ...parts]),
    }
  }
  return {
    kind: 'sum',
    text: questionTexts.sum({ ...told, parts: `${shown(first)}等${parts.length}项`, total: shown(total) }),
    options: questionTexts.sumOptions(told),
    effects: [rewrite([total], () => told.sum), { kind: 'keep' }, { kind: 'keep' }],
    facts: factIds([total, ...parts]),
  }
}

export function sumOf(places: readonly FigurePlace[]): string {
  return sumDecimals(places.map((place) => place.figure.value))
}
