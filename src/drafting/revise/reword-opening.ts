import type { DraftSentence, SectionDraft } from '../../core/draft.ts'
import type { Changed } from './change-points.ts'

/** Turns of time a first sentence may open with; taken in turn, so that asking again gives another one. */
const TURNS: readonly ((year: number) => string)[] = [
  (year) => `${year}年，`,
  () => '一年来，',
  (year) => `${year}年以来，`,
  () => '全年，',
]
const OPENING = /^(?:(?:20\d\d年(?:以来)?|一年来|今年以来|今年|全年|年内)，?)(?!度)/

/** 换个开头 without a model: another turn of time, and in the opening the other order of its formulas. */
export function rewordOpening(section: SectionDraft, year: number): Changed {
  const [paragraph, ...others] = section.paragraphs
  const [first, ...sentences] = paragraph?.sentences ?? []
  if (paragraph === undefined || first === undefined) return { section, note: '这一部分还没有文字。' }
  const text = section.id === 'opening' ? turned(first, year) : withTurn(first, year)
  const reworded = { ...paragraph, sentences: [{ ...first, text }, ...sentences] }
  return { section: { ...section, paragraphs: [reworded, ...others] } }
}

function withTurn({ text }: DraftSentence, year: number): string {
  const number = /^[一二三四五六七八九十]是/.exec(text)?.[0] ?? ''
  const bare = text.slice(number.length)
  const now = OPENING.exec(bare)?.[0] ?? ''
  const present = TURNS.findIndex((turn) => turn(year) === now)
  const next = TURNS[(present + 1) % TURNS.length]?.(year) ?? ''
  return number + next + bare.slice(now.length)
}

/** The clauses between the subject and the last one change their order by one. */
function turned(sentence: DraftSentence, year: number): string {
  const end = /[。：]?$/.exec(sentence.text)?.[0] ?? ''
  const clauses = sentence.text.slice(0, sentence.text.length - end.length).split('，')
  const [time = '', subject = '', ...rest] = clauses
  if (rest.length < 3) return withTurn(sentence, year)
  const last = rest.at(-1) ?? ''
  const [first = '', ...middle] = rest.slice(0, -1)
  const own = /^.{0,20}?(?=坚持|以|深入|全面|认真)/.exec(subject)?.[0] ?? ''
  const lead = [`${own}${first}`, ...middle, subject.slice(own.length)]
  return `${[time, ...lead, last].join('，')}${end}`
}
