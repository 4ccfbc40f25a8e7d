import type { UnderstandingLexicon } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { type Clause, splitClauses } from './clause.ts'
import { fold } from './fold.ts'
import { isCalledOff, readNegated, withoutStop } from './negation.ts'
import type { ReadClause } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { readSerial } from './serial.ts'

/** A stretch of the message: a command with its reading, or words kept as they are. */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly reading?: Reading
  /** A sentence by itself, not a part of one between commas. */
  readonly whole?: boolean
}

/** More than this is a page: only its first and last words can be meant for the bot. */
const PAGE = { clauses: 14, chars: 260 }
const EDGE = { first: 2, last: 4 }

export interface SegmentReader {
  (body: string, state: UnderstandingState): readonly Segment[]
}

/** Cuts a message into commands and the rest, in order. Each sentence is tried whole, then clause by clause, then its end. */
export function createSegmentReader(readClause: ReadClause, lexicon: UnderstandingLexicon): SegmentReader {
  const splitTail = createTailSplitter(readClause, lexicon)
  return (body, state) => {
    const sentences = toSentences(splitClauses(body))
    const page = isPage(body, sentences)
    const alone = sentences.length === 1
    return sentences.flatMap((sentence, index) => {
      if (page && index >= EDGE.first && index < sentences.length - EDGE.last) return [spanOf(sentence)]
      const cut = page && index < sentences.length - 2 ? uncut : splitTail
      return readSentence(sentence, { body, state, alone, readClause, splitTail: cut })
    })
  }
}

export function isPage(body: string, sentences: readonly unknown[]): boolean {
  return body.length > PAGE.chars || sentences.length > PAGE.clauses
}

type Sentence = readonly Clause[]

/** Clauses joined by commas, up to a full stop or line end. */
function toSentences(clauses: readonly Clause[]): readonly Sentence[] {
  const sentences: Clause[][] = []
  let open = false
  for (const clause of clauses) {
    if (open) sentences.at(-1)?.push(clause)
    else sentences.push([clause])
    open = !clause.closed
  }
  return sentences
}

function spanOf(sentence: Sentence): Segment {
  return { start: sentence[0]?.start ?? 0, end: sentence.at(-1)?.end ?? 0 }
}

interface SentenceContext {
  readonly body: string
  readonly state: UnderstandingState
  readonly alone: boolean
  readonly readClause: ReadClause
  readonly splitTail: TailSplitter
}

/** A sentence read whole, or else clause by clause. */
function readSentence(sentence: Sentence, context: SentenceContext): readonly Segment[] {
  const span = spanOf(sentence)
  const joined = sentence.length === 1 ? readJoined(sentence, context) : undefined
  if (joined !== undefined) return joined
  const whole = context.readClause(context.body.slice(span.start, span.end), context.state, context.alone)
  const instead = whole !== undefined && isCalledOff(whole) ? readInstead(sentence, context) : undefined
  if (instead !== undefined) return instead
  if (whole !== undefined) return [{ ...span, reading: whole, whole: true }]
  const segments = readClauses(sentence, context)
  return segments.length > 1 && segments.every(({ reading }) => reading !== undefined)
    ? withoutStops(segments)
    : segments
}

/** 「写全文然后导出」: two different commands are never one. */
function readJoined(sentence: Sentence, { body, state, readClause }: SentenceContext): readonly Segment[] | undefined {
  const { start, end } = spanOf(sentence)
  const parts = readSerial(body.slice(start, end), { readClause, state }) ?? []
  const [first, second] = parts.map(({ reading }) => reading.commands[0]?.command)
  return first === second
    ? undefined
    : parts.map((part) => ({ ...part, start: start + part.start, end: start + part.end }))
}

/** 「先不写不足，写打算」: a stop and a wish; undefined when the stop is all that is said. */
function readInstead(sentence: Sentence, context: SentenceContext): readonly Segment[] | undefined {
  if (sentence.length < 2) return undefined
  const segments = readClauses(sentence, context)
  const last = segments.at(-1)?.reading
  const wished = last !== undefined && last.commands.length > 0 && !isCalledOff(last) && last.naming !== true
  return wished && segments.every(({ reading }) => reading !== undefined) ? withoutStops(segments) : undefined
}

function withoutStops(segments: readonly Segment[]): readonly Segment[] {
  return segments.map((segment, at) =>
    segment.reading === undefined || at === segments.length - 1
      ? segment
      : { ...segment, reading: withoutStop(segment.reading) },
  )
}

function readClauses(sentence: Sentence, context: SentenceContext): readonly Segment[] {
  return sentence.flatMap((clause): readonly Segment[] => {
    const { body, state, readClause } = context
    const text = body.slice(clause.start, clause.end)
    const several = sentence.length > 1
    const reading = several ? (readClause(text, state, false) ?? readNegated(text, state, readClause)) : undefined
    if (reading !== undefined) return [{ start: clause.start, end: clause.end, reading }]
    const serial = readSerial(text, { readClause, state })
    if (serial === undefined) return context.splitTail(body, clause, state)
    return serial.map((part) => ({ ...part, start: clause.start + part.start, end: clause.start + part.end }))
  })
}

type TailSplitter = (body: string, clause: Clause, state: UnderstandingState) => readonly Segment[]

const uncut: TailSplitter = (_body, { start, end }) => [{ start, end }]

const TAIL = 36
const WISHED = ['draft', 'export', 'polish', 'check', 'status']
/** Someone else is told to write. */
const DELEGATED =
  /(?:要求|让|请|督促|组织|安排|通知|布置|指导|帮助|协助|各[村社区站所办]+|他们|大家|干部|每[个名人]).{0,6}$/u

/** Voice text has no stops: 「…成功284起帮我写一下调解那段」 ends in a command. */
function createTailSplitter(readClause: ReadClause, lexicon: UnderstandingLexicon): TailSplitter {
  const words = [...lexicon.words].filter(([, { tag }]) => STARTING.includes(tag)).map(([word]) => word)
  const byHead = Map.groupBy(shortest(words), (word) => word.charAt(0))
  const wordAt = (text: string, at: number) => byHead.get(text.charAt(at))?.find((word) => text.startsWith(word, at))
  return (body, clause, state) => {
    const text = body.slice(clause.start, clause.end)
    for (let cut = Math.max(0, text.length - TAIL); cut < text.length; cut += 1) {
      const word = wordAt(text, cut)
      if (word === undefined) continue
      const reading = tailReading(text, cut, { readClause, state })
      if (reading === undefined) cut += word.length - 1
      else
        return [
          { start: clause.start, end: clause.start + cut },
          { start: clause.start + cut, end: clause.end, reading },
        ]
    }
    return [{ start: clause.start, end: clause.end }]
  }
}

const STARTING: readonly string[] = ['ask', 'draft', 'export', 'redo']

/** Words that begin with none of the others: where one of those stands, one of these does. */
function shortest(words: readonly string[]): readonly string[] {
  const all = new Set(words)
  return words.filter((word) => {
    for (let end = 1; end < word.length; end += 1) if (all.has(word.slice(0, end))) return false
    return true
  })
}

interface TailContext {
  readonly readClause: ReadClause
  readonly state: UnderstandingState
}

function tailReading(text: string, cut: number, { readClause, state }: TailContext): Reading | undefined {
  const before = text.slice(Math.max(0, cut - 24), cut)
  if (fold(before).text.length < 4 || DELEGATED.test(before)) return undefined
  const reading = readClause(text.slice(cut), state, false)
  if (reading === undefined || reading.strength < 2) return undefined
  const wished = WISHED.includes(reading.commands.at(-1)?.command ?? 'note')
  return wished && (ADDRESSED.test(text.slice(cut)) || NOTED.test(before)) ? reading : undefined
}

const ADDRESSED = /^(?:帮|给我|替我|请|麻烦|你|能不能|能否|可以)/u
/** Tells a number, or stops with a blank. */
const NOTED = /[\d\s]|[一二三四五六七八九十百千万]/u
