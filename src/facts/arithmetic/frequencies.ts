import type { LedgerWords, PeriodWords } from '../../core/knowledge/ledger-words.ts'
import { type FigurePlace, isExactCount } from '../figure-place.ts'
import { questionTexts } from '../question-texts.ts'
import { factIds, noteAt, type RaisedQuestion, shown } from '../raise-question.ts'

const TIMES = /^(?:次|场|场次|回|期|轮|堂|节|课)$/
/** Characters before the number in which it is said that it is the whole year's. */
const YEARLY_REACH = 12
/** Words that make the number one of the whole year. */
const YEARLY = /全年|一共|总共|共|累计|一年|今年|合计/

/** 每月一次 against 全年10次: the times of a year must fit the frequency told in the same statement. */
export function createFrequencyCheck({ words }: { readonly words: LedgerWords }) {
  const atLeast = new RegExp(words.atLeast, 'u')
  const periods = words.periods
    .flatMap((period) => period.words.map((word) => ({ word, period })))
    .sort((a, b) => b.word.length - a.word.length)
  const periodOf = (text: string): PeriodWords | undefined => periods.find(({ word }) => text.includes(word))?.period

  const fits = (every: FigurePlace, times: FigurePlace, period: PeriodWords): boolean => {
    const per = Number(every.figure.value)
    const given = Number(times.figure.value)
    const open = atLeast.test(every.near) || atLeast.test(every.figure.text) || every.figure.approx !== ''
    return given >= period.least * per && (open || given <= period.most * per)
  }

  return (places: readonly FigurePlace[]): readonly RaisedQuestion[] =>
    places.flatMap((every, index): readonly RaisedQuestion[] => {
      if (every.figure.kind !== 'frequency') return []
      const period = periodOf(every.figure.text)
      const times = places.slice(index + 1, index + 3).find((place) => place.fact === every.fact && isYearly(place))
      if (period === undefined || times === undefined) return []
      return fits(every, times, period) ? [] : [asked(every, times, period.least * Number(every.figure.value))]
    })
}

function isYearly(place: FigurePlace): boolean {
  return isExactCount(place) && TIMES.test(place.figure.unit) && YEARLY.test(place.before.slice(-YEARLY_REACH))
}

function asked(every: FigurePlace, times: FigurePlace, expected: number): RaisedQuestion {
  const told = { frequency: every.figure.text, expected: String(expected), given: shown(times), at: noteAt(times.fact) }
  return { kind: 'conflict', text: questionTexts.frequency(told), facts: factIds([every, times]) }
}
