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
  return alternatives.flatMap((kind) => {
    const groups = kind.map((same) => same.split('|'))
    const lost = groups.some((same) => isSaid(same, told) && !isSaid(same, text))
    if (!lost) return []
    return groups
      .filter((same) => !isSaid(same, told))
      .flatMap((same) => same.filter((word) => text.includes(word) && IMPLIED[word]?.test(told) !== true).slice(0, 1))
      .map((word) => ({ word, start: text.indexOf(word) }))
  })
}

function isSaid(same: readonly string[], text: string): boolean {
  return same.some((word) => text.includes(word))
}
