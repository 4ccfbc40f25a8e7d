import type { UnderstandingState } from '../../core/understanding.ts'
import type { ReadClause } from './read-clause.ts'
import type { Reading } from './reading.ts'

const NOT =
  /^(?:先|那|就|你|请|暂时|现在|都){0,3}(?:别|不要|不用|不必|甭|不是要|不是让你|不是叫你|先不)(?:急着|忙着|着急|先|再|要|给我)?/u
const WISHED: readonly string[] = ['draft', 'export', 'check', 'polish', 'revise', 'status', 'redo']

/** What is not to be done, said before what is: 「别导出，先检查」. It asks for nothing by itself. */
export function readNegated(text: string, state: UnderstandingState, readClause: ReadClause): Reading | undefined {
  const not = NOT.exec(text.trim())
  if (not === null) return undefined
  const rest = text.trim().slice(not[0].length)
  const named = readClause(rest, state, false)
  if (named === undefined || named.commands.length === 0) return undefined
  return named.commands.every((one) => WISHED.includes(one.command)) ? NOT_THAT : undefined
}

/** Beside a note it is a line of it. */
const NOT_THAT: Reading = { commands: [], rule: '先不做的', sure: true, strength: 0, naming: true }

/** Stops what another clause of the sentence asks for something else instead of: 「先不写不足，写打算」. */
export function isCalledOff({ commands }: Reading): boolean {
  return commands.length > 0 && commands.every((one) => one.command === 'cancel')
}

/** The same reading without its stop. */
export function withoutStop(reading: Reading): Reading {
  return isCalledOff(reading) ? NOT_THAT : reading
}
