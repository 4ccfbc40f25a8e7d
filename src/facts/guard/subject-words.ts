import type { FigureLexicon } from '../../core/knowledge/figures.ts'

/** Turns the words around a figure into comparable pieces: synonyms made one, filler dropped, then single characters and pairs. */
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
  const plain = (words: string): string => {
    let result = ''
    for (let index = 0; index < words.length; ) {
      const word = byFirst.get(words[index] ?? '')?.find((one) => words.startsWith(one, index))
      result += word === undefined ? (words[index] ?? '') : ` ${heads.get(word) ?? word} `
      index += word?.length ?? 1
    }
    return result
  }
  return (words) => pieces(plain(words))
}

function pieces(plain: string): readonly string[] {
  const found = new Set<string>()
  for (let index = 0; index < plain.length; index += 1) {
    const char = plain[index] ?? ''
    if (!WORDLIKE.test(char)) continue
    found.add(char)
    const next = plain[index + 1] ?? ''
    if (WORDLIKE.test(next)) found.add(char + next)
  }
  return [...found]
}
