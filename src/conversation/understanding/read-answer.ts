import type { UnderstandingPhrases } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { parseUnit } from '../parse-unit.ts'
import { make } from './build-commands.ts'
import { readCount } from './chinese-count.ts'
import { fold } from './fold.ts'
import type { Reading } from './reading.ts'
import { yearOf } from './year-of.ts'

const CHOICE =
  /^(?:选|选择|就选|就|用|按|是)?第?(\d{1,2}|[a-z]|[一二三四五六七八九])(?:个|项|种|号|条|点)?(?:吧|的|呢|选项)?[.、。]?$/u
const YEAR =
  /^(?:是|写|做|报告年度|年度)?[：:]?(20[0-4]\d|[12]\d(?=年)|二[〇零○]二[一二三四五六七八九])年?度?(?:的|吧)?$/u
/** A year said after the unit. */
const YEAR_BESIDE = /[，,、 ]{1,2}(?:要?写|做)?的?(20[0-4]\d)年?度?的?$/u
const CHOICES = /^[1-9一二三四五](?:[、,，和跟与][1-9一二三四五]){1,4}(?:都是|都有)?$/u
const BARE_VALUE =
  /^(?:大概|大约|约|应该是|应该|就是|是|共|有|一共)?[\d.零〇一二两三四五六七八九十百千万]{1,12}(?:多|余|来)?[%％]?[\u4e00-\u9fff]{0,3}(?:吧|左右)?$/u
const LONGEST_ANSWER = 60
/** Something more to tell, or manners: no answer. */
const BESIDES = /^(?:对了|还有|另外|补充|再补|又|再来|再加|哦对|你好|您好|在吗|谢谢|多谢|辛苦)|告诉你|回头|问问|再说$/u
/** Words that every question has. */
const COMMON = ['今年', '多少', '几次', '是否', '哪个', '一个', '法治', '工作', '什么', '怎么', '没有']

/** Reads a short message as the answer to the question that waits, if it is worded like one. */
export function createReadAnswer(phrases: UnderstandingPhrases) {
  const leads = new RegExp(`^(?:${[...phrases.answerLeads].sort((a, b) => b.length - a.length).join('|')})`, 'u')
  return (body: string, state: UnderstandingState): Reading | undefined => {
    if (!isAsked(state) || body.includes('\n') || body.length > LONGEST_ANSWER || BESIDES.test(body.trim()))
      return undefined
    const text = body.trim()
    const folded = fold(text).text.replace(/[，,。！!？?；;]+$/u, '')
    return (
      choice(folded, text, state) ?? profileAnswer(folded, text, state) ?? freeAnswer(folded, text, { state, leads })
    )
  }
}

export function isAsked(state: UnderstandingState): boolean {
  return state.question !== undefined || state.last.startsWith('asked:')
}

function choice(folded: string, text: string, state: UnderstandingState): Reading | undefined {
  const options = state.question?.options ?? []
  const named = options.findIndex((option) => fold(option).text === folded)
  const number = named >= 0 ? named + 1 : choiceNumber(CHOICE.exec(folded)?.[1])
  if (number === undefined || options.length === 0 || number < 1 || number > options.length) return undefined
  return answer(text, { choice: number }, '选项')
}

function choiceNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return /[a-z]/u.test(text) ? text.charCodeAt(0) - 96 : readCount(text)
}

function profileAnswer(folded: string, text: string, state: UnderstandingState): Reading | undefined {
  const year = YEAR.exec(folded)?.[1]
  if (year !== undefined && wants(state, 'year')) return answer(text, { year: yearOf(year) }, '年度')
  if (wants(state, 'year') && /^(?:写|是|做)?(?:今年|去年|前年|本年度?|上年度?)的?$/u.test(folded))
    return answer(text, {}, '年度')
  return wants(state, 'unit') ? unitAnswer(folded, text) : undefined
}

/** 「帮我写下法治政府报告，桐梓县花溪街道的」 names the unit and asks for more. */
const WISH = /帮|请|写|起草|报告|材料/u

function isMoreThanAnswer(folded: string, state: UnderstandingState): boolean {
  return folded.length > 40 || (awaitsUnitOrYear(state) && WISH.test(folded))
}

/** A unit, and the year when it is said along with it. */
function unitAnswer(folded: string, text: string): Reading | undefined {
  const beside = YEAR_BESIDE.exec(folded)
  const name = beside === null ? folded : folded.slice(0, beside.index)
  if (WISH.test(name)) return undefined
  const unit = parseUnit(name.replace(/^(?:我们是|我是|咱们?是|是|全称是|全称|叫)/u, '').replace(/(?:的|吧)$/u, ''))
  if (unit === undefined) return undefined
  return answer(text, { unit: unit.fullName, ...(beside === null ? {} : { year: Number(beside[1]) }) }, '单位')
}

function wants(state: UnderstandingState, what: 'unit' | 'year'): boolean {
  const kind = what === 'unit' ? 'unit-name' : 'year'
  return state.last === `asked:${what}` || state.question?.kind === kind
}

interface FreeContext {
  readonly state: UnderstandingState
  readonly leads: RegExp
}

/** A bare value, words that begin like an answer, or words of the question itself. */
function freeAnswer(folded: string, text: string, { state, leads }: FreeContext): Reading | undefined {
  if (folded === '') return undefined
  if (BARE_VALUE.test(folded) || CHOICES.test(folded)) return answer(text, {}, '数')
  if (isMoreThanAnswer(folded, state)) return undefined
  if (leads.test(folded) || suits(folded, state) || echoes(folded, state.question?.options ?? []))
    return answer(text, {}, '回话')
  return undefined
}

/** Begins to tell something else. */
const TELLING = /^(?:今年|去年|全年|全镇|各|我镇|村|组织|开展|加强|执法|普法|调解)|[?？]|怎么|什么|干嘛/u

/** What answers these kinds, whatever the question's words are. */
const SUITED: Readonly<Partial<Record<NonNullable<UnderstandingState['question']>['kind'], RegExp>>> = {
  'vague-law': /法|条例|规定|办法/u,
  'cause-missing': /^[^\d]+$/u,
  'duty-missing': /(?:书记|镇长|乡长|主任|一把手|正职).{0,12}[\d一二两三四五六七八九十]次/u,
  'cut-off': /\d[月日号]|[月年]底|今天|目前|现在|全年/u,
  addressee: /(?:府|委|局|办|组|会|人大)$/u,
  'group-head': /(?:书记|镇长|乡长|主任)$/u,
  length: /[\d千百]字?(?:左右|以内|上下)?$/u,
  variant: /公开|报送|上报|内部/u,
  'base-missing': /测|问卷|回访|抽|样本|调查|统计|第三方|县里|市里/u,
}

const LONGEST_REPLY = 24
const ASKS = /[?？]|什么|干嘛|为啥|怎么|[吗呢]$/u

/** Could be said in answer to a question that is not settled by a unit or a year alone. */
export function isReply(body: string, { question, last }: UnderstandingState): boolean {
  const text = body.trim()
  const kind = question?.kind ?? 'missing'
  if (FIXED.includes(last) || FIXED.includes(kind)) return false
  if (text.length > LONGEST_REPLY || /\n|\d.*\d.*[，,；;]/u.test(text) || BESIDES.test(text) || ASKS.test(text))
    return false
  return FIGURED.includes(kind) || !/\d/u.test(text)
}

/** These are answered with figures. */
const FIGURED: readonly string[] = [
  'conflict',
  'ratio',
  'sum',
  'unit-missing',
  'duty-missing',
  'base-missing',
  'duplicate',
  'unverified',
  'missing',
  'length',
  'cut-off',
]

/** A unit or a year is waited for: other words are no answer to that. */
export function awaitsUnitOrYear({ question, last }: UnderstandingState): boolean {
  return FIXED.includes(question?.kind ?? last)
}

/** Only a unit or a year answers these. */
const FIXED: readonly string[] = ['asked:unit', 'asked:year', 'unit-name', 'year']

/** True when the words are of the sort that is asked for: a law, a cause, or what the question speaks of. */
function suits(folded: string, { question, last }: UnderstandingState): boolean {
  if (question === undefined) return !FIXED.includes(last) && isShortReply(folded)
  if (FIXED.includes(last) || FIXED.includes(question.kind)) return false
  return (
    SUITED[question.kind]?.test(folded) === true ||
    isShortReply(folded) ||
    (folded.length <= 30 && speaksOf(folded, question.text))
  )
}

function isShortReply(folded: string): boolean {
  return folded.length <= 12 && !/\d|[，,。；;]/u.test(folded) && !TELLING.test(folded)
}

function speaksOf(folded: string, question: string): boolean {
  return [...pairs(folded)].some((pair) => !COMMON.includes(pair) && question.includes(pair))
}

/** True when a short text shares words with one of the options. */
function echoes(folded: string, options: readonly string[]): boolean {
  if (folded.length > 16) return false
  return options.some((option) => [...pairs(folded)].some((pair) => option.includes(pair)))
}

function* pairs(text: string): Generator<string> {
  for (let at = 0; at + 2 <= text.length; at += 1) yield text.slice(at, at + 2)
}

function answer(
  text: string,
  extra: { readonly choice?: number; readonly unit?: string; readonly year?: number },
  rule: string,
): Reading {
  return {
    commands: [make('answer', undefined, { text, ...extra })],
    rule: `回答问题（${rule}）`,
    sure: true,
    strength: 2,
  }
}
