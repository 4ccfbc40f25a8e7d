import type { ReadingRule, UnderstandingLexicon } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { buildCommands, named } from './build-commands.ts'
import { type Comparison, cover, type Token } from './cover.ts'
import { fits, type Reading, type Tagged, tagTokens } from './reading.ts'
import { isDeed, isPlannedDeed, isTold, strengthOf } from './strength.ts'

/** A clause on its way to a reading. */
export interface FoldedClause {
  /** As it stands in the message. */
  readonly text: string
  /** As it is compared. */
  readonly folded: string
  readonly state: UnderstandingState
  /** The clause is the whole message. */
  readonly alone: boolean
}

/** How much a comparison lets pass. */
export interface Tolerance {
  /** Characters the table need not know. */
  readonly unknown: number
  /** Words of another matter may stand beside. */
  readonly relaxed: boolean
}

export type Compare = (clause: FoldedClause, tolerance: Tolerance) => Reading | undefined

/** A clause of words that say nothing: 好的，那个. */
export const FILLER: Reading = { commands: [], rule: '虚词', sure: true, strength: 0 }
/** A longer bare name is a line of a note; characters. */
const LONGEST_NAME = { theme: 4, section: 8 }
const STOP = /[，,。！!？?；;：:、.…\-—+&/]/u
/** （一）, 1.: the heading of a page. */
const LISTED = /^\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]/u
const DRAFTED = /^(?:drafted:|polished|exported|checked)/u

/** Reads a clause by the first rule that fits its words. */
export function createCompare(lexicon: UnderstandingLexicon, comparison: Comparison): Compare {
  // A clause is compared up to four times, with different tolerance; its words stay the same.
  const covered = new WeakMap<FoldedClause, readonly Token[]>()
  const tokensOf = (clause: FoldedClause): readonly Token[] => {
    const known = covered.get(clause)
    if (known !== undefined) return known
    const tokens = cover(clause.folded, lexicon, comparison).filter((token) => !isStop(token, clause.folded))
    covered.set(clause, tokens)
    return tokens
  }
  return (clause, { unknown, relaxed }) => {
    const tokens = tokensOf(clause)
    const known = tokens.filter((token) => token.tag !== 'unknown')
    if (tokens.length - known.length > unknown || isTold(tokens, clause.folded)) return undefined
    if (isPlannedDeed(tokens, clause.folded)) return undefined
    const tagged = tagTokens(known, lexicon.ignored)
    if (tagged.tags.size === 0) return known.length < tokens.length ? undefined : FILLER
    const strength = strengthOf(tagged, clause.folded)
    const rule = lexicon.rules.find((one) => applies(one, clause, tagged) && fits(one, tagged, relaxed))
    if (rule === undefined || isDeed(tagged, rule.command, strength) || isLeadIn(clause, rule, strength))
      return undefined
    return toReading({ rule, tagged, clause, strength })
  }
}

function isStop(token: Token, folded: string): boolean {
  return token.tag === 'unknown' && STOP.test(folded.slice(token.start, token.end))
}

/** 「学习的：」 leads what follows; only a wish in so many words does not. */
function isLeadIn({ text, alone }: FoldedClause, rule: ReadingRule, strength: number): boolean {
  if (rule.naming === true && LISTED.test(text)) return true
  return /[：:]\s*$/u.test(text) && (rule.naming === true || strength < (alone ? 1 : 2))
}

/** True when the conversation stands as the rule demands. */
export function applies(rule: ReadingRule, clause: FoldedClause, tagged: Tagged): boolean {
  const { state } = clause
  if (rule.after !== undefined && rule.after !== state.last) return false
  if (rule.pending === true && state.question === undefined && !state.last.startsWith('asked:')) return false
  if (rule.drafted !== undefined && rule.drafted !== DRAFTED.test(state.last)) return false
  return rule.short !== true || isBareName(clause, tagged)
}

/** 「不足」 or 「那明年打算呢」 as the whole message. */
function isBareName({ folded, state, alone }: FoldedClause, { tokens, tags }: Tagged): boolean {
  if (!alone || !state.hasNotes) return false
  const bare = folded.replace(/^那么?/u, '').replace(/呢$/u, '')
  const named = tokens.filter((token) => tags.has(token.tag)).reduce((sum, token) => sum + token.end - token.start, 0)
  return bare.length - named <= 1 && bare.length <= (tags.has('theme') ? LONGEST_NAME.theme : LONGEST_NAME.section)
}

interface Fitting {
  readonly rule: ReadingRule
  readonly tagged: Tagged
  readonly clause: FoldedClause
  readonly strength: Reading['strength']
}

function toReading({ rule, tagged, clause, strength }: Fitting): Reading {
  return {
    commands: buildCommands({ rule, tokens: tagged.tokens, clause: clause.text, state: clause.state }),
    rule: rule.name,
    sure: rule.unsure !== true,
    strength,
    ...(rule.naming === true ? { naming: true } : {}),
    ...(rule.next === true && named(tagged).length === 0 ? { implied: true } : {}),
  }
}
