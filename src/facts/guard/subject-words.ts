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
    let result = ''
    for (let index = 0; index < words.length; ) {
      const char = words.charAt(index)
      const word = byFirst.get(char)?.find((one) => words.startsWith(one, index)) ?? char
      const head = heads.get(word)
      result += head === ' ' ? ' ' : word
      if (head !== undefined && head !== ' ') tags.add(`#${head}`)
      index += word.length
    }
    return [...tags, ...pieces(result)]
  }
}

function pieces(plain: string): readonly string[] {
  const found = new Set<string>()
  for (let index = 0; index < plain.length; index += 1) {
    if (!isWordlike(plain, index)) continue
    found.add(plain.charAt(index))
    if (isWordlike(plain, index + 1)) found.add(plain.slice(index, index + 2))
  }
  return [...found]
}

function isWordlike(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return (code >= FIRST_HAN && code <= LAST_HAN) || WORDLIKE.test(text.charAt(index))
}

const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff
