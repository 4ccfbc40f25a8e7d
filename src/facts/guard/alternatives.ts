/** A word of time in the text that stands where the notes have another one of its kind. */
export interface ReplacedWord {
  readonly word: string
  readonly start: number
}

/** Quarters and months that a half of the year sums up. */
const IMPLIED: Readonly<Record<string, RegExp>> = {
  上半年: /[一二]季度|(?<!\d)[1-6]月|[一二三四五六]月/u,
  下半年: /[三四]季度|(?<!\d)(?:[7-9]|1[0-2])月|[七八九十]月/u,
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
      .filter((word) => text.includes(word) && !told.includes(word) && IMPLIED[word]?.test(told) !== true)
      .map((word) => ({ word, start: text.indexOf(word) }))
  })
}
