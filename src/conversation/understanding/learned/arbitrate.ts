import type { Command } from '../../../core/command.ts'
import type { UnderstandingLexicon } from '../../../core/knowledge/understanding-lexicon.ts'
import type { MessageLabel } from '../../../core/knowledge/understanding-weights.ts'
import type { Understanding, UnderstandingState } from '../../../core/understanding.ts'
import { lastDrafted, make } from '../build-commands.ts'
import { isAsked } from '../read-answer.ts'
import { mergeCommands } from '../settle.ts'
import { isTelling } from '../telling.ts'
import { asks } from './asks.ts'
import { type BuildGuess, createBuildGuess } from './build-guess.ts'
import { counts } from './counting.ts'
import { type Classify, createClassifier, type Guess } from './create-classifier.ts'
import { readInParts } from './in-parts.ts'
import { readPastedLead } from './pasted-lead.ts'
import { readReplaced, withTold } from './replaced.ts'
import { withSecondWish } from './second-wish.ts'
import { withFigures } from './with-figures.ts'

/** Looks again at what the rules read, with what was learnt from labelled messages. */
export type Arbitrate = (read: Understanding, body: string, state: UnderstandingState) => Understanding

/** Shares of probability, found on the messages of one writer after the other, left out of the learning. */
const NO_NOTE = 0.2
const HARDLY_NOTE = 0.08
const MAYBE = 0.35
const LIKELY = 0.55
const LIKELIER = 0.7
const SURE = 0.8
const CERTAIN = 0.9
const PLAINLY = 0.9
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
    return withFigures(again({ read, body, state, guess: tools.classify(body, state), ...tools }), body)
  }
}

/** Each looks for one kind of mistake; the first that finds it is believed. */
const SETTLED = [ofPart, material, guessed, second, severalOf, rather]
const NOTED = [pasted, replaced, kept, remarked, single, inParts]

function again(looked: Looked): Understanding {
  for (const look of isSettled(looked.read) ? SETTLED : NOTED) {
    const found = look(looked)
    if (found !== undefined) return found
  }
  return looked.read
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

/** What the rules only guessed at more likely tells something: 「下一步把制度全部查一遍」. */
function guessed({ read, body, state, guess }: Looked): Understanding | undefined {
  if (read.sure || guess.label !== 'note' || guess.probability < MORE_LIKELY || isAsked(state)) return undefined
  return read.commands.every(({ command }) => GUESSED.includes(command))
    ? learnt([{ command: 'note', args: { text: body.trim() } }])
    : undefined
}

const GUESSED: readonly MessageLabel[] = ['draft', 'check', 'status', 'export', 'sources', 'revise', 'undo']
const MORE_LIKELY = 0.5

/** Carries the words it is about, or declares something: a text to be polished tells things, too. */
function isAboutOwnWords({ command }: Command): boolean {
  return OWN_WORDS.includes(command)
}

const OWN_WORDS: readonly string[] = ['polish', 'check', 'profile', 'answer']

/** As good as certain another wish than the rules read: 「前言缩两句」 of a draft changes it. */
function rather({ read, body, state, guess, build }: Looked): Understanding | undefined {
  const [only] = read.commands
  const open = read.commands.length === 1 && only !== undefined && isOpen(only, guess)
  if (!open || guess.label === only.command || !RATHER.includes(guess.label)) return undefined
  if (guess.probability < (isAgain(only, guess, state) ? LIKELIER : PLAINLY) || isAsked(state)) return undefined
  const commands = build(guess.label, body, state)
  return commands === undefined ? undefined : learnt(commands)
}

/** 「书记的和镇长的分开写」 of what was just drafted rather changes it. */
function isAgain({ command, section }: Command, { label }: Guess, state: UnderstandingState): boolean {
  return command === 'draft' && label === 'revise' && lastDrafted(state)?.section === section
}

/** A version named while there is a text is declared, or asked for as a file. */
function isOpen({ command, args }: Command, { label }: Guess): boolean {
  const versionOnly = command === 'profile' && label === 'export' && Object.keys(args ?? {}).join() === 'variant'
  return versionOnly || MISREAD.includes(command)
}

const MISREAD: readonly MessageLabel[] = ['draft', 'polish', 'status', 'export', 'check', 'undo', 'revise']
const RATHER: readonly MessageLabel[] = [
  'draft',
  'revise',
  'sources',
  'status',
  'help',
  'unsupported',
  'export',
  'check',
]

/** 「校对完导出」: one wish was guessed at where the message says that it wants more. */
function severalOf({ read, body, state, guess, classify, build }: Looked): Understanding | undefined {
  if (read.sure || read.commands.length > 1 || guess.several < LIKELIER || isAsked(state)) return undefined
  const commands = readInParts(body, { state, classify, build })
  const wishes = commands?.every(({ command }) => command !== 'note') === true && commands.length > 1
  return wishes ? learnt(commands) : undefined
}

/** 「履职那段换个说法」 while a question waits: a part of the text named as one is no answer. */
function ofPart({ read, body, state, guess, build }: Looked): Understanding | undefined {
  const answered = read.commands.every(({ command, args }) => command === 'answer' && args?.choice === undefined)
  if (!isAsked(state) || !answered || guess.label !== 'revise' || guess.probability < PLAINLY) return undefined
  const commands = PART.test(body) ? build('revise', body, { ...state, last: 'drafted:report' }) : undefined
  return commands?.every(({ section }) => section !== 'report') === true ? learnt(commands) : undefined
}

const PART = /[这那]一?[块段节章]|[这那]部分/u

/** A wish that the rules dropped beside the one they read. */
function second({ read, body, ...tools }: Looked): Understanding | undefined {
  const commands = withSecondWish(read.commands, body, tools)
  return commands === undefined ? undefined : learnt(commands)
}

/** A text to be polished, kept as a note. */
function pasted({ read, body, ...tools }: Looked): Understanding | undefined {
  if (!isAllNotes(read)) return undefined
  const commands = readPastedLead(body, tools)
  return commands === undefined ? undefined : learnt(commands)
}

/** 「把「91名」换成「92名」，其他的不用动」 of a draft. */
function replaced({ read, body, guess, ...tools }: Looked): Understanding | undefined {
  const section = lastDrafted(tools.state)?.section
  if (section === undefined || !isAllNotes(read) || guess.note > LIKELY || body.length > LONGEST_WISH) return undefined
  const change = readReplaced(body)
  const changed = change === undefined ? undefined : withTold(body, change, make('revise', section, { change }))
  return changed === undefined ? undefined : learnt(withSecondWish(changed, body, tools) ?? changed)
}

function isAllNotes({ commands }: Understanding): boolean {
  return commands.every(({ command }) => command === 'note')
}

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
  if (ruled.length === 0 || notes.length === 0 || guess.note > NO_NOTE || guess.several > LIKELY) return undefined
  if (ruled.some(({ command }) => command === 'profile')) return declaredOnly(ruled, looked)
  if (keepsMaterial(looked)) return undefined
  if (!isPlainlyOne(looked) && !notes.every((note) => isRemark(note, looked))) return undefined
  return learnt(fuller(mergeCommands(ruled), looked))
}

/** 「署名用街道办事处，别用党工委」: nothing but what is declared, in a few more words. */
function declaredOnly(ruled: readonly Command[], { body, guess, build, state }: Looked): Understanding | undefined {
  if (guess.label !== 'profile' || guess.probability < SURE || guess.note > NO_NOTE) return undefined
  const whole = build('profile', body, state)?.[0]
  return ruled.length > 1 || whole === undefined
    ? undefined
    : learnt([{ command: 'profile', args: { ...whole.args, ...ruled[0]?.args } }])
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
function isPlainlyOne({ read, body, state, guess, classify }: Looked): boolean {
  const same = read.commands.every(({ command }) => command === 'note' || command === guess.label)
  const light = read.commands.every(
    ({ command, args }) =>
      command !== 'note' || (!ADDS.test(args?.text ?? '') && classify(args?.text ?? '', state).note < LIKELY),
  )
  return same && light && guess.probability >= SURE && guess.note <= HARDLY_NOTE && !counts(body)
}

function isRemark({ args }: Command, { state, classify }: Looked): boolean {
  const text = args?.text ?? ''
  if (isTelling(text) || counts(text) || ADDS.test(text)) return false
  const guess = classify(text, state)
  return guess.label !== 'note' && guess.note < MAYBE
}

/** 「最后加一条荣誉」, 「说个情况，……」 tell something that is to be kept. */
const ADDS =
  /[加补]上?[一个两几]?[条个句点项]|补充|^(?:主要|就是|大概|内容)|^(?:再|还|另外|对了|先|帮我|给你)?(?:[说讲报记补]|有)[一两]?[个下件条]?(?:情况|事|数|素材)|^记[一两]?[条下]/u

/** The whole message as one command. */
function single(looked: Looked): Understanding | undefined {
  const { body, state, guess, build } = looked
  if (guess.note + guess.several > NO_NOTE || body.length > LONGEST_WISH) return undefined
  if (guess.label === 'answer' && state.last.startsWith('asked:'))
    return learnt([{ command: 'answer', args: { text: body.trim() } }])
  if (!isLikely(looked) || tellsMore(body, guess) || keepsMaterial(looked)) return undefined
  const commands = build(guess.label, body, state)
  return commands === undefined ? undefined : learnt(commands)
}

const KEPT =
  /^主要|^就是|^(?:再|还|另外|对了|先|帮我|给你)?(?:[说讲报记补]|有)[一两]?[个下件条]?(?:情况|事|数|素材)|^记[一两]?[条下]/u

/** A sentence of its own, or many words, that name no part of the text and ask nothing are not given up for a wish beside them. */
function keepsMaterial({ read, body, state, classify }: Looked): boolean {
  const notes = read.commands.flatMap(({ command, args }) => (command === 'note' ? [args?.text ?? ''] : []))
  if (notes.length === read.commands.length) return false
  return notes.some((text) => {
    if (KEPT.test(text)) return true
    const closed = /[。；;\n]/u.test(body[body.indexOf(text) + text.length] ?? '')
    if (closed && counts(text)) return true
    const long = text.length >= (closed ? TOLD.closed : TOLD.open)
    return long && !OF_TEXT.test(text) && TELLS.includes(classify(text, state).label)
  })
}

/** So many characters tell something: a sentence by itself, and what stands before or behind a comma. */
const TOLD = { closed: 5, open: 14 }
const TELLS: readonly MessageLabel[] = ['note', 'draft']
const OF_TEXT = /[这那]一?[块段些节章样]|[这那]几[块段些节章样]|部分|写|稿|[吗呢？?]|怎么|哪/u

/** A note is given up for what is likely, a word to the bot for what is sure. */
function isLikely({ read, body, guess }: Looked): boolean {
  const noted = isAllNotes(read)
  const enough = SAFE.includes(guess.label) ? MAYBE : LIKELY
  return guess.probability >= (noted ? enough : SURE) && asks(guess, body)
}

/** Changes nothing that a word would not bring back. */
const SAFE: readonly MessageLabel[] = [
  'draft',
  'revise',
  'polish',
  'check',
  'status',
  'sources',
  'export',
  'help',
  'smalltalk',
  'unsupported',
]

/** Numbers of things are material, unless the wish is about them. */
function tellsMore(body: string, { label, note }: Guess): boolean {
  if (ABOUT_FIGURES.includes(label)) return false
  return counts(body) || (note > HARDLY_NOTE && isTelling(body))
}

const ABOUT_FIGURES: readonly MessageLabel[] = ['revise', 'sources', 'polish', 'check', 'profile']

/** A note with a wish before or behind it, or one wish after the other. */
function inParts({ read, body, state, classify, build }: Looked): Understanding | undefined {
  if (!isAllNotes(read)) return undefined
  const commands = readInParts(body, { state, classify, build })
  return commands === undefined ? undefined : learnt(commands)
}

function learnt(commands: readonly Command[]): Understanding {
  return { commands, why: '像学过的说法', sure: false }
}
