import { utf8Bytes } from './utf8-length.ts'

/** A cut that fills less than this share of a part is taken only when nothing better follows. */
const GOOD_FILL = 1 / 3
const SENTENCE_ENDS = '。！？!?；;…'
/** No half-width comma, point or colon: they stand inside figures. */
const PAUSES = '，、 \t'
const CLOSERS = '”’」』）)】》〉"\''
/** A line this short that does not end like a sentence is a heading: it stays with what follows. */
const HEADING_UNITS = 40

export interface SplitOptions {
  /** Cuts a part that would equal an earlier one shorter, for platforms that swallow an equal message. */
  readonly distinct?: boolean
}

/**
 * Splits a text into parts of at most `maxBytes` UTF-8 bytes: at the end of a paragraph, else of a sentence, else after
 * a pause, else between two graphemes. A heading is never the last line of a part. White space at the cuts is dropped,
 * so parts are never empty; everything else is kept. Linear in the length of the text.
 */
export function splitByBytes(
  text: string,
  maxBytes: number,
  { distinct = false }: SplitOptions = {},
): readonly string[] {
  if (maxBytes < 4) throw new RangeError('maxBytes must hold any character')
  const parts: string[] = []
  const seen = new Set<string>()
  for (let start = skipSpace(text, 0); start < text.length; ) {
    const next = cutPart({ text, start, maxBytes, seen })
    if (next.part !== '') parts.push(next.part)
    if (distinct) seen.add(next.part)
    start = skipSpace(text, next.end)
  }
  return parts
}

interface PartPlace {
  readonly text: string
  readonly start: number
  readonly maxBytes: number
  readonly seen: ReadonlySet<string>
}

/** Shares of the size to try for a part that differs from the earlier ones. */
const SHARES = [0.9, 0.8, 0.7, 0.6, 0.5]

interface CutPart {
  readonly part: string
  readonly end: number
}

/** A part that would repeat another is cut shorter when it still ends with a sentence; else it repeats. */
function cutPart(place: PartPlace): CutPart {
  const whole = cutAt(place, 1)
  if (!place.seen.has(whole.part)) return whole
  const shorter = SHARES.map((share) => cutAt(place, share))
  return shorter.find(({ part }) => !place.seen.has(part) && endsSentence(part, part.length - 1)) ?? whole
}

function cutAt({ text, start, maxBytes }: PartPlace, share: number): CutPart {
  const end = nextCut(text, start, Math.max(4, Math.floor(maxBytes * share)))
  return { part: text.slice(start, end).trimEnd(), end }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /[\r\n]/.test(text[at] ?? '')) at++
  return at
}

/** The best cuts seen so far, as ends; -1 when there is none. */
interface Cuts {
  paragraph: number
  sentence: number
  pause: number
}

function nextCut(text: string, start: number, maxBytes: number): number {
  const cuts: Cuts = { paragraph: -1, sentence: -1, pause: -1 }
  const good: Cuts = { paragraph: -1, sentence: -1, pause: -1 }
  let lineStart = start
  let bytes = 0
  let at = start
  for (; at < text.length; at++) {
    bytes += utf8Bytes(text, at)
    if (bytes > maxBytes) break
    noteCut(bytes >= maxBytes * GOOD_FILL ? good : cuts, { text, at, lineStart })
    if (text[at] === '\n') lineStart = at + 1
  }
  if (at >= text.length) return text.length
  // A line break is not content: one that no longer fits still ends its paragraph here.
  if (text[at] === '\n') noteCut(good, { text, at, lineStart })
  return choose(good, cuts) ?? graphemeCut(text, start, at)
}

function choose(good: Cuts, any: Cuts): number | undefined {
  const order = [good.paragraph, good.sentence, any.paragraph, any.sentence, good.pause]
  return order.find((end) => end >= 0)
}

interface Place {
  readonly text: string
  readonly at: number
  readonly lineStart: number
}

function noteCut(cuts: Cuts, place: Place): void {
  const unit = place.text[place.at] ?? ''
  if (unit === '\n') {
    if (!isHeading(place)) cuts.paragraph = place.at + 1
  } else if (endsSentence(place.text, place.at)) cuts.sentence = place.at + 1
  else if (PAUSES.includes(unit)) cuts.pause = place.at + 1
}

/** After 。！？； and the quotes that close with them, unless another closer follows. */
function endsSentence(text: string, at: number): boolean {
  const unit = text[at] ?? ''
  const next = text[at + 1] ?? ' '
  if (CLOSERS.includes(next) || SENTENCE_ENDS.includes(next)) return false
  if (SENTENCE_ENDS.includes(unit)) return true
  return CLOSERS.includes(unit) && SENTENCE_ENDS.includes(text[at - 1] ?? ' ')
}

/** The line that ends here is short, does not end like a sentence, and is not one of a list. */
function isHeading({ text, at, lineStart }: Place): boolean {
  const line = text.slice(Math.max(lineStart, at - HEADING_UNITS - 1), at).trim()
  if (line === '') return previousIsHeading(text, lineStart)
  if (!looksLikeHeading(line)) return false
  const next = shortLineFrom(text, skipSpace(text, at))
  return next === undefined || markerOf(next) !== markerOf(line)
}

function looksLikeHeading(line: string): boolean {
  return line.length <= HEADING_UNITS && !/[。！？!?；;…，,”」）)]$/.test(line)
}

/** The line that starts here when it too could be a heading: two of one kind in a row are a list. */
function shortLineFrom(text: string, from: number): string | undefined {
  const head = text.slice(from, from + HEADING_UNITS + 1)
  const end = head.indexOf('\n')
  if (end < 0 && head.length > HEADING_UNITS) return undefined
  const line = (end < 0 ? head : head.slice(0, end)).trim()
  return looksLikeHeading(line) ? line : undefined
}

const MARKERS = [
  /^[一二三四五六七八九十]{1,3}、/,
  /^[（(][一二三四五六七八九十]{1,3}[)）]/,
  /^\d{1,3}[.、．]/,
  /^[（(]\d{1,3}[)）]/,
  /^[-*•·]/,
  /^#{1,6} /,
]

/** Which kind of numbering a line begins with; -1 for none. */
function markerOf(line: string): number {
  return MARKERS.findIndex((marker) => marker.test(line))
}

/** A blank line under a heading does not part it from its text. */
function previousIsHeading(text: string, lineStart: number): boolean {
  const end = lineStart - 1
  if (end <= 0) return false
  const previous = text.lastIndexOf('\n', end - 1) + 1
  const line = text.slice(Math.max(previous, end - HEADING_UNITS - 1), end).trim()
  return line !== '' && isHeading({ text, at: end, lineStart: previous })
}

/** The last boundary between two graphemes before `limit`; between two code points when one grapheme is too long. */
function graphemeCut(text: string, start: number, limit: number): number {
  // Some units beyond the limit, so that a sequence crossing it is seen whole.
  const window = text.slice(start, limit + 64)
  let end = 0
  for (const { index } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(window)) {
    if (index > limit - start) break
    end = index
  }
  if (end > 0) return start + end
  const low = text.charCodeAt(limit)
  return low >= 0xdc00 && low <= 0xdfff ? limit - 1 : limit
}
