import type { UnderstandingPhrases } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { make } from './build-commands.ts'
import type { Reading } from './reading.ts'
import { isDrafted, revising } from './revising.ts'

/** What stands before a correction and is no part of it: 说错了, 不对, 那个. */
const LEAD =
  /^(?:(?:[^，,。；\n]{0,8}?(?:说|写|发|报|打|记|弄)?错了?|不对|有误|更正(?:一下)?|纠正(?:一下)?)[，,：: ]{1,2}|(?:说|写|发|报|打|记)错了)/u
/** 是X不是Y, 不是Y是X, Y应该是X; what comes before 是 names the figure. X and Y are short, so that a sentence of a note does not fit. */
const NEGATION = [
  /^[^，,。\n]{0,14}?(?:应该是|应是|是|为)([^，,。\n是]{1,16}?)[，, ]{0,2}(?:而)?不是([^，,。\n]{1,16})$/u,
  /^[^，,。\n]{0,14}?不是([^，,。\n是]{1,16}?)[，, ]{0,2}(?:而是|应该是|应该|应是|应为|是|改成)([^，,。\n]{1,16})$/u,
  /^([^，,。\n]{1,16}?)(?:写错了|说错了|不对|错了|有误|是错的|不准)[，, ]{0,2}(?:应该是|应是|应为|要改成|改成|实际是|实际上是|其实是|是)([^，,。\n]{1,16})$/u,
  /^([^，,。\n]{1,16}?)(?:应该是|应该改成|应改成|应改为|应为|应是)([^，,。\n]{1,16})$/u,
]

/** 16场改18场 */
const TERSE = /^(?:把)?(\d[^改\s，,。]{0,8})改(\d[^改\s，,。]{0,8})$/u

/** 「不足里第二点去掉“还兼着别的”」: words to be taken out, in quotation marks. */
const TAKEN_OUT = [
  /^[^“”"「」『』\n]{0,24}?(?:去掉|删掉|删去|删除|拿掉|不要|划掉)[^“”"「」『』\n]{0,8}[“"「『]([^“”"「」『』\n]{2,60})[”"」』][^\n]{0,6}$/u,
  /^[^“”"「」『』\n]{0,16}[“"「『]([^“”"「」『』\n]{2,60})[”"」』][^“”"「」『』\n，,。]{0,8}?(?:去掉|删掉|删去|删了|删除|拿掉|不要)了?[吧。！!]*$/u,
]

export function readTakenOut(body: string, state: UnderstandingState): Reading | undefined {
  if (!state.hasNotes && !isDrafted(state)) return undefined
  const words = TAKEN_OUT.map((shape) => shape.exec(body.trim())?.[1]).find((found) => found !== undefined)
  return words === undefined ? undefined : revising({ kind: 'replace', from: words, to: '' }, state, '去掉一句话')
}

/** A wording or a figure of the draft to be replaced by another. */
export function createReadReplacement(phrases: UnderstandingPhrases) {
  const verbs = phrases.replaceVerbs.join('|')
  const change = new RegExp(
    `^(?:请|麻烦|帮我|帮忙|你|再|还有|另外|里面|不过|但是|但)*(?:把|将)?([^，,。；;\\n]{1,24}?)(?:可否|能否|能不能|可不可以|可以|都|全部|请)?(?:${verbs})[：:\\s]?([^，,。；;\\n]{1,40}?)(?:吧|呢|哈|啊|呀|哦|吗|谢谢)?[。.！!？?]?$`,
    'u',
  )
  return (body: string, state: UnderstandingState): Reading | undefined => {
    const text = body.trim()
    if (text.length > 90) return undefined
    const mistaken = isDrafted(state) ? miswritten(text) : undefined
    if (mistaken !== undefined) return revising({ kind: 'replace', ...mistaken }, state, '改字')
    const pair = changePair(change.exec(text)) ?? changePair(TERSE.exec(text)) ?? negationPair(text)
    if (pair === undefined || !isReplacement(text, pair, { state, phrases })) return vagueChange(text, state)
    return yearChange(pair) ?? revising({ kind: 'replace', ...pair }, state, '改字')
  }
}

/** 「第一条改成…」, 「说错了 应该是18场」: what is to be replaced is not said, so the words stay as they are. */
function vagueChange(text: string, state: UnderstandingState): Reading | undefined {
  const vague =
    /^(?:把)?(?:第.{1,3}[点条段句]|标题|题目|开头|结尾).{0,4}(?:改成|改为|换成)/u.test(text) ||
    /^第.{1,3}[点条段句][^，,。]{0,10}(?:不对|错了|有误|不准)/u.test(text) ||
    (LEAD.test(text) && /^(?:应该|应)?是/u.test(text.replace(LEAD, '')))
  return vague && isDrafted(state) ? revising({ kind: 'free', wish: text }, state, '改稿子', false) : undefined
}

/** 「年份是2023年不是2024年」 corrects the report's year. */
function yearChange({ from, to }: Pair): Reading | undefined {
  const year = /^20\d\d年/u
  if (!year.test(from) || !year.test(to)) return undefined
  return {
    commands: [make('profile', undefined, { year: Number(to.slice(0, 4)) })],
    rule: '改年度',
    sure: true,
    strength: 2,
  }
}

interface Pair {
  readonly from: string
  readonly to: string
}

function changePair(match: RegExpExecArray | null): Pair | undefined {
  const [, from, to] = match ?? []
  return from === undefined || to === undefined ? undefined : { from: bare(from), to: bare(to) }
}

function negationPair(text: string): Pair | undefined {
  const whole = text.replace(/[。.！!]$/u, '').replace(/(?<=.)[哈啊呀哦呢吧哟]$/u, '')
  return negationIn(whole.replace(LEAD, '')) ?? negationIn(whole)
}

function negationIn(plain: string): Pair | undefined {
  const [first, second, third, fourth] = NEGATION.map((pattern) => changePair(pattern.exec(plain)))
  return (first === undefined ? undefined : { from: first.to, to: first.from }) ?? second ?? third ?? fourth
}

/** The words without the quotation marks and particles around them. */
function bare(text: string): string {
  return text
    .trim()
    .replace(/^(?:把|将|那个|这个|里面的|文中的|其中的)+/u, '')
    .replace(/(?<=[”"」』》])(?:都|全部|全)$/u, '')
    .replaceAll(/^[“”"「『《]+|[“”"」』》]+$/gu, '')
    .replace(/(?:那个|这个|那里|这里|的地方)$/u, '')
}

/** A change of a figure always; of words only when there is a text, and it does not tell what the town did. */
function isReplacement(
  text: string,
  pair: Pair,
  { state, phrases }: { readonly state: UnderstandingState; readonly phrases: UnderstandingPhrases },
): boolean {
  if (isVoid(pair) || text.endsWith('了') || PLACE.test(pair.from) || isLengthWish(pair)) return false
  if (/^\d/u.test(pair.from) && /\d/u.test(pair.to)) return true
  if (phrases.narrators.some((word) => text.startsWith(word) && !text.startsWith('全文'))) return false
  return changesFigure(pair) || (state.last !== 'none' && !state.last.startsWith('asked:'))
}

/** 「把不足写成200字」 says how long, not which words. 「把20字改成30字」 may be either, and stays a replacement. */
function isLengthWish({ from, to }: Pair): boolean {
  return !/\d/u.test(from) && /^\d{2,5}个?字(?:左右|上下|以内|之内|内)?$/u.test(to)
}

/** 「284件写成248件了，改过来」 */
const MISWRITTEN =
  /^(\d{1,8}[^，,。\d]{0,4})(?:写|打|记|输|弄)成(\d{1,8}[^，,。\d]{0,4}?)了?(?:[，,]{1,2}(?:帮我|你)?改[^，,。]{1,4})?$/u

function miswritten(text: string): Pair | undefined {
  const pair = changePair(MISWRITTEN.exec(text))
  return pair === undefined ? undefined : { from: pair.to, to: pair.from }
}

/** Names a place of the text or of its frame, not words in it. */
const PLACE = /^第.{1,3}[点条段句]|标题|开头|^(?:落款|署名|成文|主送|抬头)/u

/** Nothing, or one character that is no figure, cannot be found again in a text. */
function isVoid({ from, to }: Pair): boolean {
  if (/^(?:要你|让你|叫你|想让|要让)/u.test(to)) return true
  return to === '' || (from.length < 2 && !/\d/u.test(from))
}

function changesFigure({ from, to }: Pair): boolean {
  return /\d/u.test(from) && /\d/u.test(to) && from.length <= 16
}
