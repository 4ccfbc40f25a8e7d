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
export function withoutKnown(read: Understanding, state: UnderstandingState): Understanding {
  const noted = read.commands.some(({ command }) => command === 'note')
  const commands = read.commands.filter(
    ({ command, args }) => !(command === 'profile' && noted && isKnown(args, state)),
  )
  return { ...read, commands }
}

function isKnown(args: CommandArgs | undefined, { unit, year }: UnderstandingState): boolean {
  const { unit: named, year: told, ...others } = args ?? {}
  const sameUnit = named === undefined || unit?.endsWith(named) === true
  return sameUnit && (told === undefined || told === year) && Object.keys(others).length === 0
}
