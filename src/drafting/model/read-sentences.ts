import { type Citations, citationAtStart, opensBracket, takeCitations } from './citations.ts'

/** What a model's answer consists of, as it comes. */
export type ModelEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'part'; readonly n: number }
  | ({ readonly kind: 'sentence'; readonly text: string } & Citations)
  | { readonly kind: 'end' }

/** A line without end, or rubbish: longer than this is not a sentence. */
const LONGEST_SENTENCE = 800

/**
 * Cuts a stream into sentences; each is given out at the closing bracket of its citation. Text before 【正文】 or the
 * first 【节n】 (thinking aloud, greetings) is dropped; when neither ever comes, the whole answer is read at its end.
 */
export async function* readSentences(pieces: AsyncIterable<string>): AsyncGenerator<ModelEvent> {
  const early: ModelEvent[] = []
  let started = false
  for await (const event of readEvents(pieces)) {
    if (event.kind === 'start') early.length = 0
    if (event.kind === 'end' && started) return
    started ||= event.kind === 'start' || event.kind === 'part'
    if (started) yield event
    else early.push(event)
  }
  if (!started) yield* early
}

async function* readEvents(pieces: AsyncIterable<string>): AsyncGenerator<ModelEvent> {
  let buffer = ''
  for await (const piece of pieces) {
    const joined = afterThinking(buffer + piece)
    if (joined.thought) yield { kind: 'start' }
    buffer = joined.text
    for (let taken = takeEvent(buffer, false); taken !== undefined; taken = takeEvent(buffer, false)) {
      buffer = buffer.slice(taken.length)
      if (taken.event !== undefined) yield taken.event
    }
  }
  for (let taken = takeEvent(buffer, true); taken !== undefined; taken = takeEvent(buffer, true)) {
    buffer = buffer.slice(taken.length)
    if (taken.event !== undefined) yield taken.event
  }
}

/** A closing tag of thinking that nobody opened: all before it was thinking. */
function afterThinking(text: string): { readonly text: string; readonly thought: boolean } {
  const at = text.indexOf('</think')
  const end = at < 0 ? -1 : text.indexOf('>', at)
  return end < 0 ? { text, thought: false } : { text: text.slice(end + 1), thought: true }
}

interface Taken {
  /** Characters used up. */
  readonly length: number
  readonly event?: ModelEvent
}

/** The first event of the buffer; undefined when it is not complete yet. */
function takeEvent(buffer: string, atEnd: boolean): Taken | undefined {
  const blank = /^[\s#*>_`~-]*/.exec(buffer)?.[0].length ?? 0
  const rest = buffer.slice(blank)
  if (rest === '') return undefined
  return takeMarker(rest, blank) ?? (mayBecomeMarker(rest, atEnd) ? undefined : takeSentence(rest, blank, atEnd))
}

const MARKER = /^[【[［](正文|完|全文完|结束|节\s?(\d{1,3}))[】\]］][*_]{0,3}/

function takeMarker(rest: string, blank: number): Taken | undefined {
  const match = MARKER.exec(rest)
  if (match === null) return undefined
  return { length: blank + match[0].length, event: markerEvent(match) }
}

function markerEvent([, word, n]: RegExpExecArray): ModelEvent {
  if (n !== undefined) return { kind: 'part', n: Number(n) }
  return { kind: word === '正文' ? 'start' : 'end' }
}

/** An opening bracket at the beginning of which the other end has not come yet. */
function mayBecomeMarker(rest: string, atEnd: boolean): boolean {
  return !atEnd && /^[【[［]/.test(rest) && rest.length < 12 && !/[】\]］]/.test(rest)
}

function takeSentence(rest: string, blank: number, atEnd: boolean): Taken | undefined {
  const end = sentenceEnd(rest, atEnd)
  if (end !== undefined) return { length: blank + end, ...sentenceEvent(rest.slice(0, end)) }
  if (atEnd) return { length: blank + rest.length, ...sentenceEvent(rest) }
  return rest.length > LONGEST_SENTENCE ? { length: blank + rest.length } : undefined
}

/** None for an echo of the heading. */
function sentenceEvent(raw: string): { readonly event?: ModelEvent } {
  if (/^标题[:：][^。]*$/.test(raw)) return {}
  const { text, citations } = takeCitations(raw)
  return { event: { kind: 'sentence', text, ...citations } }
}

const END = /[。！？!?\n]|\.(?=[\s〔[（(【［{〖]|$)|(?=[【][正完节])/g

/** Where the first sentence ends, its citation included; undefined when that cannot be told yet. */
function sentenceEnd(rest: string, atEnd: boolean): number | undefined {
  for (const match of rest.matchAll(END)) {
    if (match[0] === '' && match.index > 0) return match.index
    if (match[0] === '.' && !isFullStop(rest, match.index, atEnd)) continue
    if (match[0] === '\n') return match.index + 1
    if (match[0] !== '') return withCitation(rest, afterClosers(rest, match.index + 1), atEnd)
  }
  return undefined
}

/** A point ends a sentence after Chinese, a per cent sign or a digit that no digit follows. */
function isFullStop(rest: string, at: number, atEnd: boolean): boolean {
  if (at + 1 >= rest.length && !atEnd) return false
  return /[\u3400-\u9fff%％\d”）》]/.test(rest[at - 1] ?? '') && !/^\d{1,2}$/.test(rest.slice(0, at).trim())
}

/** Closing quotes and emphasis belong to the sentence they end. */
function afterClosers(rest: string, from: number): number {
  let at = from
  while (/[”’」』"*_]/.test(rest[at] ?? '')) at += 1
  return at
}

/** Takes the citations after the full stop in; undefined while one may still come. */
function withCitation(rest: string, from: number, atEnd: boolean): number | undefined {
  let at = from
  for (;;) {
    const gap = /^\s{0,3}/.exec(rest.slice(at))?.[0].length ?? 0
    const next = rest.slice(at + gap, at + gap + 400)
    const citation = citationAtStart(next)
    if (citation === undefined) return mayBeCitation(next, at > from, atEnd) ? undefined : at
    at += gap + citation.length
  }
}

function mayBeCitation(next: string, cited: boolean, atEnd: boolean): boolean {
  if (atEnd || (next === '' && cited)) return false
  return next === '' || (opensBracket(next.charAt(0)) && !/[〕\]）)】］}〗\n]/.test(next) && next.length < 200)
}
