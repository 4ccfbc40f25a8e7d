import type { Span } from '../../core/span.ts'

export interface SectionPoint {
  readonly text: string
  readonly span: Span
}

const START =
  /(?<=^|[\n。；：])[ \t\u3000]*(?:[一二三四五六七八九十]{1,2}(?:是|要)|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十][，、])/gu

/** The points of a section (一是…二是…, （一）…（二）…, 1.…2.…); none when it is not written in points. */
export function readPoints(text: string, body: Span): readonly SectionPoint[] {
  const words = text.slice(body.start, body.end)
  const starts = outermost(Array.from(words.matchAll(START), (match) => ({ at: match.index, mark: match[0].trim() })))
  return starts.map((at, index) => {
    const end = starts[index + 1] ?? words.length
    return { text: words.slice(at, end).trim(), span: { start: body.start + at, end: body.start + end } }
  })
}

/** Of nested numbering only the outer one: that of the first mark. */
function outermost(marks: readonly { readonly at: number; readonly mark: string }[]): readonly number[] {
  const form = formOf(marks[0]?.mark ?? '')
  return marks.filter(({ mark }) => formOf(mark) === form).map(({ at }) => at)
}

function formOf(mark: string): string {
  if (/^[（(]/.test(mark)) return '（'
  if (/^\d/.test(mark)) return '1'
  return mark.startsWith('第') ? '第' : '是'
}
