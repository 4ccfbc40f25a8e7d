import type { Understanding, UnderstandingState } from '../../core/understanding.ts'
import { answerTo } from './answer-first.ts'
import { readBareNumber } from './bare-number.ts'
import type { Readers } from './readers.ts'
import type { Reading } from './reading.ts'

interface SingleContext {
  readonly readers: Readers
  readonly quote: string | undefined
}

/** The message as one thing: an answer, or a command that carries words of its own. */
export function single(
  body: string,
  state: UnderstandingState,
  { readers, quote }: SingleContext,
): Understanding | undefined {
  const reading =
    answerTo(body, state, readers) ??
    readBareNumber(body, state) ??
    readers.readCorrectedYear(body) ??
    readers.readPayload(body, state, quote) ??
    readers.readDeclared(body)
  return reading === undefined ? undefined : toUnderstanding(reading)
}

export function toUnderstanding({ commands, rule, sure }: Reading): Understanding {
  return { commands, why: rule, sure }
}
