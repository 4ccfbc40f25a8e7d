import type { Span } from '../../core/span.ts'

/** A stretch of a line between two breaks. `before` is the break that opens it. */
export interface Clause extends Span {
  readonly before: Break
}

/** start: of the line; stop: 。！？；; comma: ，; listing: 、; blank: white space; turn: no mark, a word turns the subject. */
export type Break = 'start' | 'stop' | 'comma' | 'listing' | 'blank' | 'turn'

const BREAKS: Readonly<Record<string, Break>> = {
  '。': 'stop',
  '！': 'stop',
  '？': 'stop',
  '；': 'stop',
  ';': 'stop',
  '!': 'stop',
  '?': 'stop',
  '，': 'comma',
  ',': 'comma',
  '：': 'comma',
  ':': 'comma',
  '、': 'listing',
  ' ': 'blank',
  '\t': 'blank',
  '　': 'blank',
}
const CLOSER: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '《': '》',
  '“': '”',
  '「': '」',
  '【': '】',
  '〔': '〕',
}
/** Words that open a clause of their own even without a mark before them. */
const TURNS = /(?:主要)?(?:是)?因为|主要原因|原因就?是|由于|比去年|较去年|同比|去年|明年|下一步/g
/** 列入明年计划, 到明年底: the time is part of the words before it. */
const LEADS_ON = /[入到在为对把将的和与至给留由]/
const RANK: Readonly<Record<Break, number>> = { start: 9, stop: 5, comma: 4, listing: 3, turn: 2, blank: 1 }

/** Cuts a line at its breaks, not within brackets, book titles or the `kept` spans (figures). Clauses are trimmed of breaks. */
export function cutClauses(text: string, kept: readonly Span[]): readonly Clause[] {
  const cuts = breaksOf(text, kept)
  const clauses: Clause[] = []
  let start = 0
  let before: Break = 'start'
  for (const cut of [...cuts, { at: text.length, end: text.length, kind: 'start' as const }]) {
    if (text.slice(start, cut.at).trim() === '') before = stronger(before, cut.kind)
    else {
      clauses.push({ ...trimSpan(text, start, cut.at), before })
      before = cut.kind
    }
    start = cut.end
  }
  return clauses
}

interface Cut {
  readonly at: number
  readonly end: number
  readonly kind: Break
}

function breaksOf(text: string, kept: readonly Span[]): readonly Cut[] {
  const turns = new Set(
    [...text.matchAll(TURNS)].map((found) => found.index).filter((at) => at > 0 && !LEADS_ON.test(text.charAt(at - 1))),
  )
  const cuts: Cut[] = []
  let at = 0
  while (at < text.length) {
    const closed = closeOf(text, at)
    const kind = BREAKS[text.charAt(at)]
    if (closed > at) cuts.push({ at: closed + 1, end: closed + 1, kind: 'turn' })
    else if (kind !== undefined && !isClock(text, at)) cuts.push({ at, end: at + 1, kind })
    else if (turns.has(at)) cuts.push({ at, end: at, kind: 'turn' })
    at = closed + 1
  }
  return outside(cuts, kept)
}

/** 10:30 and 1,200 are one number. */
function isClock(text: string, at: number): boolean {
  return /\d[:：,]\d/.test(text.slice(Math.max(0, at - 1), at + 2))
}

/** The cuts that do not lie within a kept span; both lists are in order. */
function outside(cuts: readonly Cut[], kept: readonly Span[]): readonly Cut[] {
  let index = 0
  return cuts.filter(({ at }) => {
    while ((kept[index]?.end ?? Number.POSITIVE_INFINITY) <= at) index += 1
    const span = kept[index]
    return span === undefined || span.start >= at
  })
}

/** Longest bracketed stretch that is kept whole; a longer one is a writer's slip. */
const MAX_BRACKET = 80

/** Index of the bracket that closes the one at `at`; `at` itself when there is none near. */
function closeOf(text: string, at: number): number {
  const closer = CLOSER[text.charAt(at)]
  if (closer === undefined) return at
  const found = text.slice(at, at + MAX_BRACKET).indexOf(closer)
  return found < 0 ? at : at + found
}

function stronger(left: Break, right: Break): Break {
  return RANK[left] >= RANK[right] ? left : right
}

function trimSpan(text: string, start: number, end: number): Span {
  const raw = text.slice(start, end)
  const from = start + raw.length - raw.trimStart().length
  return { start: from, end: from + raw.trim().length }
}
