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
      if (word === '分' && isSharedOut(text, end)) return undefined
      const unit = lexicon.spellings[word] ?? word
      return { unit, kind: kinds.get(unit) ?? kinds.get(word) ?? 'count', end }
    },
  }
}

const TIMES = /(?:\d{1,2}|[两二三四五六七八九十几]{1,2})[次批期年回笔步轮]/y

/** 158万分两次付清: the 分 of what comes in several parts. */
function isSharedOut(text: string, index: number): boolean {
  TIMES.lastIndex = index
  return TIMES.test(text)
}
