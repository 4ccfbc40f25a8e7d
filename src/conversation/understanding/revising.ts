import type { Command } from '../../core/command.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { lastDrafted, make } from './build-commands.ts'
import type { Reading } from './reading.ts'

/** True when there is a text that can be changed. */
export function isDrafted(state: UnderstandingState): boolean {
  return /^(?:drafted:|polished|checked|exported)/u.test(state.last)
}

/** A change of what was drafted last, as a reading. */
export function revising(
  change: NonNullable<Command['args']>['change'],
  state: UnderstandingState,
  rule: string,
  sure = true,
): Reading {
  const section = lastDrafted(state)?.section
  return { commands: [make('revise', section, change === undefined ? {} : { change })], rule, sure, strength: 2 }
}
