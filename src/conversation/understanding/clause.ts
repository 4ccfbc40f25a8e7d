/** A stretch of the message between two stops, as it stood there and as it is compared with the table. */
export interface Clause {
  /** UTF-16 offsets in the message, stops left out. */
  readonly start: number
  readonly end: number
  readonly line: number
  /** What ends it: a full stop or line end, or only a comma. */
  readonly closed: boolean
}

/** A comma between digits belongs to a list of numbers, not to the sentence. */
const STOPS = /\r?\n|[。！？；!?;…]+|[，,](?!\d)|(?<!\d)[，,]/gu

/** The clauses of a text in order; empty ones are left out. Linear. */
export function splitClauses(text: string): readonly Clause[] {
  const clauses: Clause[] = []
  let start = 0
  let line = 0
  const push = (end: number, closed: boolean): void => {
    if (text.slice(start, end).trim() !== '') clauses.push({ start, end, line, closed })
  }
  for (const stop of text.matchAll(STOPS)) {
    push(stop.index, !/[，,]/.test(stop[0]))
    start = stop.index + stop[0].length
    if (stop[0].includes('\n')) line += 1
  }
  push(text.length, true)
  return clauses
}
