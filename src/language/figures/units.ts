import type { Figure } from '../../core/figure.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import { createWordTree } from './word-tree.ts'

export interface UnitToken {
  /** As it is printed. */
  readonly unit: string
  readonly kind: Figure['kind']
  readonly end: number
}

/** Reads the measure word at a place. */
export interface UnitReader {
  at(text: string, index: number): UnitToken | undefined
}

export function createUnitReader(lexicon: FigureLexicon): UnitReader {
  const kinds = new Map<string, Figure['kind']>(lexicon.measures.map((word) => [word, 'count']))
  for (const [kind, words] of Object.entries(lexicon.kinds)) {
    for (const word of words) kinds.set(word, kind as Figure['kind'])
  }
  const otherWords = new Map(Object.entries(lexicon.notUnitBefore))
  const tree = createWordTree([...kinds.keys(), ...Object.keys(lexicon.spellings)])
  return {
    at(text, index) {
      const word = tree.longestAt(text, index)
      if (word === undefined) return undefined
      const end = index + word.length
      if (end < text.length && otherWords.get(word)?.includes(text.charAt(end)) === true) return undefined
      const unit = lexicon.spellings[word] ?? word
      return { unit, kind: kinds.get(unit) ?? kinds.get(word) ?? 'count', end }
    },
  }
}
