import type { ReadingRule, UnderstandingLexicon } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { buildCommands } from './build-commands.ts'
import { cover, LONGEST_CLAUSE, type Token } from './cover.ts'
import { fold } from './fold.ts'
import { fits, type Reading, type Tagged, tagTokens } from './reading.ts'

/** `alone`: the clause is the whole message. */
export type ReadClause = (text: string, state: UnderstandingState, alone: boolean) => Reading | undefined

const FILLER: Reading = { commands: [], rule: '虚词', sure: true, strength: 0 }

/** Reads a clause every character of which the table knows; undefined when it is not worded as a command. */
export function createReadClause(lexicon: UnderstandingLexicon): ReadClause {
  return (text, state, alone) => {
    const folded = fold(text).text
    if (folded === '') return FILLER
    if (folded.length > LONGEST_CLAUSE) return undefined
    const tokens = cover(folded.replaceAll(/[，,。！!？?；;：:、.…\-—/]+$/gu, ''), lexicon).filter(
      (token) => !isStop(token, folded),
    )
    if (tokens.some((token) => token.tag === 'unknown')) return undefined
    const tagged = tagTokens(tokens, lexicon.ignored)
    if (tagged.tags.size === 0) return FILLER
    const rule = lexicon.rules.find((one) => applies(one, state, alone) && fits(one, tagged))
    return rule === undefined ? undefined : toReading({ rule, tagged, text, state })
  }
}

function isStop(token: Token, folded: string): boolean {
  return token.tag === 'unknown' && /[，,。！!？?；;：:、.…\-—+&/]/u.test(folded.slice(token.start, token.end))
}

function applies(rule: ReadingRule, state: UnderstandingState, alone: boolean): boolean {
  if (rule.after !== undefined && rule.after !== state.last) return false
  if (rule.pending === true && state.question === undefined && !state.last.startsWith('asked:')) return false
  return rule.short !== true || (alone && state.hasNotes)
}

interface Fitting {
  readonly rule: ReadingRule
  readonly tagged: Tagged
  readonly text: string
  readonly state: UnderstandingState
}

function toReading({ rule, tagged, text, state }: Fitting): Reading {
  const commands = buildCommands({ rule, tokens: tagged.tokens, clause: text, state })
  return { commands, rule: rule.name, sure: rule.unsure !== true, strength: strengthOf(tagged) }
}

/** 2: asked for in so many words (帮我, 一下, 那段); 1: a verb with its object; 0: a bare word that may be a heading. */
function strengthOf({ tokens, tags }: Tagged): 0 | 1 | 2 {
  if (tokens.some((token) => token.tag === 'ask' || token.tag === 'soft' || token.tag === 'part')) return 2
  return tags.size > 1 ? 1 : 0
}
