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
  const trim = createTrimmer(lexicon.filler)
  return {
    name(text, tokens) {
      const placed = tokens.map((token) => ({ kind: token.kind, span: { start: token.start, end: token.end } }))
      const contexts = contextsOf(text, placed, (words) => trim(words) !== '')
      return tokens.map((token, index) => {
        const { start, end, ...rest } = token
        const left = trim(contexts[index]?.left ?? '')
        const subject = left === '' ? trim(contexts[index]?.right ?? '') : left
        return { ...rest, subject, span: { start, end }, text: text.slice(start, end) }
      })
    },
  }
}

/** Takes off, at both ends, the words that say nothing about the subject. */
export function createTrimmer(filler: readonly string[]): (words: string) => string {
  const tree = createWordTree(filler)
  const noise = /[\s\u0001，,。；;：:、（()）“”"'·\-—]/
  const atStart = (words: string): number => (noise.test(words.charAt(0)) ? 1 : (tree.longestAt(words, 0)?.length ?? 0))
  const atEnd = (words: string): number =>
    noise.test(words.charAt(words.length - 1)) ? 1 : (tree.longestBefore(words, words.length)?.length ?? 0)
  return (words) => {
    let rest = words
    for (let length = atStart(rest); length > 0; length = atStart(rest)) rest = rest.slice(length)
    for (let length = atEnd(rest); length > 0; length = atEnd(rest)) rest = rest.slice(0, -length)
    return rest.replaceAll('\u0001', '')
  }
}
