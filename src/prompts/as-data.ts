const LONGEST = 2000

/**
 * Makes somebody's words safe to stand inside a prompt: one line, and none of the marks that the prompt itself is built
 * of (`<素材>`, 〔f1〕, 【正文】, ｜), so that a note can neither close its fence nor cite a fact.
 */
export function asData(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return text
    .slice(0, LONGEST)
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .replace(/</g, '＜')
    .replace(/>/g, '＞')
    .replace(/〔/g, '（')
    .replace(/〕/g, '）')
    .replace(/【/g, '（')
    .replace(/】/g, '）')
    .replace(/｜/g, '|')
    .trim()
}
