const NAME_MAX = 120

/** A file name from outside, fit to show and to store: no path, no control or direction-changing characters, not hidden. */
export function safeFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}:*?"<>|]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim()
  if (clean.length <= NAME_MAX) return clean
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : ''
  return clean.slice(0, NAME_MAX - ending.length).replace(/[\uD800-\uDBFF]$/, '') + ending
}
