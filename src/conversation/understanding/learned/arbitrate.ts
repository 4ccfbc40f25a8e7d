import type { Command, CommandName } from '../../../core/command.ts'
import type { UnderstandingLexicon } from '../../../core/knowledge/understanding-lexicon.ts'
import type { Understanding, UnderstandingState } from '../../../core/understanding.ts'
import { isTelling } from '../telling.ts'
import { type BuildGuess, createBuildGuess } from './build-guess.ts'
import { type Classify, createClassifier, type Guess } from './create-classifier.ts'
import { lastWish } from './last-wish.ts'

/** Looks again at what the rules read, with what was learnt from labelled messages. */
export type Arbitrate = (read: Understanding, body: string, state: UnderstandingState) => Understanding

/** Material is kept unless it is this unlikely to be any; found on messages left out of the learning. */
const NO_NOTE = 0.3
const LIKELY = 0.5
/** What the rules read is given up only for what is as good as certain. */
const CERTAIN = 0.9
/** A last sentence is a wish by itself only when it is clearly one. */
const CLEAR = 0.8
/** Longer messages are material with at most a wish at the end; characters. */
const LONGEST_WISH = 120

/** Where the rules kept a note that is none, the command that it most likely is; the rules' own reading where they found one. */
export function createArbitrate({ lexicon }: { readonly lexicon: UnderstandingLexicon }): Arbitrate {
  const classify = createClassifier({ lexicon, weights: lexicon.weights })
  const tools = { classify, build: createBuildGuess(lexicon) }
  return (read, body, state) => {
    if (lexicon.weights.rows.length === 0 || isSettled(read)) return read
    const guess = classify(body, state)
    return commandFor(guess, { read, body, state, ...tools }) ?? atTheEnd({ read, body, state, ...tools }) ?? read
  }
}

/** What the rules read without a note is theirs, unless they say that it is nothing of theirs. */
function isSettled({ commands, sure }: Understanding): boolean {
  const doubtful = commands.some(({ command }) => DOUBTFUL.includes(command))
  return !commands.some(({ command }) => command === 'note') && sure && !doubtful
}

const DOUBTFUL: readonly CommandName[] = ['unsupported', 'help', 'smalltalk']

interface Looked {
  readonly read: Understanding
  readonly body: string
  readonly state: UnderstandingState
  readonly classify: Classify
  readonly build: BuildGuess
}

/** The whole message as one command. */
function commandFor(guess: Guess, looked: Looked): Understanding | undefined {
  const { read, body, state, build } = looked
  if (guess.command === 'note' || guess.note > NO_NOTE || body.length > LONGEST_WISH) return undefined
  const ruled = read.commands.filter(({ command }) => command !== 'note')
  if (!isLikely(guess, read, ruled) || tellsMore(body, guess)) return undefined
  // The rules found the command and took a remark beside it for a note.
  if (ruled.length > 0 && ruled.every(({ command }) => command === guess.command)) return withRemark(ruled, looked)
  if (ruled.length > 1) return undefined
  const commands = build(guess.command, body, state)
  return commands === undefined ? undefined : learnt(commands)
}

function isLikely(guess: Guess, read: Understanding, ruled: readonly Command[]): boolean {
  const noted = read.commands.some(({ command }) => command === 'note')
  if (!noted || ruled.some(({ command }) => command !== guess.command)) return guess.probability >= CERTAIN
  return guess.probability >= LIKELY
}

/** Numbers of things are material, unless the wish is about them. */
function tellsMore(body: string, { command }: Guess): boolean {
  return !ABOUT_FIGURES.includes(command) && isTelling(body)
}

const ABOUT_FIGURES: readonly CommandName[] = ['revise', 'sources', 'polish', 'check']

/** 「第三点删掉，那个已经整改完了」: the rules' command, and what the remark says of its length. */
function withRemark(ruled: readonly Command[], { body, state, build }: Looked): Understanding {
  const [whole] = ruled.length === 1 ? (build(ruled[0]?.command ?? 'note', body, state) ?? []) : []
  const [first] = ruled
  const fuller = whole !== undefined && first !== undefined && whole.section === first.section
  return learnt(fuller ? [{ ...first, args: { ...first.args, ...whole.args } }] : ruled)
}

/** A note with a wish in its last sentence. */
function atTheEnd({ read, body, state, classify, build }: Looked): Understanding | undefined {
  if (read.commands.length !== 1 || read.commands[0]?.command !== 'note') return undefined
  const cut = lastWish(body)
  if (cut === undefined) return undefined
  const wish = body.slice(cut)
  const guess = classify(wish, state)
  if (!AT_THE_END.includes(guess.command) || guess.probability < CLEAR || isTelling(wish)) return undefined
  const commands = build(guess.command, wish, state)
  const note: Command = { command: 'note', args: { text: body.slice(0, cut).trim() } }
  return commands === undefined ? undefined : learnt([note, ...commands])
}

const AT_THE_END: readonly CommandName[] = ['draft', 'export', 'status', 'check']

function learnt(commands: readonly Command[]): Understanding {
  return { commands, why: '像学过的说法', sure: false }
}
