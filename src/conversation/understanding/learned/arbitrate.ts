import type { Command } from '../../../core/command.ts'
import type { UnderstandingLexicon } from '../../../core/knowledge/understanding-lexicon.ts'
import type { MessageLabel } from '../../../core/knowledge/understanding-weights.ts'
import type { Understanding, UnderstandingState } from '../../../core/understanding.ts'
import { isAsked } from '../read-answer.ts'
import { mergeCommands } from '../settle.ts'
import { isCounting, isTelling } from '../telling.ts'
import { type BuildGuess, createBuildGuess } from './build-guess.ts'
import { type Classify, createClassifier, type Guess } from './create-classifier.ts'
import { sentencesOf } from './sentences.ts'

/** Looks again at what the rules read, with what was learnt from labelled messages. */
export type Arbitrate = (read: Understanding, body: string, state: UnderstandingState) => Understanding

/** Shares of probability, found on the messages of one writer after the other, left out of the learning. */
const NO_NOTE = 0.2
const HARDLY_NOTE = 0.08
const MAYBE = 0.35
const LIKELY = 0.55
const SURE = 0.8
const CERTAIN = 0.9
/** Longer messages are material with at most a wish at the end; characters. */
const LONGEST_WISH = 120

/** Where the rules kept a note that is none, the command that it most likely is; the rules' own reading where they found one. */
export function createArbitrate({ lexicon }: { readonly lexicon: UnderstandingLexicon }): Arbitrate {
  const tools = {
    classify: createClassifier({ lexicon, weights: lexicon.weights }),
    build: createBuildGuess(lexicon),
  }
  return (read, body, state) => {
    if (lexicon.weights.rows.length === 0) return read
    const looked: Looked = { read, body, state, guess: tools.classify(body, state), ...tools }
    if (isSettled(read)) return material(looked) ?? read
    return kept(looked) ?? remarked(looked) ?? single(looked) ?? bySentence(looked) ?? read
  }
}

interface Looked {
  readonly read: Understanding
  readonly body: string
  readonly state: UnderstandingState
  readonly guess: Guess
  readonly classify: Classify
  readonly build: BuildGuess
}

const DOUBTFUL: readonly MessageLabel[] = ['unsupported', 'help', 'smalltalk']

/** What the rules read without a note is theirs, unless they say that it is nothing of theirs. */
function isSettled({ commands }: Understanding): boolean {
  return !commands.some(({ command }) => command === 'note' || DOUBTFUL.includes(command))
}

/** What the rules took for a wish is as good as certain material: a note is never lost for a wish. */
function material({ read, body, state, guess }: Looked): Understanding | undefined {
  if (guess.note < CERTAIN || isAsked(state)) return undefined
  return read.commands.every(isAboutOwnWords) ? undefined : learnt([{ command: 'note', args: { text: body.trim() } }])
}

/** Carries the words it is about, or declares something: a text to be polished tells things, too. */
function isAboutOwnWords({ command }: Command): boolean {
  return OWN_WORDS.includes(command)
}

const OWN_WORDS: readonly string[] = ['polish', 'check', 'profile', 'answer']

/** What the rules took for a word to the bot is material all the same. */
function kept({ read, body, guess }: Looked): Understanding | undefined {
  const noted = read.commands.some(({ command }) => command === 'note')
  return noted || guess.label !== 'note' || guess.probability < SURE
    ? undefined
    : learnt([{ command: 'note', args: { text: body.trim() } }])
}

/** 「第三点删掉，那个已经整改完了」: the rules found the command and took a remark beside it for a note. */
function remarked(looked: Looked): Understanding | undefined {
  const { read, guess } = looked
  const ruled = read.commands.filter(({ command }) => command !== 'note')
  const notes = read.commands.filter(({ command }) => command === 'note')
  if (ruled.length === 0 || notes.length === 0 || guess.note > NO_NOTE) return undefined
  if (ruled.some(({ command }) => command === 'profile')) return undefined
  if (!isPlainlyOne(looked) && !notes.every((note) => isRemark(note, looked))) return undefined
  return learnt(fuller(mergeCommands(ruled), looked))
}

/** The rules' one command, with what the rest of the message says of its length or section. */
function fuller(ruled: readonly Command[], { body, state, build }: Looked): readonly Command[] {
  const [first] = ruled
  const whole = first === undefined || ruled.length > 1 ? undefined : build(first.command, body, state)?.[0]
  if (first === undefined || whole === undefined) return ruled
  if (whole.section !== first.section) return [first.section === 'report' ? whole : first]
  return [{ ...first, args: { ...whole.args, ...first.args } }]
}

/** As good as certain to be one wish with words around it. */
function isPlainlyOne({ read, body, guess }: Looked): boolean {
  const same = read.commands.every(({ command }) => command === 'note' || command === guess.label)
  return same && guess.probability >= CERTAIN && guess.note <= HARDLY_NOTE && !counts(body)
}

function isRemark({ args }: Command, { state, classify }: Looked): boolean {
  const text = args?.text ?? ''
  if (isTelling(text) || counts(text)) return false
  const guess = classify(text, state)
  return guess.label !== 'note' && guess.note < MAYBE
}

/** The whole message as one command. */
function single(looked: Looked): Understanding | undefined {
  const { body, state, guess, build } = looked
  if (guess.note + guess.several > NO_NOTE || body.length > LONGEST_WISH) return undefined
  if (guess.label === 'answer' && state.last.startsWith('asked:'))
    return learnt([{ command: 'answer', args: { text: body.trim() } }])
  if (!isLikely(looked) || tellsMore(body, guess)) return undefined
  const commands = build(guess.label, body, state)
  return commands === undefined ? undefined : learnt(commands)
}

/** A note is given up for what is likely, a word to the bot for what is sure. 「来年想整一个服务点」 asks nobody. */
function isLikely({ read, body, guess }: Looked): boolean {
  const noted = read.commands.every(({ command }) => command === 'note')
  if (guess.probability < (noted ? LIKELY : SURE)) return false
  return asks(guess, body)
}

function asks({ label }: Guess, text: string): boolean {
  return label !== 'draft' || ASKED.test(text)
}

/** Speaks to the bot, or of the text as a text. */
const ASKED =
  /[你您帮请麻烦劳给替求望盼]|可否|能否|能不能|可不可以|[块段节篇稿字章]|部分|成文|一下|[吧呗嘛呢吗]|动笔|草|文字/u

/** Numbers of things are material, unless the wish is about them. */
function tellsMore(body: string, { label, note }: Guess): boolean {
  if (ABOUT_FIGURES.includes(label)) return false
  return counts(body) || (note > HARDLY_NOTE && isTelling(body))
}

/** Lengths, points, years and the hotline's number count nothing. */
const NO_COUNT = /\d{2,5}\s*个?字|20[12]\d|第\s*\d|\d\s*[、,，和跟]\s*\d|\d\s*[点条段]|12345|12348/gu

function counts(body: string): boolean {
  return isCounting(body) || /\d/u.test(body.replaceAll(NO_COUNT, ''))
}

const ABOUT_FIGURES: readonly MessageLabel[] = ['revise', 'sources', 'polish', 'check']

/** A note with a wish in its last sentence, or one wish after the other. */
function bySentence({ read, body, state, classify, build }: Looked): Understanding | undefined {
  if (!read.commands.every(({ command }) => command === 'note')) return undefined
  const sentences = sentencesOf(body)
  const built = sentences.map((sentence, at) => {
    if (at < sentences.length - LAST) return undefined
    const text = body.slice(sentence.start, sentence.end)
    const guess = classify(text, state)
    const wished = WISHES.includes(guess.label) && guess.probability >= SURE && isPlainWish(text, guess)
    return wished ? build(guess.label, text, state) : undefined
  })
  const from = built.findLastIndex((commands) => commands === undefined) + 1
  const start = sentences[from]?.start
  if (start === undefined) return undefined
  const wishes = built.slice(from).flatMap((commands) => commands ?? [])
  const text = body.slice(0, start).trim()
  return learnt(text === '' ? wishes : [{ command: 'note', args: { text } }, ...wishes])
}

/** It tells nothing itself; 「前头那个284从哪来的」 speaks of a figure. */
function isPlainWish(text: string, guess: Guess): boolean {
  return (guess.label === 'sources' || !isTelling(text)) && asks(guess, text)
}

/** Only the last sentences of a message are looked at for wishes. */
const LAST = 3
const WISHES: readonly MessageLabel[] = ['draft', 'export', 'status', 'check', 'undo', 'revise', 'sources']

function learnt(commands: readonly Command[]): Understanding {
  return { commands, why: '像学过的说法', sure: false }
}
