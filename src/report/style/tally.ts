import type { Counts } from '../../core/knowledge/style-sheet.ts'

/** Most frequent first, then by name, so that a rebuild gives the same file. */
export function tally(list: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])))
}
