import type { Figure } from '../../core/figure.ts'
import type { Span } from '../../core/span.ts'
import { figuresBetween } from './figures-between.ts'

/** A line of a note: its text without list mark, and where each stretch of it stood in the note. */
export interface NoteLine {
  readonly text: string
  readonly pieces: readonly Piece[]
  /** An empty line stood before it. */
  readonly afterGap: boolean
}

interface Piece {
  /** Index in the line's text. */
  readonly from: number
  /** The same character's index in the note. */
  readonly offset: number
}

/** A line this long that ends in a comma was broken by a page, not by its writer. */
const WRAPPED_AT = 16
const OPEN_END = /[、，,]$/
const LISTED =
  /^\s*(?:\d{1,2}\s*[、.．)）]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}[、是]|[-*•·●▪◆])/

/** Lines with content, those that a page break cut in two put together again. */
export function readLines(note: string): readonly NoteLine[] {
  const lines: NoteLine[] = []
  let offset = 0
  let afterGap = false
  for (const raw of note.split('\n')) {
    const line = trimmed(raw, offset, afterGap)
    offset += raw.length + 1
    const before = lines.at(-1)
    if (line === undefined) afterGap = true
    else if (before !== undefined && isWrapped(before, line)) lines[lines.length - 1] = joined(before, line)
    else lines.push(line)
    if (line !== undefined) afterGap = false
  }
  return lines
}

/** The part of a line from `start` to `end`, surrounding blanks left out; undefined when nothing is left. */
export function cutLine(line: NoteLine, start: number, end: number): NoteLine | undefined {
  const raw = line.text.slice(start, end)
  const text = raw.trim()
  if (text === '') return undefined
  const from = start + raw.length - raw.trimStart().length
  const pieces = line.pieces
    .filter((piece) => piece.from < from + text.length)
    .map((piece) => ({ from: piece.from - from, offset: piece.offset }))
  const first = pieces.findLastIndex((piece) => piece.from <= 0)
  const within = pieces.slice(Math.max(first, 0)).map((piece) => (piece.from < 0 ? fromStart(piece) : piece))
  return { text, afterGap: line.afterGap, pieces: within }
}

/** A piece that began before the cut begins with it. */
const fromStart = ({ from, offset }: Piece): Piece => ({ from: 0, offset: offset - from })

/** Where a stretch of the line stood in the note; from its first to its last character there, where the line was put together. */
export function spanInNote(line: NoteLine, start: number, end: number): Span {
  const last = Math.max(end - 1, start)
  const inside = line.pieces.filter(({ from }) => from > start && from <= last).map(({ from }) => from)
  const starts = [start, ...inside].map((index) => offsetOf(line, index))
  const ends = [...inside.map((index) => index - 1), last].map((index) => offsetOf(line, index) + 1)
  return { start: Math.min(...starts), end: Math.max(...ends) }
}

/** Words of a line with the place in the note where they stood. */
export interface LinePart {
  readonly text: string
  readonly offset: number
}

/** A line put together out of words that stood apart in the note. */
export function composeLine(parts: readonly LinePart[]): NoteLine {
  let text = ''
  const pieces: Piece[] = []
  for (const part of parts) {
    pieces.push({ from: text.length, offset: part.offset })
    text += part.text
  }
  return { text, pieces, afterGap: false }
}

/** The line without the stretch from `start` to `end`. */
export function withoutStretch(line: NoteLine, start: number, end: number): NoteLine {
  const [before, behind] = [cutLine(line, 0, start), cutLine(line, end, line.text.length)]
  if (before === undefined || behind === undefined) return before ?? behind ?? line
  return joined(before, behind)
}

/** The note's figures that stand in the line, their spans moved to the line's text. `figures` in order of their place. */
export function figuresOfLine(line: NoteLine, figures: readonly Figure[]): readonly Figure[] {
  return line.pieces.flatMap((piece, index) => {
    const end = line.pieces[index + 1]?.from ?? line.text.length
    const last = piece.offset + end - piece.from
    const shift = piece.from - piece.offset
    return figuresBetween(figures, piece.offset, last).map((figure) => ({
      ...figure,
      span: { start: figure.span.start + shift, end: figure.span.end + shift },
    }))
  })
}

function offsetOf(line: NoteLine, index: number): number {
  const piece = line.pieces.findLast((one) => one.from <= index)
  return piece === undefined ? index : piece.offset + index - piece.from
}

function trimmed(raw: string, offset: number, afterGap: boolean): NoteLine | undefined {
  const text = raw.trim()
  if (text === '') return undefined
  const lead = raw.length - raw.trimStart().length
  return { text, afterGap, pieces: [{ from: 0, offset: offset + lead }] }
}

function isWrapped(before: NoteLine, line: NoteLine): boolean {
  return before.text.length >= WRAPPED_AT && OPEN_END.test(before.text) && !LISTED.test(line.text)
}

function joined(before: NoteLine, line: NoteLine): NoteLine {
  const shifted = line.pieces.map((piece) => ({ from: piece.from + before.text.length, offset: piece.offset }))
  return { text: before.text + line.text, pieces: [...before.pieces, ...shifted], afterGap: before.afterGap }
}
