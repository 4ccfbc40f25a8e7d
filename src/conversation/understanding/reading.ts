import type { Command } from '../../core/command.ts'
import type { ReadingRule } from '../../core/knowledge/understanding-lexicon.ts'
import type { Token } from './cover.ts'

/** A clause read as commands. */
export interface Reading {
  readonly commands: readonly Command[]
  readonly rule: string
  readonly sure: boolean
  /** How surely it is no line of a note: 2 asked for in so many words, 1 a verb with its object, 0 a bare word. */
  readonly strength: 0 | 1 | 2
  /** Only names a section (不足那块). */
  readonly naming?: boolean
  /** What it is about is not named but taken from the state. */
  readonly implied?: boolean
  /** Some of its words were passed over. */
  readonly guessed?: boolean
}

/** What a rule is tried on. */
export interface Tagged {
  readonly tokens: readonly Token[]
  /** Tags that say something. */
  readonly tags: ReadonlySet<string>
}

export function tagTokens(tokens: readonly Token[], ignored: ReadonlySet<string>): Tagged {
  return { tokens, tags: new Set(tokens.map((token) => token.tag).filter((tag) => !ignored.has(tag))) }
}

/** True when every demand of the rule is met and, unless relaxed, nothing is there that it does not allow. */
export function fits(rule: ReadingRule, tagged: Tagged, relaxed: boolean): boolean {
  const { tokens, tags } = tagged
  const present = (tag: string): boolean => tokens.some((token) => isOf(token, tag))
  if (rule.not.some(present) || !rule.has.every((choices) => choices.some(present))) return false
  if (relaxed) return rule.short !== true && !tags.has('demand') && !tags.has('boss')
  const written = ['draft', 'revise', 'polish'].includes(rule.command)
  const allowed = new Set([...rule.has.flat().map(plainTag), ...rule.may, ...(written ? ['count'] : [])])
  const courteous = rule.command !== 'forget' && rule.command !== 'undo'
  return [...tags].every((tag) => allowed.has(tag) || (courteous && COURTESIES.includes(tag)))
}

/** 你好, 谢谢 beside a wish. */
const COURTESIES: readonly string[] = ['greet', 'thanks']

/** A tag, or `section:opening` for a token of that value. */
export function isOf(token: Token, tag: string): boolean {
  const [name, value] = tag.split(':')
  return token.tag === name && (value === undefined || token.value === value)
}

function plainTag(tag: string): string {
  return tag.split(':')[0] ?? tag
}
