import type { CommandName } from '../../../core/command.ts'
import type { Understanding } from '../../../core/understanding.ts'
import { counts } from './counting.ts'

/** Wishes whose words are kept nowhere. */
const WORDLESS: readonly CommandName[] = ['draft', 'export', 'status', 'check', 'help', 'smalltalk', 'unsupported']

/** Figures that no command carries are kept as a note, whatever else the message was taken for: nothing told is lost. */
export function withFigures(read: Understanding, body: string): Understanding {
  const wordless = read.commands.every(
    ({ command, args }) => WORDLESS.includes(command) && args?.text === undefined && args?.apply === undefined,
  )
  if (!wordless || !TOLD.test(body) || !counts(body)) return read
  return { ...read, commands: [{ command: 'note', args: { text: body.trim() } }, ...read.commands], sure: false }
}

/** A number with what is counted; 「1和3」 and 「第2条」 are places. */
const TOLD =
  /(?:\d[\d.,]*|[一二三四五六七八九十百千两]{2,})(?:余|多|来)?(?:[件起次场人名份户家个村册期万元]|人次|%|％)/u
