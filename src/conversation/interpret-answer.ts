import type { Command, CommandArgs } from '../core/command.ts'
import type { Question } from '../core/question.ts'
import { beijingDay } from './beijing-day.ts'
import { parseUnit } from './parse-unit.ts'
import { readCount } from './understanding/chinese-count.ts'

/** What an answer means for the report. */
export type AnswerMeaning =
  /** Passed over: the question is dropped, what it asked stays unknown. */
  | { readonly kind: 'skipped' }
  /** Declares something about the unit or the report. */
  | { readonly kind: 'profile'; readonly args: CommandArgs }
  /** One of the options, 0-based. */
  | { readonly kind: 'choice'; readonly index: number }
  /** Tells something new: kept as a note, `text` names what it is about. */
  | { readonly kind: 'told'; readonly text: string }
  /** No answer to this question; ask again with an example. */
  | { readonly kind: 'unclear' }

const SKIP =
  /^(?:先)?(?:跳过|略过|不知道|不清楚|不晓得|不确定|没有|无|没定|还没定|待定|暂无|空着|留空|不填|以后再说|后面再补|没有要求|不要求|没要求|全年)/u

/** What the answer says, by the kind of question. Pure; nothing is guessed. */
export function interpretAnswer(
  question: Pick<Question, 'kind' | 'text' | 'options'>,
  command: Command,
  now: number,
): AnswerMeaning {
  const args = command.args ?? {}
  const text = (args.text ?? '').trim()
  const index = chosen(question, args)
  if (args.skip === true || (index === undefined && isSkipped(question, text))) return { kind: 'skipped' }
  const words = index === undefined ? text : (question.options?.[index] ?? text)
  return profileMeaning(question, { words, args, now }) ?? factMeaning(question, words, index)
}

function chosen({ options = [] }: Pick<Question, 'options'>, { choice, text }: CommandArgs): number | undefined {
  if (choice !== undefined) return options[choice - 1] === undefined ? undefined : choice - 1
  const said = (text ?? '').trim().replace(/[，,。！!？?吧呀啊的]+$/u, '')
  const exact = options.indexOf(said)
  return exact >= 0 ? exact : (yesOrNo(options, said) ?? onlyOneWith(options, said))
}

const YES = /^(?:嗯+|是|是的|对|对的|没错|好|好的|可以|确认|正确|ok)$/iu
const NO = /^(?:不|不是|不对|错|错了|没有|否|不用|不要)$/u

/** 是 and 不是, where the options begin so: 「1. 是元 2. 不是，我来改」. */
function yesOrNo(options: readonly string[], said: string): number | undefined {
  const start = YES.test(said) ? /^(?:是|对)/u : NO.test(said) ? /^(?:不|没)/u : undefined
  return start === undefined ? undefined : onlyOne(options, (option) => start.test(option))
}

/** 「元」 of 「是元」, 「132起」 of 「按132起」: words that one option has and no other. */
function onlyOneWith(options: readonly string[], said: string): number | undefined {
  return said === '' ? undefined : onlyOne(options, (option) => option.includes(said))
}

function onlyOne(options: readonly string[], fits: (option: string) => boolean): number | undefined {
  const index = options.findIndex(fits)
  return index < 0 || options.findLastIndex(fits) !== index ? undefined : index
}

/** 没有 is an answer to what was or was not done, and passes over the rest. */
function isSkipped({ kind }: Pick<Question, 'kind'>, text: string): boolean {
  if (!SKIP.test(text) || text.length > 12) return false
  return !(['duty-missing', 'missing', 'cause-missing', 'duplicate'].includes(kind) && /^(?:没有|无)/u.test(text))
}

interface Said {
  readonly words: string
  readonly args: CommandArgs
  readonly now: number
}

type ReadProfile = (words: string, said: Said) => AnswerMeaning

const PROFILE: Readonly<Partial<Record<Question['kind'], ReadProfile>>> = {
  'unit-name': (words, { args }) => declared('unit', args.unit ?? unitIn(words)),
  year: (words, { args, now }) => declared('year', args.year ?? yearIn(words) ?? yearFromNow(words, now)),
  'cut-off': (words) => declared('cutOff', /(?:20\d\d年)?\d{1,2}月(?:\d{1,2}[日号]|底)?/u.exec(words)?.[0]),
  addressee: (words) => declared('addressee', words.replace(/^(?:主送|报|给|写|是)+/u, '') || undefined),
  'group-head': (words) => (words.includes('没有成立') ? { kind: 'skipped' } : declared('groupHead', groupHead(words))),
  length: (words) => declared('length', readCount(/[\d一二两三四五六七八九十百千万]{2,6}/u.exec(words)?.[0] ?? '')),
  variant: (words) => declared('variant', variantIn(words)),
}

function profileMeaning({ kind }: Pick<Question, 'kind'>, said: Said): AnswerMeaning | undefined {
  return PROFILE[kind]?.(said.words, said)
}

function unitIn(words: string): string | undefined {
  return parseUnit(words.replace(/^(?:我们是|我是|是|叫|全称是?)/u, ''))?.fullName
}

function declared<K extends keyof CommandArgs>(key: K, value: CommandArgs[K]): AnswerMeaning {
  return value === undefined ? { kind: 'unclear' } : { kind: 'profile', args: { [key]: value } }
}

function yearIn(words: string): number | undefined {
  const year = /20[0-4]\d/u.exec(words)?.[0]
  return year === undefined ? undefined : Number(year)
}

/** 今年 and 去年 by the calendar of whoever says it; said back with the year in figures, so that a misreading shows. */
function yearFromNow(words: string, now: number): number | undefined {
  const back = YEARS_BACK.find(([said]) => words.includes(said))?.[1]
  return back === undefined ? undefined : beijingDay(now).year - back
}

const YEARS_BACK = [
  ['今年', 0],
  ['本年', 0],
  ['去年', 1],
  ['上年', 1],
  ['前年', 2],
] as const

function groupHead(words: string): string | undefined {
  return /(?:党委|党工委|镇|乡|街道)?(?:书记|镇长|乡长|主任)(?:[、和与](?:镇长|乡长|主任))?/u.exec(words)?.[0]
}

function variantIn(words: string): 'submission' | 'public' | undefined {
  if (/公开|公示|上网/u.test(words)) return 'public'
  return /报送|上报|内部/u.test(words) ? 'submission' : undefined
}

/** Only an option or another figure settles these; bare words would be kept as if they told of the town's work. */
const SETTLED_BY_OPTION: readonly Question['kind'][] = ['conflict', 'ratio', 'sum', 'unit-missing', 'duplicate']

function factMeaning(
  { kind, text }: Pick<Question, 'kind' | 'text'>,
  words: string,
  index: number | undefined,
): AnswerMeaning {
  if (index !== undefined) return { kind: 'choice', index }
  if (words === '' || (isBareNumber(words) && asksSeveral(text))) return { kind: 'unclear' }
  if (SETTLED_BY_OPTION.includes(kind) && !/\d|[一二两三四五六七八九十百千万]/u.test(words)) return { kind: 'unclear' }
  return {
    kind: 'told',
    text:
      kind === 'cause-missing'
        ? `原因是${words.replace(/^(?:主要)?(?:原因)?(?:就?是|因为|由于)+/u, '')}`
        : `${topicOf(text)}：${words}`,
  }
}

/** What the answer is about: of 「学法的情况还没有：中心组学法几次…」 only 「学法」, so that no question gets into the material. */
function topicOf(question: string): string {
  const missing = /^(.{2,30}?)(?:的情况|的数据)?还没有/u.exec(question)?.[1]
  return missing ?? question.replace(/[？?。（(][\s\S]*$/u, '')
}

function isBareNumber(words: string): boolean {
  return /^[\d.一二两三四五六七八九十百]{1,8}$/u.test(words)
}

/** 「…几次、…几件」: one number does not say which. */
function asksSeveral(question: string): boolean {
  return question.indexOf('几') !== question.lastIndexOf('几')
}
