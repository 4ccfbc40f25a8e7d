import type { Words } from '../../language/words.ts'
import { hasSlot } from './slots.ts'
import type { RawClause } from './split-clauses.ts'

const MEMBER_MAX = 12
const NOUN = /^(?:n|vn|an|l|i|j|eng|b|nz|x|s|g|ng|zg|q|uj|t|m|k)/

/** 宪法 民法典 党章 这些 → 宪法、民法典、党章这些: names that stood apart by spaces are a list. */
export function joinLists(clauses: readonly RawClause[], words: Words): readonly string[] {
  const out: string[] = []
  let wasMember = false
  for (const [index, clause] of clauses.entries()) {
    const last = out.at(-1)
    const text: string = wasMember ? withoutAnd(clause.text) : clause.text
    const alike: boolean = last !== undefined && sameEnding(last, text)
    const member: boolean = alike || isMember(text, words)
    const joins = clauses[index - 1]?.endedBy === 'space' && member && (alike || wasMember)
    append(out, text, joins)
    wasMember = member
  }
  return out
}

/** 小品 快板 还有直播 */
function withoutAnd(text: string): string {
  return text.replace(/^(?:还有|以及)(?=\p{Script=Han}{2,4}$)/u, '')
}

function append(out: string[], text: string, joins: boolean): void {
  const last = out.at(-1)
  if (last !== undefined && joins) out[out.length - 1] = `${last}、${text}`
  else out.push(text)
}

/** 妇女的督导队 老人的调解队: things of one kind, whatever they are. */
function sameEnding(one: string, other: string): boolean {
  if (hasSlot(one) || hasSlot(other) || other.length > MEMBER_MAX) return false
  return /[队会站室团户]$/.test(other) && one.at(-1) === other.at(-1)
}

function isMember(text: string, words: Words): boolean {
  if (hasSlot(text) || text.length > MEMBER_MAX) return false
  if (/[日周月节会]$/.test(text) && text.length <= 7 && !/^[开办搞听]/.test(text)) return true
  return words.tag(text).every(({ word, tag }) => NOUN.test(tag) || '这些那些等、和'.includes(word))
}
