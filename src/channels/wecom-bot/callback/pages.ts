import { type StreamRecord, streamText } from '../../../core/stream-book.ts'
import { splitByBytes } from '../../../language/split-bytes.ts'
import { NOTE_BYTES } from './words.ts'

export interface Page {
  readonly text: string
  /** UTF-16 units of the source this page takes up, white space at the cut included. */
  readonly units: number
}

/** As much of the text as one message holds, cut where paragraphs or sentences end; room for a note is left. */
export function firstPage(text: string, maxBytes: number): Page {
  const room = maxBytes - NOTE_BYTES
  if (text.length * 3 <= room || Buffer.byteLength(text) <= room) return { text, units: text.length }
  // Twice the room holds the cut and what it looks ahead at; the rest of a long text need not be looked at.
  const start = Math.max(0, text.search(/[^\r\n]/))
  const [first = ''] = splitByBytes(text.slice(0, start + 2 * room), room)
  const end = start + first.length
  const gap = /^\s*/.exec(text.slice(end, end + 1000))?.[0].length ?? 0
  return { text: first, units: end + gap }
}

/** What of an ended stream's answer the person has not been shown, nor sent by another way. */
export function restOf(record: StreamRecord, maxBytes: number): { readonly text: string; readonly from: number } {
  const whole = streamText(record.parts)
  const shown = firstPage(streamText(record.parts.slice(0, record.shownParts)), maxBytes).units
  const from = Math.max(shown, record.sentUnits)
  return { text: whole.slice(from), from }
}
