import type { CommandName } from '../../core/command.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import type { ReadClause } from './read-clause.ts'
import type { Reading } from './reading.ts'

/** An answer and a wish, both short. */
const LONGEST = 60
const STOPS = /[，,。；;！!\s]+/gu
/** What may be wished for in the same breath as an answer. */
const WISHES: readonly CommandName[] = ['draft', 'export', 'check', 'status', 'sources']

interface AnswerReaders {
  readonly readClause: ReadClause
  /** What stands before the wish, as an answer. */
  readonly readHead: (head: string, state: UnderstandingState) => Reading | undefined
}

/** 「不清楚，写普法那段」: while a question waits, its answer and a clear wish after it. */
export function readAnswerAndWish(
  body: string,
  state: UnderstandingState,
  { readClause, readHead }: AnswerReaders,
): Reading | undefined {
  if (body.length > LONGEST || body.includes('\n')) return undefined
  for (const stop of body.matchAll(STOPS)) {
    const wish = readClause(body.slice(stop.index + stop[0].length), state, false)
    if (wish === undefined || !isClearWish(wish)) continue
    const answer = readHead(body.slice(0, stop.index), state)
    if (answer !== undefined)
      return { ...wish, commands: [...answer.commands, ...wish.commands], rule: `${answer.rule}；${wish.rule}` }
  }
  return undefined
}

function isClearWish({ commands, sure, guessed, naming, implied }: Reading): boolean {
  const open = guessed === true || naming === true || implied === true
  return sure && !open && commands.length > 0 && commands.every(({ command }) => WISHES.includes(command))
}
