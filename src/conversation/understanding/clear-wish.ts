import type { UnderstandingState } from '../../core/understanding.ts'
import type { ReadClause } from './read-clause.ts'
import type { Reading } from './reading.ts'

/** 「隆川县双塘镇，2025年的，写全文」: a wish beside what was declared, in so many words. */
export function createClearWish(readClause: ReadClause): (rest: string) => Reading | undefined {
  return (rest) => {
    const reading = OWN_JOB.test(rest) ? undefined : readClause(rest, { ...NOWHERE }, false)
    const clear = reading?.sure === true && reading.guessed !== true && reading.naming !== true && reading.strength > 0
    return clear && reading.commands.length > 0 && reading.commands.every(({ command }) => BESIDE.includes(command))
      ? reading
      : undefined
  }
}

/** 「负责写法治政府报告」 says whose job it is. */
const OWN_JOB = /负责|分管|[让叫要]我|我来|我写|牵头/u
const NOWHERE: UnderstandingState = { hasNotes: true, last: 'none' }
const BESIDE: readonly string[] = ['draft', 'export', 'check', 'status', 'help']
