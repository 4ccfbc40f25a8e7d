import type { CommandArgs } from '../../core/command.ts'
import type { Understanding, UnderstandingState } from '../../core/understanding.ts'
import { make } from './build-commands.ts'
import { isCounting } from './telling.ts'

/** 「用这个，写法律服务那段」 under a quoted message with figures: the quoted words are material. */
export function withQuoted(read: Understanding, body: string, quote: string | undefined): Understanding {
  const taken = quote !== undefined && isCounting(quote) && TAKES.test(body)
  if (!taken || read.commands.some(({ command }) => command === 'revise')) return read
  const drafts = read.commands.filter(({ command }) => command !== 'smalltalk' && command !== 'unsupported')
  return { ...read, commands: [make('note', undefined, { text: quote }), ...drafts] }
}

const TAKES = /[用按照据][这他她它]|记上|记下|记一下|算上|算进|加上|加进|收下|录入|这[条个]也|把这|^加一句/u

/** A page that names the unit and year it is about says nothing new where they are known. */
export function withoutKnown(read: Understanding, body: string, state: UnderstandingState): Understanding {
  const noted = read.commands.some(({ command }) => command === 'note')
  const commands = read.commands.filter(
    ({ command, args }) => !(command === 'profile' && noted && (isKnown(args, state) || isTitle(args, body, state))),
  )
  return { ...read, commands }
}

/** The title of a paper says whose and of which year that paper is, not the report, where the unit is known. */
function isTitle(args: CommandArgs | undefined, body: string, { unit, year }: UnderstandingState): boolean {
  const only = Object.keys(args ?? {}).every((name) => name === 'unit' || name === 'year')
  return only && unit !== undefined && year !== undefined && TITLE.test(body.trimStart())
}

const TITLE =
  /^[^\n。；，,：:]{6,40}(?:报告|总结|小结|月报|季报|年报|台账|统计表?|汇报|清单|情况|简报|通报|要点|方案)(?:[（(][^）)\n]{1,12}[）)])?[ \t]*\r?\n/u

function isKnown(args: CommandArgs | undefined, { unit, year }: UnderstandingState): boolean {
  const { unit: named, year: told, ...others } = args ?? {}
  const sameUnit = named === undefined || unit?.endsWith(named) === true
  return sameUnit && (told === undefined || told === year) && Object.keys(others).length === 0
}

/**
 * Words of a page that only look like a wish stay in the page: what ends in the middle of a count (折页600|来份), a change
 * of a text where none is drafted, and a section named between two pieces of material without a word that asks for it.
 */
export function withoutLoss(read: Understanding, body: string, state: UnderstandingState): Understanding {
  const notes = read.commands.flatMap(({ command, args }) => (command === 'note' ? [args?.text ?? ''] : []))
  const others = read.commands.filter(({ command }) => command !== 'note')
  if (notes.length === 0 || others.length === 0) return read
  const changesNothing = !state.last.startsWith('drafted:') && others.every(({ command }) => command === 'revise')
  const lost = notes.some((note) => cutsCount(body, note)) || changesNothing || isAmongNotes(read, body, notes)
  return lost ? { ...read, commands: [make('note', undefined, { text: body.trim() })], sure: false } : read
}

function cutsCount(body: string, note: string): boolean {
  const at = body.indexOf(note)
  return at >= 0 && /[\d百千万]$/u.test(note) && /^(?:来|多|余)?\p{Script=Han}/u.test(body.slice(at + note.length))
}

function isAmongNotes({ commands }: Understanding, body: string, notes: readonly string[]): boolean {
  const between = commands.slice(1, -1).some(({ command }) => command === 'draft')
  if (!between || commands[0]?.command !== 'note' || commands.at(-1)?.command !== 'note') return false
  return !ASKS.test(notes.reduce((rest, note) => rest.replace(note, '|'), body))
}

const ASKS = /[写稿篇段]|起草|生成|帮|请|麻烦|来(?:一|个)|整(?:一|个)|出(?:一|个)|给我/u
