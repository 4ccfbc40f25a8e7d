import type { Command } from '../../core/command.ts'
import { make } from './build-commands.ts'
import type { Segment } from './segments.ts'

/** Segments after it is settled which commands are meant and which are lines of a note. */
export interface Settled {
  readonly pieces: readonly Piece[]
  readonly rules: readonly string[]
  readonly sure: boolean
}

export type Piece =
  | { readonly kind: 'commands'; readonly commands: readonly Command[]; readonly implied: boolean }
  | { readonly kind: 'note'; readonly start: number; readonly end: number }

/** Never taken out of a note: what they destroy is worth more than a repeated request. */
const ALONE_ONLY = ['forget', 'undo', 'cancel', 'smalltalk', 'answer', 'help', 'profile', 'unsupported']

/** Beside a note only a command in so many words counts; on a page, only one asked for politely or with 一下, 那段. */
export function settle(
  all: readonly Segment[],
  { body, page }: { readonly body: string; readonly page: boolean },
): Settled {
  const segments = takeTailWishes(all, body)
  const noted = segments.some((segment) => segment.reading === undefined)
  const stands = (one: Segment): boolean =>
    standsBesideNote(one, page) && !FORMULA.test(body.slice(one.start, one.end).trim())
  const kept = noted ? segments.map((one) => (stands(one) ? one : asNote(one))) : segments
  const rules = kept.flatMap((segment) => segment.reading?.rule ?? [])
  return {
    pieces: toPieces(kept),
    rules: [...new Set(rules)],
    sure: kept.every((segment) => segment.reading?.sure ?? true),
  }
}

/** What offices write under a page they send. */
const FORMULA = /^(?:(?:以上|上述)[^，,。]{0,6}请|特此|妥否|请予)/u

const WRITTEN: readonly string[] = ['draft', 'revise', 'polish']
/** 「写一下不足，每点带原因」: how it is to be written. */
const WISH =
  /^(?:每|要|别|不要|不用|不能|不写|突出|重点|侧重|带|加|注意|尽量|最好|语言|语气|控制|分|体现|主要|多写|少写|强调|结合|写得|写清|数字|数据|一定|记得|不提|简单|详细)/u
const LONGEST_WISH = 18

/** The last words after a comma say how, when they tell no number: they go with the command before them. */
function takeTailWishes(segments: readonly Segment[], body: string): readonly Segment[] {
  const [before, last] = segments.slice(-2)
  const reading = before?.reading
  if (last === undefined || last.reading !== undefined || before === undefined || reading === undefined) return segments
  const text = body.slice(last.start, last.end).trim()
  if (!isWish(text) || !isWriting(reading.commands)) return segments
  const commands = reading.commands.map((one) => make(one.command, one.section, { ...one.args, text }))
  return [...segments.slice(0, -2), { ...before, end: last.end, reading: { ...reading, commands, naming: false } }]
}

function isWish(text: string): boolean {
  return WISH.test(text) && text.length <= LONGEST_WISH && !/\d/u.test(text)
}

function isWriting(commands: readonly Command[]): boolean {
  return commands.length > 0 && commands.every((one) => WRITTEN.includes(one.command))
}

function standsBesideNote({ reading, whole }: Segment, page: boolean): boolean {
  if (reading === undefined || reading.naming === true) return false
  if (isManners(reading.commands)) return true
  if (reading.commands.some((one) => ALONE_ONLY.includes(one.command))) return false
  return reading.strength >= (page || whole !== true ? 2 : 1)
}

/** Greetings and empty words beside a note are dropped, not noted. */
function isManners(commands: readonly Command[]): boolean {
  return commands.every((one) => one.command === 'smalltalk')
}

function asNote({ start, end }: Segment): Segment {
  return { start, end }
}

function toPieces(segments: readonly Segment[]): readonly Piece[] {
  const pieces: Piece[] = []
  segments.forEach((segment) => {
    const last = pieces.at(-1)
    if (segment.reading === undefined) {
      if (last?.kind === 'note') pieces[pieces.length - 1] = { ...last, end: segment.end }
      else pieces.push({ kind: 'note', start: segment.start, end: segment.end })
    } else if (segment.reading.commands.length > 0) {
      pieces.push({ kind: 'commands', commands: segment.reading.commands, implied: segment.reading.implied === true })
    }
  })
  return pieces
}

/** A naming (不足那块), a wish without its object (写一下) and a length (500字) beside each other are one command. */
export function mergeCommands(commands: readonly Command[]): readonly Command[] {
  const plain = commands.some((one) => one.command !== 'smalltalk')
    ? commands.filter((one) => one.command !== 'smalltalk')
    : commands.slice(0, 1)
  return plain.reduce<readonly Command[]>((done, next) => {
    const last = done.at(-1)
    const joined = last === undefined ? undefined : join(last, next)
    return joined === undefined ? [...done, next] : [...done.slice(0, -1), joined]
  }, [])
}

function join(last: Command, next: Command): Command | undefined {
  const length = lengthOnly(next) ?? lengthChange(next)
  if (length !== undefined && last.command !== 'profile') return withLength(last, length)
  if (last.command === 'profile' && next.command === 'profile')
    return make('profile', undefined, { ...last.args, ...next.args })
  return same(last, next) ? last : undefined
}

/** 「写一下不足，500字」 */
function lengthChange({ command, args }: Command): number | undefined {
  const change = args?.change
  return command === 'revise' && change?.kind === 'length' ? change.chars : undefined
}

/** 「领导要求2000字以内」 beside a wish about the text. */
function lengthOnly({ command, args }: Command): number | undefined {
  return command === 'profile' && Object.keys(args ?? {}).length === 1 ? args?.length : undefined
}

function withLength(last: Command, length: number): Command | undefined {
  if (last.command === 'draft') return make('draft', last.section, { ...last.args, length })
  const change = last.args?.change
  if (last.command !== 'revise' || change?.kind !== 'length') return undefined
  return make('revise', last.section, { ...last.args, change: { ...change, chars: length } })
}

function same(one: Command, two: Command): boolean {
  return JSON.stringify(one) === JSON.stringify(two)
}
