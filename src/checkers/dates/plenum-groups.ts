import type { Span } from '../../core/span.ts'

/** One 党代会 or 全会 as mentioned; session 0 is the congress itself, `every` is 历次全会. */
export interface PlenumMention {
  readonly congress: number
  readonly session: number
  readonly every: boolean
}

/** Mentions joined by 、 or 和: 党的二十大和二十届二中、三中全会. */
export interface PlenumGroup {
  readonly mentions: readonly PlenumMention[]
  readonly span: Span
}

const SESSION = '[一二三四五六七]中(?:全会)?'
const TOKEN = new RegExp(
  `(?:党的)?(十八|十九|二十一|二十)(?:大(?!代表|期间|以来|开幕|报告)|届(历次|${SESSION}(?:[、和与]${SESSION})*)全会|届(${SESSION}(?:[、和与]${SESSION})*))`,
  'gu',
)
const CONGRESS: Readonly<Record<string, number>> = { 十八: 18, 十九: 19, 二十: 20, 二十一: 21 }
const JOINED = /^(?:、|和|及|与|以及|，)?$/
const DIGITS = '零一二三四五六七'

/** Linear in the text's length. */
export function readPlenumGroups(text: string): readonly PlenumGroup[] {
  const groups: { mentions: PlenumMention[]; span: { start: number; end: number } }[] = []
  for (const match of text.matchAll(TOKEN)) {
    const mentions = mentionsOf(match)
    const end = match.index + match[0].length
    const last = groups.at(-1)
    if (last !== undefined && JOINED.test(text.slice(last.span.end, match.index))) {
      last.mentions.push(...mentions)
      last.span.end = end
    } else groups.push({ mentions, span: { start: match.index, end } })
  }
  return groups
}

function mentionsOf(match: RegExpExecArray): PlenumMention[] {
  const congress = CONGRESS[match[1] ?? ''] ?? 0
  const sessions = match[2] ?? match[3]
  if (sessions === undefined) return [{ congress, session: 0, every: false }]
  if (sessions === '历次') return [{ congress, session: 0, every: true }]
  return Array.from(sessions.matchAll(/([一二三四五六七])中/gu), (one) => ({
    congress,
    session: DIGITS.indexOf(one[1] ?? '零'),
    every: false,
  }))
}
