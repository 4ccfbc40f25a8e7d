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
  return (words) => {
    let start = 0
    let end = words.length
    while (start < end) {
      const word = noise.test(words[start] ?? '') ? 1 : (tree.longestAt(words, start)?.length ?? 0)
      if (word === 0 || start + word > end) break
      start += word
    }
    while (end > start) {
      const word = noise.test(words[end - 1] ?? '') ? 1 : (tree.longestBefore(words, end)?.length ?? 0)
      if (word === 0 || end - word < start) break
      end -= word
    }
    return words.slice(start, end).replaceAll('\u0001', '')
  }
}
