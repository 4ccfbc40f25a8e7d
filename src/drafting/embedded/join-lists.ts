import type { Words } from '../../language/words.ts'
import { hasSlot } from './slots.ts'
import type { RawClause } from './split-clauses.ts'

const MEMBER_MAX = 12
const NOUN = /^(?:n|vn|an|l|i|j|eng|b|nz|x|s|g|ng|zg|q|uj|t|m|k)/

/** 宪法 民法典 党章 这些 → 宪法、民法典、党章这些: names that stood apart by spaces are a list. */
export function joinLists(clauses: readonly RawClause[], words: Words): readonly string[] {
  const out: string[] = []
  let open = false
  for (const { text, endedBy } of clauses) {
    const member = isMember(text, words)
    const last = out.at(-1)
    if (open && member && last !== undefined) out[out.length - 1] = `${last}、${text}`
    else out.push(text)
    open = member && endedBy === 'space'
  }
  return out
}

function isMember(text: string, words: Words): boolean {
  if (hasSlot(text) || text.length > MEMBER_MAX) return false
  return words.tag(text).every(({ word, tag }) => NOUN.test(tag) || '这些那些等、和'.includes(word))
}
