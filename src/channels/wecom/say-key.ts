/** Keys of our buttons and menu entries carry the words they stand for; the platform hands them back as they were. */
const SAY = 'say:'

export function toSayKey(words: string): string {
  return SAY + words
}

/** The words of a pressed button; undefined for a key that is not ours. */
export function wordsOf(key: string | undefined): string | undefined {
  return key?.startsWith(SAY) === true ? key.slice(SAY.length) : undefined
}
