import type { UnderstandingLexicon } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { named } from './build-commands.ts'
import { createClearWish } from './clear-wish.ts'
import { cover } from './cover.ts'
import { fold } from './fold.ts'
import { createReadLikeExample, type ReadLikeExample } from './like-example.ts'
import { createReadDeclared, createReadNote, type ReadNote } from './note-reading.ts'
import { createReadPayload, type ReadPayload } from './payload-commands.ts'
import { createReadAnswer } from './read-answer.ts'
import { createReadClause, type ReadClause } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { rememberClauses } from './remember-clauses.ts'
import { createSegmentReader, type SegmentReader } from './segments.ts'
import { createReadWish } from './text-wish.ts'
import { type ReadTopic, topicOf } from './topic.ts'

/** What reads the parts of a message, each for one kind of words. */
export interface Readers {
  readonly readClause: ReadClause
  readonly readAnswer: (body: string, state: UnderstandingState) => Reading | undefined
  readonly readPayload: ReadPayload
  readonly readWish: (body: string, state: UnderstandingState) => Reading | undefined
  readonly readSegments: SegmentReader
  readonly readNote: ReadNote
  readonly readLikeExample: ReadLikeExample
  readonly readTopic: ReadTopic
  readonly readDeclared: (body: string) => Reading | undefined
  /** 「年度是2025不是2024」 */
  readonly readCorrectedYear: (body: string) => Reading | undefined
  /** 「切回2024年」, whatever is being asked. */
  readonly readSwitch: (body: string) => Reading | undefined
}

export function createReaders(lexicon: UnderstandingLexicon): Readers {
  const readClause = rememberClauses(createReadClause(lexicon))
  const readDeclared = createReadDeclared(lexicon.phrases, createClearWish(readClause))
  const switches = new RegExp(
    `^\\s*(?:我|那|先|再|还是|请|帮我){0,2}(?:${lexicon.phrases.yearSwitches.join('|')})`,
    'u',
  )
  return {
    readClause,
    readAnswer: createReadAnswer(lexicon.phrases),
    readPayload: createReadPayload(readClause, lexicon.phrases),
    readWish: createReadWish(lexicon.phrases),
    readSegments: createSegmentReader(readClause, lexicon),
    readTopic: (text) => topicOf(named({ tokens: cover(fold(text).text, lexicon) })),
    readLikeExample: createReadLikeExample(lexicon),
    readNote: createReadNote(lexicon.phrases),
    readDeclared,
    readCorrectedYear: (body) => (CORRECTED_YEAR.test(body) ? readDeclared(body) : undefined),
    readSwitch: (body) => (switches.test(body) ? readDeclared(body) : undefined),
  }
}

/** Speaks of the report's year by name. */
const CORRECTED_YEAR = /(?:年份|年度)[^，,。]{0,6}20\d\d/u
