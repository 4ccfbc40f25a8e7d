import type { UnderstandingLexicon } from '../../core/knowledge/understanding-lexicon.ts'
import { markNumbers } from './number-marks.ts'

/** A stretch of a folded clause that the table knows, or a single character that it does not. */
export interface Token {
  readonly tag: string
  readonly value?: string
  readonly numbers?: readonly number[]
  readonly start: number
  readonly end: number
  /** Known by its sound or its stem only. */
  readonly heard?: boolean
}

/** Clauses longer than this are never read as commands; characters of the folded text. */
export const LONGEST_CLAUSE = 48
const UNKNOWN_COST = 100

/** How a clause is compared: as it is written, as it sounds, or also by the stems of its words. */
export type Comparison = 'written' | 'sounding' | 'stems'

/** Words of the clause such that the fewest characters stay unknown, then the fewest words. Time: length × longest word. */
export function cover(
  text: string,
  lexicon: UnderstandingLexicon,
  comparison: Comparison = 'written',
): readonly Token[] {
  const known = candidates(text, lexicon)
  if (comparison === 'sounding') addSoundalikes(text, lexicon, known)
  if (comparison === 'stems') addStems(text, lexicon, known)
  const cost = new Array<number>(text.length + 1).fill(0)
  const step = new Array<Token | undefined>(text.length)
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const { token, total } = cheapest(known[at] ?? [], cost, { at, lexicon })
    cost[at] = total
    step[at] = token
  }
  return follow(step)
}

interface Choice {
  readonly token: Token
  readonly total: number
}

function cheapest(
  tokens: readonly Token[],
  cost: readonly number[],
  { at, lexicon }: { readonly at: number; readonly lexicon: UnderstandingLexicon },
): Choice {
  let best: Choice = { token: { tag: 'unknown', start: at, end: at + 1 }, total: UNKNOWN_COST + (cost[at + 1] ?? 0) }
  for (const token of tokens) {
    const total = priceOf(token, lexicon) + (cost[token.end] ?? 0)
    if (total < best.total) best = { token, total }
  }
  return best
}

/** Written words before heard ones, words that say something before fillers. */
function priceOf(token: Token, lexicon: UnderstandingLexicon): number {
  return (token.heard === true ? 14 : 10) + (lexicon.ignored.has(token.tag) ? 1 : 0)
}

function follow(step: readonly (Token | undefined)[]): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < step.length; ) {
    const token = step[at]
    if (token === undefined) break
    tokens.push(token)
    at = token.end
  }
  return tokens
}

function candidates(text: string, lexicon: UnderstandingLexicon): Token[][] {
  const known: Token[][] = Array.from(text, () => [])
  for (const mark of markNumbers(text)) known[mark.start]?.push(mark)
  const { words, reach } = lexicon
  for (const { start, end, word } of stretches(text, reach.words)) {
    const meaning = words.get(word)
    if (meaning !== undefined && !isInside(meaning.tag, start)) known[start]?.push({ ...meaning, start, end })
  }
  return known
}

interface Stretch {
  readonly start: number
  readonly end: number
  readonly word: string
}

/** Every stretch that may be a word: single characters, and as far as words that begin with the same two characters go. */
function* stretches(text: string, reach: ReadonlyMap<string, number>): Generator<Stretch> {
  for (let start = 0; start < text.length; start += 1) {
    yield { start, end: start + 1, word: text.charAt(start) }
    const last = Math.min(text.length, start + (reach.get(text.slice(start, start + 2)) ?? 0))
    for (let end = start + 2; end <= last; end += 1) yield { start, end, word: text.slice(start, end) }
  }
}

/** 除了 is only one at the head: 删除了, 消除了 hold other words. */
function isInside(tag: string, start: number): boolean {
  return tag === 'except' && start > 0
}

function addStems(text: string, { stems, reach }: UnderstandingLexicon, known: readonly Token[][]): void {
  for (const { start, end, word } of stretches(text, reach.stems)) {
    const meaning = stems.get(word)
    if (meaning !== undefined) known[start]?.push({ ...meaning, start, end, heard: true })
  }
}

/** Words that sound like a stretch of the text; the first reading of each character is tried, as people type by sound. */
function addSoundalikes(text: string, lexicon: UnderstandingLexicon, known: readonly Token[][]): void {
  const sounds = Array.from(text, (char) => lexicon.sounds.get(char)?.[0])
  for (const { start, end, word } of heardStretches(sounds, lexicon.reach.sounds)) {
    const meaning = lexicon.soundalikes.get(word)
    if (meaning !== undefined && !isInside(meaning.tag, start))
      known[start]?.push({ ...meaning, start, end, heard: true })
  }
}

/** As {@link stretches}, of syllables joined by blanks; two and more. */
function* heardStretches(
  sounds: readonly (string | undefined)[],
  reach: ReadonlyMap<string, number>,
): Generator<Stretch> {
  for (let start = 0; start < sounds.length; start += 1) {
    const last = start + (reach.get(sounds.slice(start, start + 2).join(' ')) ?? 0)
    for (let end = start + 2; end <= Math.min(sounds.length, last); end += 1) {
      if (sounds[end - 1] === undefined) break
      yield { start, end, word: sounds.slice(start, end).join(' ') }
    }
  }
}
