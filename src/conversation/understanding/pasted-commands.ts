import type { Command } from '../../core/command.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { make } from './build-commands.ts'
import type { ReadClause } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { isCounting, isTelling } from './telling.ts'

const PASTED = ['polish', 'check']

/** 「润色：…」, 「检查一下这段：⏎…」, and the text first with the wish in the last line. */
export function readPasted(body: string, state: UnderstandingState, readClause: ReadClause): Reading | undefined {
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
export function readTold(body: string, state: UnderstandingState, readClause: ReadClause): Reading | undefined {
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
  if (/[，,]/u.test(stop)) return (/^(?:主要|就是|大概|内容)/u.test(text) && text.length > 8) || DONE.test(text)
  return isCounting(text)
}

/** 「我们得了县平安镇」: what somebody did or got, without a number. */
const DONE =
  /^(?:我们?|咱们?|今年|去年|全年|上半年|下半年|[本全我]?[镇乡村]|街道|司法所|综治办|派出所|执法队)[^，,。？?]{0,12}(?:了|得|获|拿到?|评上?|被)[^，,。？?]{3,}$/u

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
export function readQuoted(
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
