import type { Command } from '../../core/command.ts'
import type { ReadingRule, UnderstandingLexicon } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { buildCommands } from './build-commands.ts'
import { type Comparison, cover, LONGEST_CLAUSE, type Token } from './cover.ts'
import { fold } from './fold.ts'
import { fits, type Reading, type Tagged, tagTokens } from './reading.ts'
import { isDeed, isTold, strengthOf } from './strength.ts'

/** `alone`: the clause is the whole message. */
export type ReadClause = (text: string, state: UnderstandingState, alone: boolean) => Reading | undefined

const FILLER: Reading = { commands: [], rule: '虚词', sure: true, strength: 0 }
/** No clause of `LONGEST_CLAUSE` characters is longer with its blanks and marks. */
const LONGEST_RAW = 160
/** Longer texts are not read by sound or with unknown words; characters. */
const LONGEST_GUESS = 24
/** A longer bare name is a line of a note. */
const LONGEST_NAME = { theme: 4, section: 8 }
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

/** Tells what was done or is: numbers of things, the town, the year, offices. */
const TELLING =
  /\d{2}|\d[\u4e00-\u9fff]|^(?:今年|去年|全年|全镇|各|我镇|我们镇|村|镇|乡|组织|开展|加强|坚持|要求|通过|对|司法所|综治|派出所)|不断|进一步|[村镇]干部|群众|深入|落实/u

/** What may be asked for with a word or two the table lacks; nothing that takes away. */
const GUESSABLE: readonly string[] = ['draft', 'check', 'status', 'sources', 'export', 'revise', 'polish', 'help']

function loosely(clause: FoldedClause, read: ReadCompared): Reading | undefined {
  const allowed = Math.min(9, Math.floor(clause.folded.length * 0.45))
  const reading = allowed === 0 || TELLING.test(clause.folded) ? undefined : read(clause, allowed)
  if (reading === undefined || reading.naming === true || reading.commands.length === 0) return undefined
  if (!reading.commands.every(isGuessable)) return undefined
  const revising = reading.commands.every((one) => one.command === 'revise') && read(clause, 1) !== undefined
  return reading.strength === 2 || (revising && reading.strength === 1)
    ? { ...reading, rule: `${reading.rule}（有不认识的字）`, sure: false }
    : undefined
}

function isGuessable({ command }: Command): boolean {
  return GUESSABLE.includes(command)
}

function createComparison(lexicon: UnderstandingLexicon, comparison: Comparison): ReadCompared {
  return (clause, allowed) => {
    const tokens = cover(clause.folded, lexicon, comparison).filter((token) => !isStop(token, clause.folded))
    const unknown = tokens.filter((token) => token.tag === 'unknown')
    if (unknown.length > allowed || isTold(tokens, clause.folded)) return undefined
    const tagged = tagTokens(
      tokens.filter((token) => token.tag !== 'unknown'),
      lexicon.ignored,
    )
    if (tagged.tags.size === 0) return unknown.length > 0 ? undefined : FILLER
    const strength = strengthOf(tagged, clause.folded)
    const rule = lexicon.rules.find((one) => applies(one, clause, tagged) && fits(one, tagged))
    if (rule === undefined || isDeed(tagged, rule.command, strength)) return undefined
    return isLeadIn(clause, rule, strength) ? undefined : toReading({ rule, tagged, clause, strength })
  }
}

function isStop(token: Token, folded: string): boolean {
  return token.tag === 'unknown' && /[，,。！!？?；;：:、.…\-—+&/]/u.test(folded.slice(token.start, token.end))
}

/** 「学习的：」 leads what follows; only a wish in so many words does not. */
/** （一）, 1.: the heading of a page. */
const LISTED = /^\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]/u

function isLeadIn({ text, alone }: FoldedClause, rule: ReadingRule, strength: number): boolean {
  if (rule.naming === true && LISTED.test(text)) return true
  return /[：:]\s*$/u.test(text) && (rule.naming === true || strength < (alone ? 1 : 2))
}

function applies(rule: ReadingRule, { state, alone, folded }: FoldedClause, tagged: Tagged): boolean {
  if (rule.after !== undefined && rule.after !== state.last) return false
  if (rule.pending === true && state.question === undefined && !state.last.startsWith('asked:')) return false
  if (rule.drafted === true && !/^(?:drafted:|polished|exported|checked)/u.test(state.last)) return false
  return rule.short !== true || (alone && state.hasNotes && isBareName(tagged, folded))
}

function isBareName({ tokens, tags }: Tagged, folded: string): boolean {
  const named = tokens.filter((token) => tags.has(token.tag)).reduce((sum, token) => sum + token.end - token.start, 0)
  return folded.length - named <= 1 && folded.length <= (tags.has('theme') ? LONGEST_NAME.theme : LONGEST_NAME.section)
}

interface Fitting {
  readonly rule: ReadingRule
  readonly tagged: Tagged
  readonly clause: FoldedClause
  readonly strength: Reading['strength']
}

function toReading({ rule, tagged, clause, strength }: Fitting): Reading {
  const commands = buildCommands({ rule, tokens: tagged.tokens, clause: clause.text, state: clause.state })
  return {
    commands,
    rule: rule.name,
    sure: rule.unsure !== true,
    strength,
    ...(rule.naming === true ? { naming: true } : {}),
    ...(rule.next === true ? { implied: true } : {}),
  }
}
