/** Finds the longest of many words that starts at a place, in time of the word's length. */
export interface WordTree {
  /** The word, or undefined. */
  longestAt(text: string, index: number): string | undefined
  /** The longest word that ends right before `index`. */
  longestBefore(text: string, index: number): string | undefined
}

export function createWordTree(words: readonly string[]): WordTree {
  const byFirst = group(words, (word) => word[0] ?? '')
  const byLast = group(words, (word) => word.at(-1) ?? '')
  return {
    longestAt: (text, index) => byFirst.get(text.charAt(index))?.find((word) => text.startsWith(word, index)),
    longestBefore: (text, index) => byLast.get(text.charAt(index - 1))?.find((word) => text.endsWith(word, index)),
  }
}

/** Longest first within each group. */
function group(words: readonly string[], keyOf: (word: string) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const word of [...new Set(words)].sort((a, b) => b.length - a.length)) {
    const key = keyOf(word)
    groups.set(key, [...(groups.get(key) ?? []), word])
  }
  return groups
}
