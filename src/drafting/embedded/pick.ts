/** A choice that is always the same for the same seed, and differs between seeds: no two townships get one set of headings. */
export function pick<T>(choices: readonly [T, ...T[]] | readonly T[], seed: string): T | undefined {
  let hash = 7
  for (const char of seed) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003
  return choices[hash % Math.max(1, choices.length)]
}

/** Characters without white space: how the length of a report is counted. */
export function countChars(text: string): number {
  return text.replace(/\s/g, '').length
}
