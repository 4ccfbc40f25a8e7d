/** A stretch of the message between two stops, as it stood there and as it is compared with the table. */
export interface Clause {
  /** UTF-16 offsets in the message, stops left out. */
  readonly start: number
  readonly end: number
  /** What ends it: a full stop or line end, or only a comma. */
  readonly closed: boolean
}

/** A comma between digits belongs to a list of numbers, not to the sentence. */
const STOPS = /\r?\n|[。！？；!?;…]+|[，,](?!\d)|(?<!\d)[，,]/gu

/** Of a longer text only the edges are cut; what lies between is one clause. Characters. */
const EDGE = 700

/** The clauses of a text in order; empty ones are left out. Linear, and for long texts only in their edges. */
export function splitClauses(text: string): readonly Clause[] {
  if (text.length <= 3 * EDGE) return splitStretch(text, 0)
  const head = text.lastIndexOf('\n', EDGE) + 1 || EDGE
  const found = text.indexOf('\n', text.length - EDGE)
  const tail = found < 0 ? text.length - EDGE : found + 1
  const middle: Clause = { start: head, end: tail, closed: true }
  return [...splitStretch(text.slice(0, head), 0), middle, ...splitStretch(text.slice(tail), tail)]
}

function splitStretch(text: string, offset: number): readonly Clause[] {
  const clauses: Clause[] = []
  let start = 0
  const push = (end: number, closed: boolean): void => {
    if (text.slice(start, end).trim() !== '') clauses.push({ start: start + offset, end: end + offset, closed })
  }
  for (const stop of text.matchAll(STOPS)) {
    push(stop.index, !/[，,…]/.test(stop[0]))
    start = stop.index + stop[0].length
  }
  push(text.length, true)
  return clauses
}
