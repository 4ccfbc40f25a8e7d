/** A listed word found in a text. */
export interface WordMatch<T> {
  readonly word: string
  readonly start: number
  readonly values: readonly T[]
}

/** Finds listed words: at each place the longest one, without those that lie within a longer one. */
export type WordMatcher<T> = (text: string) => readonly WordMatch<T>[]

/** `pairs`: each word with what it stands for; a word may come several times. */
export function createWordMatcher<T>(pairs: readonly (readonly [string, T])[]): WordMatcher<T> {
  const values = new Map<string, T[]>()
  for (const [word, value] of pairs) values.set(word, [...(values.get(word) ?? []), value])
  const byFirst = new Map<string, string[]>()
  for (const word of [...values.keys()].sort((a, b) => b.length - a.length)) {
    const first = word.charAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), word])
  }
  return (text) => {
    const matches: WordMatch<T>[] = []
    let covered = 0
    for (let at = 0; at < text.length; at += 1) {
      const word = byFirst.get(text.charAt(at))?.find((one) => text.startsWith(one, at))
      if (word === undefined || at + word.length <= covered) continue
      covered = at + word.length
      matches.push({ word, start: at, values: values.get(word) ?? [] })
    }
    return matches
  }
}
