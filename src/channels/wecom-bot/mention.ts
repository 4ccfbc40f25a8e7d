const WORD = /[\p{Script=Latin}\p{N}._\-+]/u
/** What the platform puts behind a name, and what people do: white space of any kind, or a pause. */
const AFTER = /[\s\u2005\u00a0，,、：:。！!？?；;@]/u

/**
 * Takes the mentions of the bot out of a group's text: exactly `@` and one of its names, longest name first, so that
 * 「@执笔二号」 is not read as 「@执笔」 with something behind it. Others' mentions and mail addresses stay.
 */
export function withoutMention(text: string, names: readonly string[]): string {
  const longestFirst = names.filter((name) => name !== '').toSorted((a, b) => b.length - a.length)
  const kept: string[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < from) continue
    const end = mentionEnd(text, at, longestFirst)
    if (end === undefined) continue
    kept.push(text.slice(from, at))
    from = end
  }
  return kept.length === 0 ? text : [...kept, text.slice(from)].join('').trim()
}

/** Where the mention that starts here ends, its one space included; undefined when it is none of ours. */
function mentionEnd(text: string, at: number, names: readonly string[]): number | undefined {
  if (at > 0 && WORD.test(text[at - 1] ?? '')) return undefined
  for (const name of names) {
    const end = at + 1 + name.length
    const next = text[end]
    if (!text.startsWith(name, at + 1) || (next !== undefined && !AFTER.test(next))) continue
    return next !== undefined && /[\s\u2005\u00a0]/u.test(next) ? end + 1 : end
  }
  return undefined
}
