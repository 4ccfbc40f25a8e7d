import type { Command } from '../../core/command.ts'
import type { UnderstandingLexicon } from '../../core/knowledge/understanding-lexicon.ts'
import type { Understand, Understanding, UnderstandingState } from '../../core/understanding.ts'
import { readAnswerAndWish } from './answer-and-wish.ts'
import { readBareNumber } from './bare-number.ts'
import { make, named, type Target } from './build-commands.ts'
import { cover } from './cover.ts'
import { declaredFirst } from './declared-first.ts'
import { fold, isBlank } from './fold.ts'
import { createArbitrate } from './learned/arbitrate.ts'
import { createReadLikeExample, type ReadLikeExample } from './like-example.ts'
import { readFrame } from './message-frame.ts'
import { createReadDeclared, createReadNote, type ReadNote } from './note-reading.ts'
import { createReadPayload, createReadWish, type ReadPayload, readTakenOut } from './payload-commands.ts'
import { awaitsUnitOrYear, createReadAnswer, isAsked, isReply } from './read-answer.ts'
import { createReadClause, type ReadClause } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { rememberClauses } from './remember-clauses.ts'
import { withoutKnown, withoutLoss, withQuoted } from './round-off.ts'
import { createSegmentReader, isPage, type Segment, type SegmentReader } from './segments.ts'
import { mergeCommands, type Piece, settle } from './settle.ts'
import { readStyleWish, withRest } from './style-wish.ts'
import { asAnswer } from './year-answer.ts'

interface Readers {
  readonly readClause: ReadClause
  readonly readAnswer: (body: string, state: UnderstandingState) => Reading | undefined
  readonly readPayload: ReadPayload
  readonly readWish: (body: string, state: UnderstandingState) => Reading | undefined
  readonly readSegments: SegmentReader
  readonly readNote: ReadNote
  readonly readLikeExample: ReadLikeExample
  readonly readTopic: (text: string) => Target | undefined
  readonly readDeclared: (body: string) => Reading | undefined
  /** 「年度是2025不是2024」 */
  readonly readCorrectedYear: (body: string) => Reading | undefined
  /** 「切回2024年」, whatever is being asked. */
  readonly readSwitch: (body: string) => Reading | undefined
}

/**
 * Reads a message as commands by rule, without a model: notes are the default, a command is what is worded as one from
 * end to end. Pure and linear in the length of the message.
 */
export function createUnderstand({ lexicon }: { readonly lexicon: UnderstandingLexicon }): Understand {
  const readClause = rememberClauses(createReadClause(lexicon))
  const readDeclared = createReadDeclared(lexicon.phrases, (rest) => clearWish(rest, readClause))
  const switches = new RegExp(
    `^\\s*(?:我|那|先|再|还是|请|帮我){0,2}(?:${lexicon.phrases.yearSwitches.join('|')})`,
    'u',
  )
  const readers: Readers = {
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
  const arbitrate = createArbitrate({ lexicon })
  const readWords: Understand = (body, state) =>
    arbitrate(single(body, state, { readers, quote: undefined }) ?? several(body, state, readers), body, state)
  return (text, given) => {
    // Its own, for what is remembered of this message alone.
    const state = { ...given }
    const { body, quote } = readFrame(text)
    if (isBlank(body)) return empty(body, quote)
    const style = readStyleWish(body, quote)
    if (style !== undefined) return withRest(style, (rest) => readWords(rest, state))
    const read = single(body, state, { readers, quote }) ?? several(body, state, readers)
    const settled = asAnswer(withQuoted(arbitrate(read, body, state), body, quote), body, state)
    return withoutLoss(withoutKnown(settled, state), body, state)
  }
}

function empty(body: string, quote: string | undefined): Understanding {
  if (/\p{Extended_Pictographic}/u.test(body)) return { commands: [make('smalltalk')], why: '只有表情', sure: true }
  if (/[?？]/u.test(body)) return { commands: [make('help')], why: '只有问号', sure: false }
  if (quote !== undefined) return { commands: [make('help')], why: '只引用了消息，没有说要做什么', sure: false }
  return { commands: [make('unsupported')], why: '没有文字', sure: true }
}

/** 「写得很好，谢谢！不过“场次”可否改为“场”？」: what stands behind the courtesies, when nothing else does. */
function afterManners(body: string, segments: readonly Segment[]): string | undefined {
  const first = segments.findIndex(({ reading }) => reading === undefined)
  const courtesies = segments.slice(0, first)
  const only = first > 0 && segments.slice(first).every(({ reading }) => reading === undefined)
  const polite = courtesies.every(
    ({ reading }) => reading?.commands.every(({ command }) => command === 'smalltalk') === true,
  )
  return only && polite ? body.slice(segments[first]?.start) : undefined
}

/** Speaks of the report's year by name. */
const CORRECTED_YEAR = /(?:年份|年度)[^，,。]{0,6}20\d\d/u

interface SingleContext {
  readonly readers: Readers
  readonly quote: string | undefined
}

/** The message as one thing: an answer, or a command that carries words of its own. */
function single(body: string, state: UnderstandingState, { readers, quote }: SingleContext): Understanding | undefined {
  const reading =
    answerTo(body, state, readers) ??
    readBareNumber(body, state) ??
    readers.readCorrectedYear(body) ??
    readers.readPayload(body, state, quote) ??
    readers.readDeclared(body)
  return reading === undefined ? undefined : toUnderstanding(reading)
}

function toUnderstanding({ commands, rule, sure }: Reading): Understanding {
  return { commands, why: rule, sure }
}

/** While a question waits, a clear command still is one; 好的 and 没有 are answers. */
function answerTo(body: string, state: UnderstandingState, readers: Readers): Reading | undefined {
  if (!isAsked(state)) return undefined
  const { readAnswer, readClause } = readers
  const answer = readAnswer(body, state)
  const elsewhere = isPrecise(answer) ? undefined : noAnswer(body, state, readers)
  if (elsewhere !== undefined) return elsewhere
  if (!isPrecise(answer) && !CHOOSING.test(body) && asksForSection(readClause(body, state, true), state))
    return undefined
  const reading = readClause(body, state, false)
  if (reading === undefined) return answer ?? reply(body, state, readers)
  return weigh(reading, answer, body)
}

/** 「隆川县双塘镇，2025年的，写全文」: a wish beside what was declared, in so many words. */
function clearWish(rest: string, readClause: ReadClause): Reading | undefined {
  const reading = OWN_JOB.test(rest) ? undefined : readClause(rest, { ...NOWHERE }, false)
  const clear = reading?.sure === true && reading.guessed !== true && reading.naming !== true && reading.strength > 0
  return clear && reading.commands.length > 0 && reading.commands.every(({ command }) => BESIDE.includes(command))
    ? reading
    : undefined
}

/** 「负责写法治政府报告」 says whose job it is. */
const OWN_JOB = /负责|分管|[让叫要]我|我来|我写|牵头/u
const NOWHERE: UnderstandingState = { hasNotes: true, last: 'none' }
const BESIDE: readonly string[] = ['draft', 'export', 'check', 'status', 'help']

/** Whatever is asked: another report, words to be taken out of the draft, an answer with a wish behind it. */
function noAnswer(body: string, state: UnderstandingState, readers: Readers): Reading | undefined {
  return readers.readSwitch(body) ?? readTakenOut(body, state) ?? answerAndWish(body, state, readers)
}

/** 「不清楚，写普法那段」 */
function answerAndWish(body: string, state: UnderstandingState, readers: Readers): Reading | undefined {
  const { readClause, readAnswer } = readers
  return readAnswerAndWish(body, state, {
    readClause,
    readHead: (head) => skipped(head, state, readers) ?? readAnswer(head, state) ?? reply(head, state, readers),
  })
}

function skipped(head: string, state: UnderstandingState, { readClause }: Readers): Reading | undefined {
  const reading = readClause(head, state, false)
  return reading?.commands.every(({ command }) => command === 'answer') === true ? reading : undefined
}

/** What is worded as a command, unless it may as well be an answer. */
function weigh(reading: Reading, answer: Reading | undefined, body: string): Reading | undefined {
  if (isVague(reading)) return answer
  if (isAssent(reading, body)) return answer ?? bareAnswer(body)
  return isPrecise(answer) ? answer : undefined
}

/** Short words about nothing else, while a question waits, are its answer. */
function reply(body: string, state: UnderstandingState, { readTopic, readLikeExample }: Readers): Reading | undefined {
  if (!isReply(body, state) || readTopic(body)?.theme !== undefined) return undefined
  return readLikeExample(body, state) === undefined
    ? { ...bareAnswer(body), rule: '回答问题（短句）', sure: false }
    : undefined
}

/** A guess about another matter than changing the text gives way to the cadre's own words. */
function isLooserThanWish({ guessed, commands }: Reading): boolean {
  return guessed === true && !commands.every((one) => one.command === 'revise')
}

/** Says no more than an answer might: it names a section, or leaves open which one. */
function isVague(reading: Reading): boolean {
  return (
    reading.commands.length === 0 || reading.implied === true || reading.naming === true || reading.guessed === true
  )
}

/** 「全文」 is no answer to anything that is asked, and 「不足」 none where one of two figures is to be chosen. */
function asksForSection(reading: Reading | undefined, { question }: UnderstandingState): boolean {
  if (reading?.naming !== true && reading?.rule !== WHOLE) return false
  return question?.options !== undefined || reading.commands.every(({ section }) => ASKED_BY_NAME.includes(section))
}

/** 「不足」 alone asks for the section even while a figure or its unit is asked for: no question is answered by that. */
const ASKED_BY_NAME: readonly (string | undefined)[] = ['report', 'shortcomings', 'plan', 'duty']

/** 「用综治那个」 chooses among what was told. */
const CHOOSING = /^\s*(?:就?用|就?按|选|就|以)/u

/** Name of the rule that reads 「全文」 alone. */
const WHOLE = '全文'

function isAssent(reading: Reading, body: string): boolean {
  const manners = reading.commands.every((one) => one.command === 'smalltalk')
  if (/谢|辛苦|再见|拜拜/u.test(body)) return false
  return manners && /^(?:嗯*|那)(?:对|是|好|行|可以|有|没有|无|确认|知道|ok|没问题)/iu.test(body)
}

/** An option, a unit or a year: what was asked for, whatever else the words might mean. */
function isPrecise(answer: Reading | undefined): boolean {
  const { choice, unit, year } = answer?.commands[0]?.args ?? {}
  return (choice ?? unit ?? year) !== undefined
}

function bareAnswer(body: string): Reading {
  return {
    commands: [make('answer', undefined, { text: body.trim() })],
    rule: '回答问题（应答）',
    sure: true,
    strength: 2,
  }
}

/** 「合法性审查45件，写一段」: what is to be written is what the note before begins with. */
function topicBefore(
  at: number,
  pieces: readonly Piece[],
  { body, readers }: { readonly body: string; readonly readers: Readers },
): Target | undefined {
  const before = pieces[at - 1]
  return before?.kind === 'note'
    ? readers.readTopic(firstLine(body.slice(before.start, Math.min(before.end, before.start + TOPIC))))
    : undefined
}

/** 「读着不顺，理一理」: what is to be done was said before. */
function isChange(piece: Piece | undefined): boolean {
  return (
    piece?.kind === 'commands' && piece.commands.some(({ command }) => command === 'polish' || command === 'revise')
  )
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? ''
}

/** What a note is about: its theme, or the section it opens with. */
function topicOf(targets: readonly Target[]): Target | undefined {
  const themed = targets.find((target) => target.theme !== undefined)
  return themed ?? targets.find(({ section }) => TOPICS.includes(section))
}

const TOPICS: readonly string[] = ['duty', 'shortcomings', 'plan']

/** A note names its topic in its first characters. */
const TOPIC = 16

function aboutNote(commands: readonly Command[], topic: Target | undefined): readonly Command[] {
  if (topic === undefined) return commands
  const theme = topic.theme === undefined ? {} : { theme: topic.theme }
  return commands.map((one) =>
    one.command === 'draft' ? make('draft', topic.section, { ...one.args, ...theme }) : one,
  )
}

function several(body: string, state: UnderstandingState, readers: Readers): Understanding {
  const segments = readers.readSegments(body, state)
  const courteous = afterManners(body, segments)
  const late = courteous === undefined ? undefined : readers.readPayload(courteous, state)
  if (late !== undefined) return toUnderstanding(late)
  const wish = segments.every(({ reading }) => reading === undefined || isLooserThanWish(reading))
    ? readers.readWish(body, state)
    : undefined
  if (wish !== undefined) return toUnderstanding(wish)
  const like =
    segments.every(({ reading }) => reading === undefined) && (!isAsked(state) || awaitsUnitOrYear(state))
      ? readers.readLikeExample(body, state)
      : undefined
  if (like !== undefined) return toUnderstanding(like)
  const settled = settle(segments, { body, page: isPage(body, segments) })
  const whys: string[] = [...settled.rules]
  let sure = settled.sure
  const commands = settled.pieces.flatMap((piece, at): readonly Command[] => {
    if (piece.kind === 'commands' && piece.implied && isChange(settled.pieces[at - 1])) return []
    if (piece.kind === 'commands')
      return piece.implied
        ? aboutNote(piece.commands, topicBefore(at, settled.pieces, { body, readers }))
        : piece.commands
    // A message that is a note and nothing else is kept as it came.
    const text = settled.pieces.length === 1 ? body : body.slice(piece.start, piece.end)
    const note = readers.readNote(text, state, piece.start === segments[0]?.start)
    whys.push(note.rule)
    sure &&= note.sure
    return note.commands
  })
  const merged = mergeCommands(declaredFirst(commands))
  if (merged.length > 0) return { commands: merged, why: [...new Set(whys)].join('；'), sure }
  return { commands: [make('smalltalk')], why: '只有虚词', sure: false }
}
