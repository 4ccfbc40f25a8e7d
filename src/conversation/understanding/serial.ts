import type { UnderstandingState } from '../../core/understanding.ts'
import type { ReadClause } from './read-clause.ts'
import type { Reading } from './reading.ts'

/** One of several commands in a clause without a comma between them. */
export interface SerialPart {
  readonly start: number
  readonly end: number
  readonly reading: Reading
}

/** Between two commands: 润色完再导出, 检查没问题就导出, 写不足然后写打算. */
const JOINT =
  /(?:没(?:有|啥|大|什么)?(?:问题|毛病|错)|可以|好了?|完了?|完成后?|之后|以后|后)?的?话?(?:然后再|就直接|直接|然后|接着再|接着|随后|之后再|后再|完再|再|就|顺便|顺带|并且|并|最后)/gu
/** 写完, 弄好: the wish to do it, and what comes then. */
const FINISHED = /(写|弄|做|改|查|润色|检查|出|整|校对|核对)(?:完|好)了?/u
const MOST_JOINTS = 3
/** Longer ones tell; characters. */
const LONGEST = 40

interface Context {
  readonly readClause: ReadClause
  readonly state: UnderstandingState
}

/** Two commands joined in one clause; undefined unless every word belongs to one of them. Offsets are in `text`. */
export function readSerial(text: string, context: Context): readonly SerialPart[] | undefined {
  if (text.length > LONGEST) return undefined
  for (const joint of [...text.matchAll(JOINT)].slice(0, MOST_JOINTS)) {
    const cut = joint.index + joint[0].length
    const first = readPart(text.slice(0, joint.index), context)
    const second = first === undefined ? undefined : readPart(text.slice(cut), context)
    if (first === undefined || second === undefined) continue
    return [
      { start: 0, end: cut, reading: first },
      { start: cut, end: text.length, reading: second },
    ]
  }
  return undefined
}

/** 先润色: a bare verb is enough between joints, but not a bare name. */
function readPart(text: string, { readClause, state }: Context): Reading | undefined {
  const finished = text.replace(FINISHED, '$1')
  const reading = readClause(finished, state, false)
  if (reading === undefined || reading.naming === true || reading.commands.length === 0) return undefined
  return reading.commands.every((one) => SERIAL.includes(one.command)) ? reading : undefined
}

const SERIAL: readonly string[] = ['draft', 'polish', 'revise', 'check', 'export', 'status']
