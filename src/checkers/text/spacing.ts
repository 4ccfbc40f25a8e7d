import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'

const WORD = '[\\u3400-\\u9fff〇0-9A-Za-z%％）》”]'
/** White space between a Chinese character and a number, letter or another Chinese character. */
const GAP = new RegExp(
  `(?<=[\\u3400-\\u9fff〇，。、；：）》”])[ \\t\\u00a0\\u3000]+(?=[\\u3400-\\u9fff〇0-9A-Za-z（《“])|(?<=[0-9A-Za-z%％])[ \\t\\u00a0\\u3000]+(?=[\\u3400-\\u9fff〇，。、；：])`,
  'gu',
)
const NEAR = new RegExp(WORD, 'u')
const LONGEST_WORD = 8

export const spacing: Check = {
  name: 'spacing',
  find: ({ text, paragraphs }) => {
    const loose = new Set(
      paragraphs.filter((one) => one.role === 'title' || one.role === 'signature').map((one) => one.span.start),
    )
    return Array.from(text.matchAll(GAP)).flatMap((match): readonly Remark[] => {
      if (allowed(text, match.index, match[0].length, loose)) return []
      const span = widened(text, match.index, match.index + match[0].length)
      const quote = text.slice(span.start, span.end)
      const suggestion = quote.replace(/[ \t\u00a0\u3000]+/g, '')
      return [{ kind: 'spacing', severity: 'warn', span, message: '多余空格', suggestion }]
    })
  },
}

/** Slogans in quotation marks keep their space, and a title may be set with spaces between Chinese characters. */
function allowed(text: string, at: number, length: number, loose: ReadonlySet<number>): boolean {
  const before = text[at - 1] ?? ''
  const after = text[at + length] ?? ''
  const line =
    text
      .slice(Math.max(0, at - 80), at)
      .split('\n')
      .at(-1) ?? ''
  const lineStart = at - line.length
  const bothHan = /[\u3400-\u9fff〇]/u.test(before) && /[\u3400-\u9fff〇]/u.test(after)
  if (line.lastIndexOf('“') > line.lastIndexOf('”') && bothHan) return true
  const first = lineStart + (line.length - line.trimStart().length)
  return bothHan && loose.has(first)
}

/** The gap with the word on either side, so that the quote can be recognised. */
function widened(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  let to = end
  while (start - from < LONGEST_WORD && NEAR.test(text[from - 1] ?? '')) from -= 1
  while (to - end < LONGEST_WORD && NEAR.test(text[to] ?? '')) to += 1
  return { start: from, end: to }
}
