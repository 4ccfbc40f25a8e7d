import type { Span } from '../core/span.ts'
import { chineseOrdinal } from './ordinals.ts'

/** 1 is 一、 · 2 is （一） · 3 is 1. */
export interface Heading {
  readonly level: 1 | 2 | 3
  readonly ordinal: number
  /** The number as written: 一、 or （一） or 1. */
  readonly mark: string
  /** Without its number and without the full stop after it. */
  readonly text: string
  /** With its number, without the full stop. */
  readonly span: Span
  /** True when the paragraph goes on after it. */
  readonly inline: boolean
  readonly closed: boolean
}

const MARKS: readonly (readonly [level: Heading['level'], mark: RegExp])[] = [
  [1, /^([一二三四五六七八九十]{1,3})[、．.]/],
  [2, /^[（(]([一二三四五六七八九十]{1,3})[）)][、.．]?/],
  [3, /^(\d{1,2})[.．、](?!\d)/],
  [3, /^[（(](\d{1,2})[）)]/],
]

/** Longer than this and it is a sentence with a number, not a heading. */
const LONGEST_HEADING = 56

/** The heading a paragraph begins with, if any. `start` is where the trimmed paragraph stands in the text. */
export function readHeading(paragraph: string, start: number): Heading | undefined {
  for (const [level, pattern] of MARKS) {
    const match = pattern.exec(paragraph)
    const ordinal = ordinalOf(match?.[1])
    if (match === null || ordinal === undefined) continue
    return headingAt(paragraph, start, { level, ordinal, mark: match[0] })
  }
  return undefined
}

function ordinalOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return /^\d+$/.test(text) ? Number(text) : chineseOrdinal(text)
}

function headingAt(paragraph: string, start: number, head: Pick<Heading, 'level' | 'ordinal' | 'mark'>): Heading {
  const rest = paragraph.slice(head.mark.length)
  const stop = rest.search(/[。；：\n]/)
  const length = stop === -1 ? rest.length : stop
  const short = length <= LONGEST_HEADING
  const text = short ? rest.slice(0, length) : ''
  return {
    ...head,
    text: text.trim(),
    span: { start, end: start + head.mark.length + text.length },
    inline: stop !== -1 && stop < rest.length - 1,
    closed: short && rest[length] === '。',
  }
}
