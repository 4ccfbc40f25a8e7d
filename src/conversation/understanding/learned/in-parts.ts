import type { Command } from '../../../core/command.ts'
import type { MessageLabel } from '../../../core/knowledge/understanding-weights.ts'
import type { UnderstandingState } from '../../../core/understanding.ts'
import { mergeCommands } from '../settle.ts'
import { isTelling } from '../telling.ts'
import { asks } from './asks.ts'
import type { BuildGuess } from './build-guess.ts'
import { counts } from './counting.ts'
import type { Classify } from './create-classifier.ts'
import { breathsOf, clausesOf, type Sentence, sentencesOf } from './sentences.ts'

export interface PartTools {
  readonly state: UnderstandingState
  readonly classify: Classify
  readonly build: BuildGuess
}

/** Shares of probability. */
const WISHED = 0.7
const CLEARLY = 0.85
/** The message as a whole says that it wants more than one thing. */
const SEVERAL = 0.6
const HARDLY_NOTE = 0.1
/** Wishes stand in the first or the last so many parts of a message. */
const EDGE = 3
const LONGEST_WISH = 60
/** Longer messages are not looked at clause by clause. */
const LONGEST = 160
const WISHES: readonly MessageLabel[] = ['draft', 'export', 'status', 'check', 'undo', 'revise', 'sources']
const FIRST: readonly MessageLabel[] = ['draft', 'check', 'polish']

/** A note with a wish before or behind it, or one wish after the other; undefined when no part is plainly a wish. */
export function readInParts(body: string, tools: PartTools): readonly Command[] | undefined {
  const { several } = tools.classify(body, tools.state)
  const clearly = several >= SEVERAL ? WISHED : CLEARLY
  if (body.length > LONGEST) return readParts(body, sentencesOf(body), { tools, enough: WISHED })
  return (
    readParts(body, sentencesOf(body), { tools, enough: WISHED }) ??
    readParts(body, clausesOf(body), { tools, enough: clearly }) ??
    readParts(body, breathsOf(body), { tools, enough: clearly })
  )
}

interface Measure {
  readonly tools: PartTools
  /** A wish must be so probable. */
  readonly enough: number
}

function readParts(body: string, parts: readonly Sentence[], measure: Measure): readonly Command[] | undefined {
  if (parts.length < 2) return undefined
  const wish = (at: number, among: readonly MessageLabel[]) => readWish(parts, at, { body, ...measure, among })
  const behind = lastOf(parts, (at) => wish(at, WISHES))
  if (behind.from < parts.length) return withBefore(body.slice(0, parts[behind.from]?.start), behind.commands)
  const head = body.slice(0, parts[0]?.end)
  const first = TOLD_TO.test(head) && !head.endsWith('的话') ? wish(0, FIRST) : undefined
  const rest = body.slice(parts[1]?.start).trim()
  return first !== undefined && tells(rest) ? [...first, ...noted(rest)] : undefined
}

/** 「第一责任人这块，……」 is a heading, 「写第一责任人」 a wish. */
const TOLD_TO = /[写拟出来整弄润改检查校编做搞]|起草|成文/u

function withBefore(before: string, wishes: readonly Command[]): readonly Command[] {
  const text = before.replace(TAIL, '').trim()
  return mergeCommands([...(text === '' ? [] : noted(text)), ...wishes])
}

function tells(text: string): boolean {
  return counts(text) || isTelling(text)
}

const TAIL = /[\s，,；;、]+$/u

function noted(text: string): readonly Command[] {
  return [{ command: 'note', args: { text } }]
}

interface Tail {
  readonly from: number
  readonly commands: readonly Command[]
}

function lastOf(parts: readonly Sentence[], wish: (at: number) => readonly Command[] | undefined): Tail {
  let tail: Tail = { from: parts.length, commands: [] }
  for (let at = parts.length - 1; at >= Math.max(0, parts.length - EDGE); at -= 1) {
    const commands = wish(at)
    if (commands === undefined) break
    tail = { from: at, commands: [...commands, ...tail.commands] }
  }
  return tail
}

interface PartContext {
  readonly body: string
  readonly tools: PartTools
  readonly enough: number
  readonly among: readonly MessageLabel[]
}

function readWish(
  parts: readonly Sentence[],
  at: number,
  { body, tools, enough, among }: PartContext,
): readonly Command[] | undefined {
  const part = parts[at]
  const text = body.slice(part?.start, part?.end).trim()
  if (text === '' || text.length > LONGEST_WISH) return undefined
  const guess = tools.classify(text, tools.state)
  if (!among.includes(guess.label) || guess.probability < enough || guess.note > HARDLY_NOTE) return undefined
  return isPlain(text, guess.label) && asks(guess, text) ? tools.build(guess.label, text, tools.state) : undefined
}

/** It tells nothing itself; 「前头那个284从哪来的」 speaks of a figure. */
function isPlain(text: string, label: MessageLabel): boolean {
  return label === 'sources' || label === 'revise' || !tells(text)
}
