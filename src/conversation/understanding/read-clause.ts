import type { ReadingRule, UnderstandingLexicon } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { buildCommands } from './build-commands.ts'
import { type Comparison, cover, LONGEST_CLAUSE, type Token } from './cover.ts'
import { fold } from './fold.ts'
import { fits, type Reading, type Tagged, tagTokens } from './reading.ts'
import { isTold, strengthOf } from './strength.ts'

/** `alone`: the clause is the whole message. */
export type ReadClause = (text: string, state: UnderstandingState, alone: boolean) => Reading | undefined

const FILLER: Reading = { commands: [], rule: '虚词', sure: true, strength: 0 }
/** No clause of `LONGEST_CLAUSE` characters is longer with its blanks and marks. */
const LONGEST_RAW = 160
/** Longer texts are not read by sound or with unknown words; characters. */
const LONGEST_GUESS = 24
const SMILEY = /\[[\u4e00-\u9fffA-Za-z]{1,6}\]/gu
const END_STOPS = /[，,。！!？?；;：:、.…\-—~]+$/u

/**
 * Reads a clause every character of which the table knows; when it is short also by its sound, and when it is the whole
 * message also with a few characters unknown. Undefined when it is not worded as a command.
 */
export function createReadClause(lexicon: UnderstandingLexicon): ReadClause {
  const readExact = createComparison(lexicon, 'written')
  const readSounding = createComparison(lexicon, 'sounding')
  const foreign = new RegExp(lexicon.phrases.foreign.join('|'), 'u')
  const guess = (clause: FoldedClause): Reading | undefined => {
    const heard = readSounding(clause, 0)
    if (heard !== undefined && (heard.strength > 0 || clause.alone))
      return heard.commands.length > 0 ? heard : undefined
    return clause.alone && !foreign.test(clause.folded) ? loosely(clause, readExact) : undefined
  }
  return (text, state, alone) => {
    if (text.length > LONGEST_RAW) return undefined
    const folded = fold(text.replaceAll(SMILEY, '')).text.replace(END_STOPS, '')
    if (folded === '') return FILLER
    if (folded.length > LONGEST_CLAUSE) return undefined
    const clause: FoldedClause = { text, folded, state, alone }
    return readExact(clause, 0) ?? (folded.length > LONGEST_GUESS ? undefined : guess(clause))
  }
}

interface FoldedClause {
  readonly text: string
  readonly folded: string
  readonly state: UnderstandingState
  readonly alone: boolean
}

type ReadCompared = (clause: FoldedClause, unknown: number) => Reading | undefined

/** What may be asked for with a word or two the table lacks; nothing that takes away. */
const GUESSABLE: readonly string[] = ['draft', 'check', 'status', 'sources', 'export', 'revise', 'polish', 'help']

function loosely(clause: FoldedClause, read: ReadCompared): Reading | undefined {
  const allowed = Math.min(6, Math.floor(clause.folded.length / 3))
  const reading = allowed === 0 || /\d{2}/u.test(clause.folded) ? undefined : read(clause, allowed)
  const guessable = reading?.commands.every((one) => GUESSABLE.includes(one.command)) === true
  const least = reading?.commands.every((one) => one.command === 'revise') === true ? 1 : 2
  return reading !== undefined && guessable && reading.strength >= least && reading.commands.length > 0
    ? { ...reading, rule: `${reading.rule}（有不认识的字）`, sure: false }
    : undefined
}

function createComparison(lexicon: UnderstandingLexicon, comparison: Comparison): ReadCompared {
  return (clause, allowed) => {
    const tokens = cover(clause.folded, lexicon, comparison).filter((token) => !isStop(token, clause.folded))
    const unknown = tokens.filter((token) => token.tag === 'unknown')
    if (unknown.length > allowed || isTold(tokens, clause.folded)) return undefined
    if (unknown.length > 0 && tokens[0]?.tag === 'unknown') return undefined
    const tagged = tagTokens(
      tokens.filter((token) => token.tag !== 'unknown'),
      lexicon.ignored,
    )
    if (tagged.tags.size === 0) return unknown.length > 0 ? undefined : FILLER
    const rule = lexicon.rules.find((one) => applies(one, clause.state, clause.alone) && fits(one, tagged))
    return rule === undefined ? undefined : toReading({ rule, tagged, clause })
  }
}

function isStop(token: Token, folded: string): boolean {
  return token.tag === 'unknown' && /[，,。！!？?；;：:、.…\-—+&/]/u.test(folded.slice(token.start, token.end))
}

function applies(rule: ReadingRule, state: UnderstandingState, alone: boolean): boolean {
  if (rule.after !== undefined && rule.after !== state.last) return false
  if (rule.pending === true && state.question === undefined && !state.last.startsWith('asked:')) return false
  if (rule.drafted === true && !/^(?:drafted:|polished|exported|checked)/u.test(state.last)) return false
  return rule.short !== true || (alone && state.hasNotes)
}

interface Fitting {
  readonly rule: ReadingRule
  readonly tagged: Tagged
  readonly clause: FoldedClause
}

function toReading({ rule, tagged, clause }: Fitting): Reading {
  const commands = buildCommands({ rule, tokens: tagged.tokens, clause: clause.text, state: clause.state })
  return {
    commands,
    rule: rule.name,
    sure: rule.unsure !== true,
    strength: strengthOf(tagged, clause.folded),
    ...(rule.naming === true ? { naming: true } : {}),
  }
}
