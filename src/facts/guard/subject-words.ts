import type { FigureLexicon } from '../../core/knowledge/figures.ts'

/**
 * Turns the words around a figure into comparable pieces: filler dropped,
 * single characters and pairs, and for each known word a tag that its synonyms share (#资料 for 宣传单 and 手册 alike).
 */
export type SubjectWords = (words: string) => readonly string[]

const WORDLIKE = /[\p{L}\p{N}]/u

export function createSubjectWords(lexicon: FigureLexicon): SubjectWords {
  const heads = new Map(
    lexicon.synonyms.flatMap((group) => group.map((word): [string, string] => [word, group[0] ?? word])),
  )
  for (const word of lexicon.filler) heads.set(word, ' ')
  const byFirst = new Map<string, string[]>()
  for (const word of [...heads.keys()].sort((a, b) => b.length - a.length)) {
    const first = word[0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), word])
  }
  return (words) => {
    const tags = new Set<string>()
    const pieces = createPieces()
    for (let index = 0; index < words.length; ) {
      const char = words.charAt(index)
      const word = byFirst.get(char)?.find((one) => words.startsWith(one, index)) ?? char
      const head = heads.get(word)
      if (head === ' ') pieces.pause()
      else for (let at = 0; at < word.length; at += 1) pieces.add(word.charAt(at))
      if (head !== undefined && head !== ' ') tags.add(`#${head}`)
      index += word.length
    }
    return [...tags, ...pieces.found]
  }
}

interface Pieces {
  readonly found: ReadonlySet<string>
  add(char: string): void
  /** What comes next does not stand beside what was before. */
  pause(): void
}

/** Characters and pairs of neighbouring ones, each once. */
function createPieces(): Pieces {
  const found = new Set<string>()
  let previous = ''
  return {
    found,
    add(char) {
      if (!isWordlike(char)) {
        previous = ''
        return
      }
      if (previous !== '') found.add(previous + char)
      found.add(char)
      previous = char
    },
    pause() {
      previous = ''
    },
  }
}

function isWordlike(char: string): boolean {
  const code = char.charCodeAt(0)
  return (code >= FIRST_HAN && code <= LAST_HAN) || WORDLIKE.test(char)
}

const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff
