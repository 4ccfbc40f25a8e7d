/**
 * A piece of what stands around a figure, made to be compared: one character or two neighbours by their codes, a known
 * word that stands for all its synonyms by its number, a date or the like as text (`@04-03`).
 */
export type Word = number | string

/** Two neighbouring characters as one number; no two pairs share one. */
export function pairOf(first: number, second: number): Word {
  return (first << CODE_BITS) | second
}

/** The known word of that number. */
export function tagOf(number: number): Word {
  return pairOf(TAG, number)
}

export function isTag(word: Word): boolean {
  return typeof word === 'number' && word >> CODE_BITS === TAG
}

/** The first date or the like among them that has this form. */
export function labelAmong(words: readonly Word[], form: RegExp): string | undefined {
  for (const word of words) if (typeof word === 'string' && form.test(word)) return word
  return undefined
}

/** Of a UTF-16 unit. */
const CODE_BITS = 16
/** In the place of a first character; as one it would be a control character, which makes no pair. */
const TAG = 1
