import type { Command } from '../../core/command.ts'
import type { UnderstandingLexicon } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { type Compare, createCompare, FILLER, type FoldedClause } from './compare.ts'
import { LONGEST_CLAUSE } from './cover.ts'
import { fold } from './fold.ts'
import type { Reading } from './reading.ts'
import { isTelling } from './telling.ts'

/** `alone`: the clause is the whole message. */
export type ReadClause = (text: string, state: UnderstandingState, alone: boolean) => Reading | undefined

/** No clause of `LONGEST_CLAUSE` characters is longer with its blanks and marks. */
const LONGEST_RAW = 160
/** Longer texts are not read by sound or with unknown words; characters. */
const LONGEST_GUESS = 26
/** [强]: a picture as WeChat writes it. */
const SMILEY = /\[[\u4e00-\u9fffA-Za-z]{1,6}\]/gu
const END_STOPS = /[，,。！!？?；;：:、.…\-—~]+$/u
const EXACT = { unknown: 0, relaxed: false }

/**
 * Reads a clause every character of which the table knows; when it is short also by its sound, and when it is the whole
 * message also with some characters unknown or words of another matter beside. Undefined when it is not worded as a
 * command.
 */
export function createReadClause(lexicon: UnderstandingLexicon): ReadClause {
  const readWritten = createCompare(lexicon, 'written')
  const readSounding = createCompare(lexicon, 'sounding')
  const readStems = createCompare(lexicon, 'stems')
  const foreign = new RegExp(lexicon.phrases.foreign.join('|'), 'u')
  const guess = (clause: FoldedClause): Reading | undefined => {
    const heard = readSounding(clause, EXACT)
    if (heard !== undefined && (heard.strength > 0 || clause.alone))
      return heard.commands.length > 0 ? heard : undefined
    return clause.alone && !foreign.test(clause.folded)
      ? (readLoosely(clause, readWritten) ?? readLoosely(clause, readStems))
      : undefined
  }
  return (text, state, alone) => {
    if (text.length > LONGEST_RAW) return undefined
    const folded = fold(text.replaceAll(SMILEY, '')).text.replace(END_STOPS, '')
    if (folded === '') return FILLER
    if (folded.length > LONGEST_CLAUSE) return undefined
    const clause: FoldedClause = { text, folded, state, alone }
    const exact = readWritten(clause, EXACT) ?? readAsked(clause, readWritten)
    return exact ?? (folded.length > LONGEST_GUESS ? undefined : guess(clause))
  }
}

/** 「够写了不」 asks as 「够写了吗」 does. */
function readAsked(clause: FoldedClause, compare: Compare): Reading | undefined {
  if (!clause.folded.endsWith('不') || clause.folded.length < 4) return undefined
  return compare({ ...clause, folded: `${clause.folded.slice(0, -1)}吗` }, EXACT)
}

/** Tells what was done or is: numbers of things, the town, the year, offices. */
const TELLING =
  /\d{2}|\d[\u4e00-\u9fff]|^(?:今年|去年|全年|全镇|各|我镇|我们镇|村|镇|乡|组织|开展|加强|坚持|要求|通过|对|综治|派出所)|不断|进一步|[村镇]干部|群众|深入|落实|有效|严格/u
/** Lengths and points tell nothing. */
const LENGTHS = /\d{2,5}个?字|第\d{1,2}|\d[、,，]\d|\d[点条段]|20\d\d年/gu
/** What may be asked for with a word or two the table lacks; nothing that takes away. */
const GUESSABLE: readonly string[] = [
  'draft',
  'check',
  'status',
  'sources',
  'export',
  'revise',
  'polish',
  'help',
  'undo',
]
/** More than one clause may be about more than one matter. */
const JOINED = /[，,；;\s]/u

function readLoosely(clause: FoldedClause, compare: Compare): Reading | undefined {
  if (TELLING.test(clause.folded.replaceAll(LENGTHS, '')) || isTelling(clause.text)) return undefined
  const allowed = Math.min(9, Math.floor(clause.folded.length * 0.3))
  const near = accepted(compare(clause, { unknown: allowed, relaxed: false }), clause)
  if (near !== undefined || JOINED.test(clause.text.trim())) return near
  return accepted(compare(clause, { unknown: allowed, relaxed: true }), clause)
}

/** A guess counts when it asks in so many words; a change of the text also when it is worded plainly. */
function accepted(reading: Reading | undefined, { folded }: FoldedClause): Reading | undefined {
  if (reading === undefined || reading.commands.length === 0 || !isGuessed(reading.commands, folded)) return undefined
  if (reading.implied === true) return undefined
  if (reading.naming === true && !/帮|请|麻烦|给我|替我|你/u.test(folded)) return undefined
  const least = reading.commands.every((one) => one.command === 'revise' || one.command === 'undo') ? 1 : 2
  return reading.strength < least
    ? undefined
    : { ...reading, rule: `${reading.rule}（有不认识的字）`, sure: false, guessed: true }
}

/** 「怎么办证，窗口都写清楚了」 tells: of several clauses no help is guessed. */
function isGuessed(commands: readonly Command[], folded: string): boolean {
  const joined = /[，,；;]/u.test(folded)
  return commands.every((one) => isGuessable(one) && !(joined && one.command === 'help'))
}

function isGuessable({ command }: Command): boolean {
  return GUESSABLE.includes(command)
}
