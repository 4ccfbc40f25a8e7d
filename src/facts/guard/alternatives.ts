/** A word of time in the text that stands where the notes have another one of its kind. */
export interface ReplacedWord {
  readonly word: string
  readonly start: number
}

/**
 * 下半年 where the notes say 上半年 alone: a word that the notes do not have, while the text lost another of its kind that
 * they have.
 */
export function findReplacedWords(
  text: string,
  claims: readonly string[],
  alternatives: readonly (readonly string[])[],
): readonly ReplacedWord[] {
  const told = claims.join('\n')
  return alternatives.flatMap((words) => {
    const lost = words.some((word) => told.includes(word) && !text.includes(word))
    if (!lost) return []
    return words
      .filter((word) => text.includes(word) && !told.includes(word))
      .map((word) => ({ word, start: text.indexOf(word) }))
  })
}
