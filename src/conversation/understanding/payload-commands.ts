import type { UnderstandingPhrases } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { readPasted, readQuoted, readTold } from './pasted-commands.ts'
import type { ReadClause } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { createReadReplacement, readTakenOut } from './replacement.ts'

export type ReadPayload = (body: string, state: UnderstandingState, quote?: string) => Reading | undefined

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
