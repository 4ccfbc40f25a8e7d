import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { Paragraph } from '../paragraphs.ts'

const ENDS_WELL = /[。！？；：…”）》】〕.!?;:)]$/
/** A body paragraph shorter than this that ends openly is a line of a list or a caption, not a broken sentence. */
const SHORTEST = 8

/** A paragraph that stops in the middle of a sentence and goes on in the next: the trace of a page break. */
export const layoutBreak: Check = {
  name: 'layout-break',
  find: ({ text, paragraphs }) =>
    paragraphs.flatMap((paragraph, index): readonly Remark[] => {
      const next = paragraphs[index + 1]
      if (next === undefined || !isBroken(paragraph, next)) return []
      return [
        {
          kind: 'layout_break',
          severity: 'error',
          span: { start: lastClause(text, paragraph), end: paragraph.span.end },
          message: `句子在这里断成了两段（下一段“${next.text.slice(0, 10)}……”），应合并`,
        },
      ]
    }),
}

function isBroken(paragraph: Paragraph, next: Paragraph): boolean {
  if (paragraph.role !== 'body' && paragraph.role !== 'heading') return false
  if (next.role !== 'body' || next.heading !== undefined || startsPoint(next.text)) return false
  if (paragraph.text.length < SHORTEST || ENDS_WELL.test(paragraph.text)) return false
  // A heading on its own line ends openly, unless it ends with a comma.
  if (paragraph.role === 'heading') return /[，、]$/.test(paragraph.text)
  return !/^[（(]?(?:联系人|附件|抄送|注)[：:]?/.test(next.text)
}

function startsPoint(text: string): boolean {
  return /^(?:[一二三四五六七八九十]{1,2}是|[一二三四五六七八九十]{1,2}要|第[一二三四五六七八九十]|[—－-])/.test(text)
}

function lastClause(text: string, paragraph: Paragraph): number {
  let start = paragraph.span.end - 1
  while (start > paragraph.span.start && !/[，。；：、]/.test(text[start - 1] ?? '')) start -= 1
  // The clause alone can be one character (…284起，调): take the one before it with it.
  if (paragraph.span.end - start >= 6) return start
  start = Math.max(paragraph.span.start, start - 1)
  while (start > paragraph.span.start && !/[，。；：、]/.test(text[start - 1] ?? '')) start -= 1
  return start
}
