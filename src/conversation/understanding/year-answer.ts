import type { Command } from '../../core/command.ts'
import type { Understanding, UnderstandingState } from '../../core/understanding.ts'
import { make } from './build-commands.ts'

/** 「是写2023年的」 while the year is asked for answers it; said of itself, it declares. */
export function asAnswer(read: Understanding, body: string, state: UnderstandingState): Understanding {
  const year = asksYear(state) ? onlyYear(read.commands) : undefined
  return year === undefined
    ? read
    : { ...read, commands: [make('answer', undefined, { year, text: body.trim() })], why: '回答问题（年度）' }
}

function asksYear({ last, question }: UnderstandingState): boolean {
  return last === 'asked:year' || question?.kind === 'year'
}

/** The year, when it is all that is declared. */
function onlyYear([only, ...others]: readonly Command[]): number | undefined {
  const args = only?.command === 'profile' && others.length === 0 ? (only.args ?? {}) : {}
  return Object.keys(args).length === 1 ? args.year : undefined
}
