import type { Command } from '../../../core/command.ts'
import type { UnderstandingLexicon } from '../../../core/knowledge/understanding-lexicon.ts'
import type { MessageLabel } from '../../../core/knowledge/understanding-weights.ts'
import type { Understanding, UnderstandingState } from '../../../core/understanding.ts'
import { mergeCommands } from '../settle.ts'
import { isCounting, isTelling } from '../telling.ts'
import { type BuildGuess, createBuildGuess } from './build-guess.ts'
import { type Classify, createClassifier, type Guess } from './create-classifier.ts'
import { sentencesOf } from './sentences.ts'

/** Looks again at what the rules read, with what was learnt from labelled messages. */
export type Arbitrate = (read: Understanding, body: string, state: UnderstandingState) => Understanding

/** Material is kept unless it is this unlikely to be any; found on messages left out of the learning. */
const NO_NOTE = 0.3
const LIKELY = 0.5
const SURE = 0.8
const HARDLY = 0.08
/** What the rules read is given up only for what is as good as certain. */
const CERTAIN = 0.9
/** A sentence is a wish by itself only when it is clearly one. */
const CLEAR = 0.8
/** Longer messages are material with at most a wish at the end; characters. */
const LONGEST_WISH = 120

/** Where the rules kept a note that is none, the command that it most likely is; the rules' own reading where they found one. */
export function createArbitrate({ lexicon }: { readonly lexicon: UnderstandingLexicon }): Arbitrate {
  const tools = {
    classify: createClassifier({ lexicon, weights: lexicon.weights }),
    build: createBuildGuess(lexicon),
  }
  return (read, body, state) => {
    if (lexicon.weights.rows.length === 0 || isSettled(read)) return read
    const looked: Looked = { read, body, state, ...tools }
    const guess = tools.classify(body, state)
    return remarked(guess, looked) ?? single(guess, looked) ?? bySentence(looked) ?? read
  }
}

/** What the rules read without a note is theirs, unless they say that it is nothing of theirs. */
function isSettled({ commands }: Understanding): boolean {
  return !commands.some(({ command }) => command === 'note' || DOUBTFUL.includes(command))
}

const DOUBTFUL: readonly MessageLabel[] = ['unsupported', 'help', 'smalltalk']

interface Looked {
  readonly read: Understanding
  readonly body: string
  readonly state: UnderstandingState
  readonly classify: Classify
  readonly build: BuildGuess
}

/** 「第三点删掉，那个已经整改完了」: the rules found the command and took a remark beside it for a note. */
function remarked(guess: Guess, looked: Looked): Understanding | undefined {
  const { read, body, state, build } = looked
  const ruled = read.commands.filter(({ command }) => command !== 'note')
  const notes = read.commands.filter(({ command }) => command === 'note')
  if (ruled.length === 0 || notes.length === 0 || guess.note > NO_NOTE) return undefined
  if (ruled.some(({ command }) => command === 'profile')) return undefined
  if (!isPlainlyOne(guess, looked) && !notes.every((note) => isRemark(note, looked))) return undefined
  const [first, ...others] = mergeCommands(ruled)
  const whole = first === undefined || others.length > 0 ? undefined : build(first.command, body, state)?.[0]
  if (first === undefined || whole === undefined) return learnt(mergeCommands(ruled))
  if (whole.section !== first.section) return learnt([first.section === 'report' ? whole : first])
  return learnt([{ ...first, args: { ...whole.args, ...first.args } }])
}

/** As good as certain to be one wish with words around it. */
function isPlainlyOne(guess: Guess, { read, body }: Looked): boolean {
  const same = read.commands.every(({ command }) => command === 'note' || command === guess.label)
  return same && guess.probability >= CERTAIN && guess.note <= HARDLY && !counts(body)
}

function isRemark({ args }: Command, { state, classify }: Looked): boolean {
  const text = args?.text ?? ''
  if (isTelling(text) || counts(text)) return false
  const guess = classify(text, state)
  return guess.label !== 'note' && guess.note < LIKELY
}

/** The whole message as one command. */
function single(guess: Guess, looked: Looked): Understanding | undefined {
  const { read, body, state, build } = looked
  const { label } = guess
  if (label === 'answer' && state.last.startsWith('asked:') && guess.note < NO_NOTE)
    return learnt([{ command: 'answer', args: { text: body.trim() } }])
  if (label === 'note' || label === 'several' || label === 'remark' || guess.note > NO_NOTE || body.length > LONGEST_WISH) return undefined
  const noted = read.commands.every(({ command }) => command === 'note')
  if (guess.probability < (noted ? LIKELY : SURE) || tellsMore(body, guess)) return undefined
  const commands = build(label, body, state)
  return commands === undefined ? undefined : learnt(commands)
}

/** Numbers of things are material, unless the wish is about them. */
function tellsMore(body: string, { label, note }: Guess): boolean {
  if (ABOUT_FIGURES.includes(label)) return false
  return counts(body) || (note > HARDLY && isTelling(body))
}

function counts(body: string): boolean {
  return isCounting(body) || COUNTED.test(body.replaceAll(NO_COUNT, ''))
}

/** Lengths, points, years and the hotline's number count nothing. */
const NO_COUNT = /\d{2,5}\s*个?字|20[12]\d|第\s*\d|\d\s*[、,，和跟]\s*\d|\d\s*[点条段]|12345|12348|\b1[+＋]/gu
const COUNTED = /\d/u

const ABOUT_FIGURES: readonly MessageLabel[] = ['revise', 'sources', 'polish', 'check']

/** A note with a wish in its last sentence, or one wish after the other. */
function bySentence({ read, body, state, classify, build }: Looked): Understanding | undefined {
  if (!read.commands.every(({ command }) => command === 'note')) return undefined
  const sentences = sentencesOf(body)
  const built = sentences.map((sentence, at) => {
    const text = body.slice(sentence.start, sentence.end)
    const guess = classify(text, state)
    const wished = WISHES.includes(guess.label) && guess.probability >= CLEAR && !isTelling(text)
    return wished && at >= sentences.length - LAST ? build(guess.label, text, state) : undefined
  })
  const from = built.findLastIndex((commands) => commands === undefined) + 1
  const start = sentences[from]?.start
  if (start === undefined) return undefined
  const wishes = built.slice(from).flatMap((commands) => commands ?? [])
  const text = body.slice(0, start).trim()
  return learnt(text === '' ? wishes : [{ command: 'note', args: { text } }, ...wishes])
}

/** Only the last sentences of a message are looked at for wishes. */
const LAST = 3
const WISHES: readonly MessageLabel[] = ['draft', 'export', 'status', 'check', 'undo', 'revise', 'sources']

function learnt(commands: readonly Command[]): Understanding {
  return { commands, why: '像学过的说法', sure: false }
}
