import type { Figure } from '../../core/figure.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import { contextsOf } from './context.ts'
import type { FigureToken } from './tokens.ts'
import { createWordTree } from './word-tree.ts'

export interface SubjectReader {
  /** Figures with their subjects and exact texts. */
  name(text: string, tokens: readonly FigureToken[]): readonly Figure[]
}

/** The words that say what was counted: those before the number, else those after it. */
export function createSubjectReader(lexicon: FigureLexicon): SubjectReader {
  const { trim, hasContent } = createTrimmer(lexicon.filler)
  return {
    name(text, tokens) {
      const placed = tokens.map((token) => ({ kind: token.kind, span: { start: token.start, end: token.end } }))
      const contexts = contextsOf(text, placed, hasContent)
      return tokens.map((token, index) => {
        const { start, end, ...rest } = token
        const left = trim(contexts[index]?.left ?? '')
        const subject = left === '' ? trim(contexts[index]?.right ?? '') : left
        return { ...rest, subject, span: { start, end }, text: text.slice(start, end) }
      })
    },
  }
}

export interface Trimmer {
  /** Takes off, at both ends, the words that say nothing about the subject. */
  readonly trim: (words: string) => string
  /** Whether {@link Trimmer.trim} leaves anything; quicker to tell. */
  readonly hasContent: (words: string) => boolean
}

export function createTrimmer(filler: readonly string[]): Trimmer {
  const tree = createWordTree(filler)
  const atStart = (words: string, from: number): number =>
    isNoise(words, from) ? 1 : (tree.longestAt(words, from)?.length ?? 0)
  const atEnd = (words: string, end: number): number =>
    isNoise(words, end - 1) ? 1 : (tree.longestBefore(words, end)?.length ?? 0)
  const startOf = (words: string): number => {
    let start = 0
    for (let length = atStart(words, 0); length > 0; length = atStart(words, start)) start += length
    return start
  }
  const trim = (words: string): string => {
    const rest = words.slice(startOf(words))
    let end = rest.length
    for (let length = atEnd(rest, end); length > 0; length = atEnd(rest, end)) end -= length
    const bare = rest.slice(0, end)
    return bare.includes(BLANK) ? bare.replaceAll(BLANK, '') : bare
  }
  // What is left of the start is left of the end: a word taken off there would have been taken off here.
  return { trim, hasContent: (words) => startOf(words) < words.length }
}

/** Where a date stood. */
const BLANK = '\u0001'
const NOISE = /[\s\u0001，,。；;：:、（()）“”"'·\-—]/
const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff

function isNoise(words: string, at: number): boolean {
  const code = words.charCodeAt(at)
  return (code < FIRST_HAN || code > LAST_HAN) && NOISE.test(words.charAt(at))
}
