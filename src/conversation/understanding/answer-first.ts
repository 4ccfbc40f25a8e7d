import type { UnderstandingState } from '../../core/understanding.ts'
import { readAnswerAndWish } from './answer-and-wish.ts'
import { make } from './build-commands.ts'
import { isAsked, isReply } from './read-answer.ts'
import type { Readers } from './readers.ts'
import type { Reading } from './reading.ts'
import { readTakenOut } from './replacement.ts'

/** While a question waits, a clear command still is one; 好的 and 没有 are answers. */
export function answerTo(body: string, state: UnderstandingState, readers: Readers): Reading | undefined {
  if (!isAsked(state)) return undefined
  const { readAnswer, readClause } = readers
  const answer = readAnswer(body, state)
  const elsewhere = isPrecise(answer) ? undefined : noAnswer(body, state, readers)
  if (elsewhere !== undefined) return elsewhere
  if (!isPrecise(answer) && !CHOOSING.test(body) && asksForSection(readClause(body, state, true), state))
    return undefined
  const reading = readClause(body, state, false)
  if (reading === undefined) return answer ?? reply(body, state, readers)
  return weigh(reading, answer, body)
}

/** Whatever is asked: another report, words to be taken out of the draft, an answer with a wish behind it. */
function noAnswer(body: string, state: UnderstandingState, readers: Readers): Reading | undefined {
  return (
    readers.readSwitch(body) ??
    readTakenOut(body, state) ??
    changeOfPart(body, state, readers) ??
    takenOutOfDraft(body, state, readers) ??
    answerAndWish(body, state, readers)
  )
}

/** 「履职那段换个说法」: a part of the text named as one, and how it is to be changed. */
function changeOfPart(
  body: string,
  { question: _asked, ...state }: UnderstandingState,
  readers: Readers,
): Reading | undefined {
  if (!state.hasNotes || !PART.test(body)) return undefined
  const reading = readers.readClause(body, { ...state, last: 'drafted:report' }, true)
  const changes = reading?.commands.every(
    ({ command, section }) => CHANGES.includes(command) && section !== undefined && section !== 'report',
  )
  return changes === true && reading !== undefined && reading.commands.length > 0 ? reading : undefined
}

/** 「经费少那条删掉」, 「罚款那个数不要写进去」: said of what was drafted, not of the question. */
function takenOutOfDraft(
  body: string,
  { question: _asked, ...state }: UnderstandingState,
  readers: Readers,
): Reading | undefined {
  if (!state.last.startsWith('drafted:') || !TAKES_OUT.test(body)) return undefined
  const reading = readers.readClause(body, state, false) ?? readers.readWish(body, state)
  return reading?.commands.every(({ command }) => command === 'revise') === true ? reading : undefined
}

const TAKES_OUT =
  /[这那第][一二三四五六七八九十\d]{0,2}[条点项个].{0,4}(?:删|去掉|拿掉|划掉|砍掉)|[这那].{1,6}(?:不要|别|不用)写(?:进去|上去|进来|上)?$/u
const PART = /[这那]一?[块段节章]|[这那]?部分/u
const CHANGES: readonly string[] = ['revise', 'polish']

/** 「不清楚，写普法那段」 */
function answerAndWish(body: string, state: UnderstandingState, readers: Readers): Reading | undefined {
  const { readClause, readAnswer } = readers
  return readAnswerAndWish(body, state, {
    readClause,
    readHead: (head) => skipped(head, state, readers) ?? readAnswer(head, state) ?? reply(head, state, readers),
  })
}

function skipped(head: string, state: UnderstandingState, { readClause }: Readers): Reading | undefined {
  const reading = readClause(head, state, false)
  return reading?.commands.every(({ command }) => command === 'answer') === true ? reading : undefined
}

/** What is worded as a command, unless it may as well be an answer. */
function weigh(reading: Reading, answer: Reading | undefined, body: string): Reading | undefined {
  if (isVague(reading)) return answer
  if (isAssent(reading, body)) return answer ?? bareAnswer(body)
  return isPrecise(answer) ? answer : undefined
}

/** Short words about nothing else, while a question waits, are its answer. */
function reply(body: string, state: UnderstandingState, { readTopic, readLikeExample }: Readers): Reading | undefined {
  if (!isReply(body, state) || readTopic(body)?.theme !== undefined) return undefined
  return readLikeExample(body, state) === undefined
    ? { ...bareAnswer(body), rule: '回答问题（短句）', sure: false }
    : undefined
}

/** Says no more than an answer might: it names a section, or leaves open which one. */
function isVague(reading: Reading): boolean {
  return (
    reading.commands.length === 0 || reading.implied === true || reading.naming === true || reading.guessed === true
  )
}

/** 「全文」 is no answer to anything that is asked, and 「不足」 none where one of two figures is to be chosen. */
function asksForSection(reading: Reading | undefined, { question }: UnderstandingState): boolean {
  if (reading?.naming !== true && reading?.rule !== WHOLE) return false
  return question?.options !== undefined || reading.commands.every(({ section }) => ASKED_BY_NAME.includes(section))
}

/** 「不足」 alone asks for the section even while a figure or its unit is asked for: no question is answered by that. */
const ASKED_BY_NAME: readonly (string | undefined)[] = ['report', 'shortcomings', 'plan', 'duty']

/** 「用综治那个」 chooses among what was told. */
const CHOOSING = /^\s*(?:就?用|就?按|选|就|以)/u

/** Name of the rule that reads 「全文」 alone. */
const WHOLE = '全文'

function isAssent(reading: Reading, body: string): boolean {
  const manners = reading.commands.every((one) => one.command === 'smalltalk')
  if (/谢|辛苦|再见|拜拜/u.test(body)) return false
  return manners && /^(?:嗯*|那)(?:对|是|好|行|可以|有|没有|无|确认|知道|ok|没问题)/iu.test(body)
}

/** An option, a unit or a year: what was asked for, whatever else the words might mean. */
function isPrecise(answer: Reading | undefined): boolean {
  const { choice, unit, year } = answer?.commands[0]?.args ?? {}
  return (choice ?? unit ?? year) !== undefined
}

function bareAnswer(body: string): Reading {
  return {
    commands: [make('answer', undefined, { text: body.trim() })],
    rule: '回答问题（应答）',
    sure: true,
    strength: 2,
  }
}
