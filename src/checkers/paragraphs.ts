import type { Span } from '../core/span.ts'
import { type Heading, readHeading } from './headings.ts'

export interface Paragraph {
  readonly text: string
  readonly span: Span
  readonly role: 'title' | 'addressee' | 'heading' | 'body' | 'signature'
  readonly heading?: Heading
}

interface Line {
  readonly text: string
  readonly span: Span
  readonly heading?: Heading
}

/** The paragraphs that are not blank, with what each of them is. Linear. */
export function readParagraphs(text: string): readonly Paragraph[] {
  const lines = readLines(text)
  const body = Math.max(lines.findIndex(opensBody), 0)
  const tail = tailFrom(lines)
  return lines.map((line, index) => ({ ...line, role: roleOf(line, index < body, index >= tail) }))
}

function readLines(text: string): readonly Line[] {
  const lines: Line[] = []
  for (const match of text.matchAll(/[^\n]+/g)) {
    const trimmed = match[0].trim()
    if (trimmed === '') continue
    const start = match.index + match[0].indexOf(trimmed)
    const heading = readHeading(trimmed, start)
    const line = { text: trimmed, span: { start, end: start + trimmed.length } }
    lines.push(heading === undefined ? line : { ...line, heading })
  }
  return lines
}

/** The body begins with the first heading or the first line that reads like a sentence. */
function opensBody(line: Line): boolean {
  return (
    line.heading !== undefined || line.text.length > 45 || (/[。；，]/.test(line.text) && !/[：:]$/.test(line.text))
  )
}

/** Signature and date: the last short lines, none of them a sentence or a heading; at most four. */
function tailFrom(lines: readonly Line[]): number {
  let index = lines.length
  while (index > 0 && lines.length - index < 4 && isTail(lines[index - 1])) index -= 1
  return index
}

function isTail(line: Line | undefined): boolean {
  if (line === undefined || line.heading !== undefined) return false
  // 〔成文日期待填〕 is what our own drafts leave for the cadre.
  if (/^〔[^〕]{2,20}待填〕$/.test(line.text)) return true
  return (
    line.text.length <= 32 &&
    !/[。；，]/.test(line.text) &&
    /政府|委员会|办事处|街道|镇|乡|\d年|年\d|统计|日$/.test(line.text)
  )
}

function roleOf(line: Line, inHead: boolean, inTail: boolean): Paragraph['role'] {
  if (inHead) return /[：:]$/.test(line.text) ? 'addressee' : 'title'
  if (inTail) return 'signature'
  if (line.heading !== undefined && !line.heading.inline && line.heading.text !== '') return 'heading'
  return 'body'
}
