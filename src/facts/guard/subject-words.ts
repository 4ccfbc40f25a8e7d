import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import { createWordTree } from '../../language/figures/word-tree.ts'
import { pairOf, tagOf, type Word } from './word.ts'

/**
 * Turns the words around a figure into comparable pieces: filler dropped,
 * single characters and pairs, and for each known word a tag that its synonyms share (资料 for 宣传单 and 手册 alike).
 */
export type SubjectWords = (words: string) => readonly Word[]

export function createSubjectWords(lexicon: FigureLexicon): SubjectWords {
  const heads = lexicon.synonyms.map(([head = '']) => head)
  const tags = new Map<string, Word>(
    lexicon.synonyms.flatMap((group, at) => {
      const tag = tagOf(heads.indexOf(heads[at] ?? ''))
      return group.map((word): [string, Word] => [word, tag])
    }),
  )
  const filler = new Set(lexicon.filler)
  const known = createWordTree([...tags.keys(), ...filler])
  return (words) => {
    const found = new Set<Word>()
    const pieces = createPieces()
    for (let index = 0; index < words.length; ) {
      const word = known.longestAt(words, index)
      const end = index + (word?.length ?? 1)
      if (word !== undefined && filler.has(word)) pieces.pause()
      else {
        const tag = word === undefined ? undefined : tags.get(word)
        if (tag !== undefined) found.add(tag)
        for (let at = index; at < end; at += 1) pieces.add(words.charCodeAt(at))
      }
      index = end
    }
    return [...found, ...pieces.found]
  }
}

interface Pieces {
  readonly found: ReadonlySet<Word>
  add(code: number): void
  /** What comes next does not stand beside what was before. */
  pause(): void
}

/** Characters and pairs of neighbouring ones, each once. */
function createPieces(): Pieces {
  const found = new Set<Word>()
  let previous = 0
  return {
    found,
    add(code) {
      if (!isWordlike(code)) {
        previous = 0
        return
      }
      if (previous !== 0) found.add(pairOf(previous, code))
      found.add(code)
      previous = code
    },
    pause() {
      previous = 0
    },
  }
}

const WORDLIKE = /[\p{L}\p{N}]/u

function isWordlike(code: number): boolean {
  return (code >= FIRST_HAN && code <= LAST_HAN) || WORDLIKE.test(String.fromCharCode(code))
}

const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff
