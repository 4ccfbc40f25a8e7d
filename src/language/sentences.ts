import type { Span } from '../core/span.ts'

export interface Sentence {
  /** Without the white space around it. */
  readonly text: string
  readonly span: Span
}

const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '（': '）',
  '《': '》',
  '「': '」',
  '『': '』',
  '(': ')',
}
const CLOSING = new Set(Object.values(CLOSERS))
const END = /[。！？!?；;…]/
const AFTER_END = /[。！？!?…”’」』）)]/
/** A quotation or bracket that is never closed holds sentences together no longer than this, in UTF-16 units. */
const LONGEST_QUOTE = 120

/**
 * Sentences with their places: a text ends a sentence at 。！？；… and at a line break. End marks within quotation marks or
 * brackets do not, unless the quotation is never closed. Linear in the text's length.
 */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  let index = 0
  while (index < text.length) {
    const char = text.charAt(index)
    if (char === '\n') {
      push(sentences, text, start, index)
      start = index + 1
    } else if (CLOSERS[char] !== undefined) {
      index = closedAt(text, index, CLOSERS[char])
      if (endsInside(text, index)) start = endAt(sentences, text, start, index + 1)
    } else if (END.test(char)) {
      index = lastOfEnd(text, index)
      push(sentences, text, start, index + 1)
      start = index + 1
    }
    index += 1
  }
  push(sentences, text, start, text.length)
  return sentences
}

function endAt(sentences: Sentence[], text: string, start: number, end: number): number {
  push(sentences, text, start, end)
  return end
}

/** The place of the closing mark, or of the opening one when it is not closed in its line and within reach. */
function closedAt(text: string, open: number, close: string): number {
  const most = Math.min(text.length, open + LONGEST_QUOTE)
  for (let at = open + 1; at < most; at += 1) {
    if (text[at] === close) return at
    if (text[at] === '\n') return open
  }
  return open
}

/** “…。” at the end of a sentence: the end mark stands inside, and a new sentence begins after it. */
function endsInside(text: string, close: number): boolean {
  if (!CLOSING.has(text.charAt(close)) || !/[。！？!?]/.test(text.charAt(close - 1))) return false
  return !/[，、；：。！？,;的等和与]/.test(text.charAt(close + 1))
}

function lastOfEnd(text: string, index: number): number {
  let last = index
  while (last + 1 < text.length && AFTER_END.test(text.charAt(last + 1))) last += 1
  return last
}

function push(sentences: Sentence[], text: string, start: number, end: number): void {
  const raw = text.slice(start, end)
  const trimmed = raw.trim()
  if (trimmed === '') return
  const from = start + raw.indexOf(trimmed)
  sentences.push({ text: trimmed, span: { start: from, end: from + trimmed.length } })
}
