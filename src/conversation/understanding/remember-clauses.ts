import type { UnderstandingState } from '../../core/understanding.ts'
import type { ReadClause } from './read-clause.ts'
import type { Reading } from './reading.ts'

/**
 * Reads each clause of a message once: it is tried as a sentence, as a clause, as what stands before a colon and behind a
 * joint. What was read is kept by the state object, of which every message has its own.
 */
export function rememberClauses(readClause: ReadClause): ReadClause {
  const known = new WeakMap<UnderstandingState, Map<string, Reading | undefined>>()
  return (text, state, alone) => {
    const read = known.get(state) ?? new Map<string, Reading | undefined>()
    known.set(state, read)
    const key = `${String(alone)}${text}`
    if (!read.has(key)) read.set(key, readClause(text, state, alone))
    return read.get(key)
  }
}
