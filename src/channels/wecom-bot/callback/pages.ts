import { type StreamRecord, streamText } from '../../../core/stream-book.ts'
import { splitByBytes } from '../../../language/split-bytes.ts'
import { NOTE_BYTES } from './words.ts'

export interface Page {
  readonly text: string
  /** UTF-16 units of the source this page takes up, white space at the cut included. */
  readonly units: number
}

/** Of a full page, what is certainly on it; the rest is looked through for a good place to cut. */
const CERTAIN_SHARE = 0.85
/** UTF-16 units beyond the limit that tell whether a place before it is a good one. */
const LOOK_AHEAD = 200

/**
 * As much of the text as one message holds, cut where a paragraph or sentence ends; room for a note is left. Polls ask
 * for the same page every second, so only its end is looked through.
 */
export function firstPage(text: string, maxBytes: number): Page {
  const room = maxBytes - NOTE_BYTES
  if (text.length * 3 <= room || Buffer.byteLength(text) <= room) return { text, units: text.length }
  const certain = Buffer.allocUnsafe(Math.floor(room * CERTAIN_SHARE))
  const { read, written } = new TextEncoder().encodeInto(text, certain)
  const left = room - written
  const [tail = ''] = splitByBytes(text.slice(read, read + left + LOOK_AHEAD), left)
  const start = read + (/^[\r\n]*/.exec(text.slice(read, read + LOOK_AHEAD))?.[0].length ?? 0)
  const end = start + tail.length
  const gap = /^\s*/.exec(text.slice(end, end + LOOK_AHEAD))?.[0].length ?? 0
  return { text: text.slice(0, end), units: end + gap }
}

/** What of an ended stream's answer the person has not been shown, nor sent by another way. */
export function restOf(record: StreamRecord, maxBytes: number): { readonly text: string; readonly from: number } {
  const whole = streamText(record.parts)
  const shown = firstPage(streamText(record.parts.slice(0, record.shownParts)), maxBytes).units
  const from = Math.max(shown, record.sentUnits)
  return { text: whole.slice(from), from }
}
