import type { Command } from '../../core/command.ts'
import { make, type Target } from './build-commands.ts'
import type { Piece } from './settle.ts'

export type ReadTopic = (text: string) => Target | undefined

/** 「合法性审查45件，写一段」: what is to be written is what the note before begins with. */
export function topicBefore(
  at: number,
  pieces: readonly Piece[],
  { body, readTopic }: { readonly body: string; readonly readTopic: ReadTopic },
): Target | undefined {
  const before = pieces[at - 1]
  return before?.kind === 'note'
    ? readTopic(firstLine(body.slice(before.start, Math.min(before.end, before.start + TOPIC))))
    : undefined
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? ''
}

/** What a note is about: its theme, or the section it opens with. */
export function topicOf(targets: readonly Target[]): Target | undefined {
  const themed = targets.find((target) => target.theme !== undefined)
  return themed ?? targets.find(({ section }) => TOPICS.includes(section))
}

const TOPICS: readonly string[] = ['duty', 'shortcomings', 'plan']

/** A note names its topic in its first characters. */
const TOPIC = 16

export function aboutNote(commands: readonly Command[], topic: Target | undefined): readonly Command[] {
  if (topic === undefined) return commands
  const theme = topic.theme === undefined ? {} : { theme: topic.theme }
  return commands.map((one) =>
    one.command === 'draft' ? make('draft', topic.section, { ...one.args, ...theme }) : one,
  )
}
