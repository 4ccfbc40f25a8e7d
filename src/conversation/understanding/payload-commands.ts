import type { Command } from '../../core/command.ts'
import type { UnderstandingPhrases } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { lastDrafted, make } from './build-commands.ts'
import type { ReadClause } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { isCounting, isTelling } from './telling.ts'

export type ReadPayload = (body: string, state: UnderstandingState, quote?: string) => Reading | undefined

const PASTED = ['polish', 'check']
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

/** Commands that carry words of their own: a pasted text, a replacement, a wish. The whole message is one. */
export function createReadPayload(readClause: ReadClause, phrases: UnderstandingPhrases): ReadPayload {
  const readReplacement = createReadReplacement(phrases)
  return (body, state, quote) =>
    readTakenOut(body, state) ??
    readPasted(body, state, readClause) ??
    readTold(body, state, readClause) ??
    readQuoted(body, state, { quote, readClause }) ??
    readReplacement(body, state)
}

/** 「润色：…」, 「检查一下这段：⏎…」, and the text first with the wish in the last line. */
function readPasted(body: string, state: UnderstandingState, readClause: ReadClause): Reading | undefined {
  const head =
    /^([^：:\n]{1,32})(?:[：:]\s*|\n+)(?=\S)/u.exec(body) ?? /^([^\s，,。]{2,12})[ \u3000](?=\S{8})/u.exec(body)
  const context = { state, readClause }
  const first =
    head === null || BACKWARD.test(head[1] ?? '')
      ? undefined
      : headed(head[1] ?? '', body.slice(head[0].length), context)
  if (first !== undefined) return first
  const cut = body.lastIndexOf('\n')
  const tail = cut < 0 ? '' : body.slice(cut + 1).trim()
  return tail === '' || tail.length > 24 ? undefined : pastedCommand(tail, body.slice(0, cut), context)
}

/** 「帮我写普法：今年搞了18场」「写下存在问题，主要就是……」: what is to be written from is told behind it. The order is the message's. */
function readTold(body: string, state: UnderstandingState, readClause: ReadClause): Reading | undefined {
  const [, told = '', stop = ''] = TOLD_HEAD.exec(body) ?? []
  if (stop === '') return undefined
  const head = told.replace(/[（(][^（）()]*[）)]/gu, '').replace(POINTING, '')
  const reading = readClause(head, state, false)
  const text = body.slice(told.length + stop.length).trim()
  if (reading === undefined || !isPlainDraft(reading) || !tellsFor(stop, text)) return undefined
  return {
    ...reading,
    rule: `${reading.rule}附上的素材`,
    commands: [...reading.commands, make('note', undefined, { text })],
  }
}

/** 写一下调解, in so many words. */
function isPlainDraft({ commands, naming, guessed, strength }: Reading): boolean {
  return naming !== true && guessed !== true && strength > 0 && commands.every(({ command }) => command === 'draft')
}

const TOLD_HEAD = /^([^：:，,。\n ]{2,24}(?:[，,][^：:，,。\n ]{2,12}(?=[：:↓\n]))?)([：:↓\s]+|[，,]\s*)(?=\S)/u
/** 数字看这里, 材料如下: between the wish and the material. */
const POINTING =
  /[，,]?(?:数字|数据|材料|素材|内容|情况|资料)(?:看|都|就)?(?:这里|在这里?|如下|在下面|见下|下面)?[↓：:]*$/u

/** Behind a colon it is material when it tells anything, behind a comma when it says so or counts. */
function tellsFor(stop: string, text: string): boolean {
  if (/[：:↓\n]/u.test(stop)) return isTelling(text)
  return /[，,]/u.test(stop) ? /^(?:主要|就是|大概|内容)/u.test(text) && text.length > 8 : isCounting(text)
}

/** 「以上内容请审核。」 speaks of what stands before it. */
const BACKWARD = /^(?:以上|上面|上述)/u

interface PastedContext {
  readonly state: UnderstandingState
  readonly readClause: ReadClause
}

/** 「我写了一段，你帮我润色：」: the wish may be one clause before the colon. */
function headed(head: string, text: string, context: PastedContext): Reading | undefined {
  const wishes = [head, ...head.split(/[，,]/u)]
  return wishes.map((wish) => pastedCommand(wish, text, context)).find((reading) => reading !== undefined)
}

function pastedCommand(wish: string, text: string, { state, readClause }: PastedContext): Reading | undefined {
  const reading = readClause(wish, state, false)
  const command = asPolish(reading?.commands[0], wish)
  if (reading === undefined || command === undefined || !PASTED.includes(command.command)) return undefined
  if (command.command === 'check' && isHeading(wish, reading) && isCounting(text)) return undefined
  if (text.replaceAll(/\s/gu, '').length < 8 || readClause(text, state, false) !== undefined) return undefined
  return {
    ...reading,
    rule: `${reading.rule}附上的文字`,
    commands: [make(command.command, undefined, { ...command.args, text: text.trim() })],
  }
}

/** 「执法检查：⏎……」 heads a page about checks; 「帮我检查下这段：」 asks for one. */
function isHeading(wish: string, { strength }: Reading): boolean {
  return strength < 2 && !/稿|文|[这下]面|以下|错|校|^检查$/u.test(wish.trim())
}

/** 「把下面这段改得像公文：」 changes a pasted text, not the draft. */
function asPolish(command: Command | undefined, wish: string): Command | undefined {
  const pasted = command?.command === 'revise' && /下面|这段|这句|如下|以下|[：:]$/u.test(wish)
  return pasted ? make('polish') : command
}

/** A wish about a quoted message. */
function readQuoted(
  body: string,
  state: UnderstandingState,
  { quote, readClause }: { readonly quote: string | undefined; readonly readClause: ReadClause },
): Reading | undefined {
  const reading = quote === undefined ? undefined : readClause(body, state, true)
  const command = reading?.commands[0]
  if (reading === undefined || command === undefined || quote === undefined) return undefined
  if (![...PASTED, 'sources'].includes(command.command)) return undefined
  const text = command.command === 'sources' ? `${body.trim()}\n${quote}` : quote
  return { ...reading, rule: `${reading.rule}引用的消息`, commands: [{ ...command, args: { ...command.args, text } }] }
}

/** 「不足里第二点去掉“还兼着别的”」: words to be taken out, in quotation marks. */
const TAKEN_OUT = [
  /^[^“”"「」『』\n]{0,24}?(?:去掉|删掉|删去|删除|拿掉|不要|划掉)[^“”"「」『』\n]{0,8}[“"「『]([^“”"「」『』\n]{2,60})[”"」』][^\n]{0,6}$/u,
  /^[^“”"「」『』\n]{0,16}[“"「『]([^“”"「」『』\n]{2,60})[”"」』][^“”"「」『』\n，,。]{0,8}?(?:去掉|删掉|删去|删了|删除|拿掉|不要)了?[吧。！!]*$/u,
]

export function readTakenOut(body: string, state: UnderstandingState): Reading | undefined {
  if (!state.hasNotes && !isDrafted(state)) return undefined
  const words = TAKEN_OUT.map((shape) => shape.exec(body.trim())?.[1]).find((found) => found !== undefined)
  return words === undefined ? undefined : revise({ kind: 'replace', from: words, to: '' }, state, '去掉一句话')
}

function createReadReplacement(phrases: UnderstandingPhrases) {
  const verbs = phrases.replaceVerbs.join('|')
  const change = new RegExp(
    `^(?:请|麻烦|帮我|帮忙|你|再|还有|另外|里面|不过|但是|但)*(?:把|将)?([^，,。；;\\n]{1,24}?)(?:可否|能否|能不能|可不可以|可以|都|全部|请)?(?:${verbs})[：:\\s]?([^，,。；;\\n]{1,40}?)(?:吧|呢|哈|啊|呀|哦|吗|谢谢)?[。.！!？?]?$`,
    'u',
  )
  return (body: string, state: UnderstandingState): Reading | undefined => {
    const text = body.trim()
    if (text.length > 90) return undefined
    const mistaken = isDrafted(state) ? miswritten(text) : undefined
    if (mistaken !== undefined) return revise({ kind: 'replace', ...mistaken }, state, '改字')
    const pair = changePair(change.exec(text)) ?? changePair(TERSE.exec(text)) ?? negationPair(text)
    if (pair === undefined || !isReplacement(text, pair, { state, phrases })) return vagueChange(text, state)
    return yearChange(pair) ?? revise({ kind: 'replace', ...pair }, state, '改字')
  }
}

/** 「第一条改成…」, 「说错了 应该是18场」: what is to be replaced is not said, so the words stay as they are. */
function vagueChange(text: string, state: UnderstandingState): Reading | undefined {
  const vague =
    /^(?:把)?(?:第.{1,3}[点条段句]|标题|题目|开头|结尾).{0,4}(?:改成|改为|换成)/u.test(text) ||
    /^第.{1,3}[点条段句][^，,。]{0,10}(?:不对|错了|有误|不准)/u.test(text) ||
    (LEAD.test(text) && /^(?:应该|应)?是/u.test(text.replace(LEAD, '')))
  return vague && isDrafted(state) ? revise({ kind: 'free', wish: text }, state, '改稿子', false) : undefined
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

function isDrafted(state: UnderstandingState): boolean {
  return /^(?:drafted:|polished|checked|exported)/u.test(state.last)
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

/** 「改成四条」, 「第一条太假了」, 「口气缓和一点」, 「每条前面加个小标题」: said of the text that was just shown. */
const ABOUT_TEXT = [
  /^(?:就|只|还是)?(?:改成|改为|分成|分为|变成|只留|留|保留|合成|控制在)[一二两三四五六七八\d]{1,2}(?:条|点|段|个方面)(?:就行|就可以|就好|了|吧|即可)*$/u,
  /^(?:第[一二三四五六七八\d]{1,2}|最后一)[点条段句][^，,。；\d]{0,4}(?:太|不够|不太|有点|没)[^，,。；\d]{1,8}$/u,
  /^(?:语气|口气|措辞|说法|用词|写得|写的|说得|改得|写)[^，,。；\d]{1,10}[点些]吧?$/u,
  /^(?:开头|结尾|标题|小标题|题目|句子|每句)(?:里|处|那里|那句)?(?:别|不要|要|得|应该|老|太)[^，,。；\d]{1,16}$/u,
  /^(?:每|各)一?个?[条点段](?:前面|后面|开头|都|也)?(?:要|加|写|带|配|用|别|不要|不用|控制|缩)[^，,。；\d]{1,12}$/u,
]

/** 「矫正对象人数别写」, 「每一条都要有原因」 */
function isClosingWish(text: string): boolean {
  if (ABOUT_TEXT.some((pattern) => pattern.test(text))) return true
  return (
    text.length <= 20 &&
    !/\d/u.test(text) &&
    /(?:别写|不要写|别提|不要提|别出现|不要出现|不用写)[了吧]?$|(?:和|跟|与)[^，,。]{1,8}对应(?:起来|上)?$|都?要(?:有|写|体现|突出|带|加)[^，,。]{1,8}$/u.test(
      text,
    )
  )
}

/** What is wished of the text in the cadre's own words: 加一句…, 突出…. */
export function createReadWish(phrases: UnderstandingPhrases) {
  const leads = [...phrases.wishLeads].sort((a, b) => b.length - a.length).join('|')
  const wish = new RegExp(
    `^(?:请|麻烦|帮我|帮忙|你|再|还有|另外|里面|这段|那段|后面|最后|前面|开头|结尾|把[^，,\\n]{1,14}){0,4}(?:${leads})[^\\n]{0,30}$`,
    'u',
  )
  return (body: string, state: UnderstandingState): Reading | undefined => {
    const text = body.trim()
    if (text.length > 36 || !isDrafted(state) || !(wish.test(text) || isClosingWish(text))) return undefined
    const wished = revise({ kind: 'free', wish: text }, state, '对稿子的要求', false)
    return /\d/u.test(text) && !ABOUT_TEXT.some((pattern) => pattern.test(text))
      ? { ...wished, commands: [make('note', undefined, { text }), ...wished.commands] }
      : wished
  }
}

function revise(
  change: NonNullable<Command['args']>['change'],
  state: UnderstandingState,
  rule: string,
  sure = true,
): Reading {
  const section = lastDrafted(state)?.section
  return { commands: [make('revise', section, change === undefined ? {} : { change })], rule, sure, strength: 2 }
}
