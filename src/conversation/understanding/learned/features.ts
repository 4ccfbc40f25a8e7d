import type { UnderstandingLexicon } from '../../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../../core/understanding.ts'
import { cover } from '../cover.ts'
import { fold } from '../fold.ts'

/** Characters looked at: more would only say again that it is a page. */
const LONGEST = 160
/** Longer texts are not read with the table of words. */
const LONGEST_COVERED = 80
const LENGTHS: readonly number[] = [4, 8, 14, 24, 40, 80]
const MOST_FIGURES = 4
/** Two words of the table say something together when so few others stand between them. */
const TOGETHER = 5

/** The features of a message, by name: its characters, pairs and triples, how it begins and ends, the tags of the words the table knows, the state. */
export function featuresOf(
  body: string,
  state: UnderstandingState,
  lexicon: UnderstandingLexicon,
): ReadonlySet<string> {
  const text = plain(body)
  const last = state.last.split(':')[0] ?? 'none'
  const found = new Set<string>([`e:${text.slice(-2)}`, `f:${text.slice(-3)}`, `s:${text.slice(0, 2)}`])
  addGrams(`^${text}$`, found)
  addShape({ text, last, body, state }, found)
  if (text.length <= LONGEST_COVERED) addTags(text, { last, lexicon }, found)
  return found
}

/** The state's year, any other year and numbers look alike. */
function plain(body: string): string {
  return fold(body)
    .text.replaceAll(/20[12]\d(?=年)/gu, 'Y')
    .replaceAll(/\d+(?:\.\d+)?/gu, '0')
    .slice(0, LONGEST)
}

function addGrams(text: string, found: Set<string>): void {
  for (let size = 1; size <= 3; size += 1)
    for (let at = 0; at + size <= text.length; at += 1) found.add(`${size}${text.slice(at, at + size)}`)
}

interface Shape {
  readonly text: string
  readonly last: string
  readonly body: string
  readonly state: UnderstandingState
}

function addShape({ text, last, body, state }: Shape, found: Set<string>): void {
  const length = LENGTHS.filter((limit) => text.length >= limit).length
  const figures = Math.min(text.split('0').length - 1, MOST_FIGURES)
  for (const one of [`n${length}`, `d${figures}`]) found.add(one).add(`${one}${last}`)
  found.add(`L${last}`).add(`h${String(state.hasNotes)}`)
  if (body.includes('\n')) found.add('line')
}

function addTags(
  text: string,
  { last, lexicon }: { readonly last: string; readonly lexicon: UnderstandingLexicon },
  found: Set<string>,
): void {
  const all = cover(text, lexicon).map(({ tag }) => tag)
  const tags = all.filter((tag, at) => tag !== 'unknown' || all[at - 1] !== 'unknown')
  tags.forEach((tag, at) => {
    found
      .add(`t${tag}`)
      .add(`t${tag}|${last}`)
      .add(`p${tag}|${tags[at + 1] ?? '$'}`)
    if (tag === 'unknown') return
    for (const next of tags.slice(at + 1, at + TOGETHER)) if (next !== 'unknown') found.add(`v${tag}|${next}`)
  })
  found.add(`b${tags[0] ?? ''}`)
  const unknown = all.filter((tag) => tag === 'unknown').length
  found.add(`u${Math.floor((4 * unknown) / Math.max(1, text.length))}`)
}

/** FNV-1a with a last mix, cut to `bits`. */
export function hashFeature(name: string, bits: number): number {
  let hash = 2_166_136_261
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 16_777_619)
  hash = Math.imul(hash ^ (hash >>> 13), 1_540_483_477)
  return ((hash ^ (hash >>> 15)) >>> 0) & ((1 << bits) - 1)
}
