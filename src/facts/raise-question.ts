import type { Fact, FactId } from '../core/fact.ts'
import type { Question } from '../core/question.ts'
import type { FigurePlace } from './figure-place.ts'
import { questionTexts } from './question-texts.ts'

/** A question before it has its number. */
export type RaisedQuestion = Omit<Question, 'id' | 'state'>

/** Gives raised questions their numbers from `first` on. */
export function numberQuestions(raised: readonly RaisedQuestion[], first: number): readonly Question[] {
  return raised.map((question, index) => ({ ...question, id: `q${first + index}`, state: 'open' }))
}

/** 第3条, with whose count it is when that was said: 第3条，司法所给的. */
export function whereTold(fact: Fact): string {
  const at = questionTexts.at(fact.provenance.noteIndex)
  return fact.context === undefined ? at : `${at}，${fact.context}`
}

export function noteAt(fact: Fact): string {
  return questionTexts.at(fact.provenance.noteIndex)
}

/** The figure with the last words before it: 调解成功284起. */
export function shown(place: FigurePlace): string {
  const told = place.near.trim() === '' ? place.before : place.near
  const words = told.replace(/^[\s，。、；：:,;（(]+/u, '')
  return `${lastWords(words)}${place.figure.text}`
}

/** Characters of the note shown before a figure. */
const SHOWN_WORDS = 14
const CLAUSE_END = /[，。、；：:,;（(\s]+/u

/** The end of a stretch, cut where a clause or a word begins. */
function lastWords(words: string): string {
  if (words.length <= SHOWN_WORDS) return words
  const clause = words.split(CLAUSE_END).at(-1) ?? ''
  if (clause !== '' && clause.length <= SHOWN_WORDS) return clause
  const starts = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(words)].map(({ index }) => index)
  return words.slice(starts.find((start) => words.length - start <= SHOWN_WORDS) ?? -SHOWN_WORDS)
}

/** Ids of the facts of these places, each once. */
export function factIds(places: readonly FigurePlace[]): readonly FactId[] {
  return [...new Set(places.map((place) => place.fact.id))]
}
