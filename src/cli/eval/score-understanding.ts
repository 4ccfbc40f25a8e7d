import { isDeepStrictEqual } from 'node:util'
import type { Command } from '../../core/command.ts'
import type { Understand } from '../../core/understanding.ts'
import type { ExpectedCommand, LabelledMessage } from './labelled-messages.ts'

/** How one message was read. */
export interface Outcome {
  readonly message: LabelledMessage
  readonly got: readonly Command[]
  readonly exact: boolean
  /** A note, or words of it that had to be kept, is gone. */
  readonly lost: boolean
  /** Read as a command that destroys where none was meant. */
  readonly destructive: boolean
  /** Milliseconds it took. */
  readonly elapsedMs: number
}

export interface Score {
  readonly messages: number
  readonly exact: number
  readonly lost: number
  readonly destructive: number
  /** Each wrong reading counts one, each destructive one a hundred. */
  readonly errors: number
  /** Milliseconds a message. */
  readonly p50Ms: number
  readonly p99Ms: number
}

/** The whole is what is checked, sent or counted when nothing else is named. */
const WHOLE_BY_DEFAULT: readonly string[] = ['check', 'export', 'status', 'sources', 'undo', 'cancel']

/** The fastest of so many readings is taken: what the rest of the machine does is not measured. */
const TIMED = 3

export function readOutcome(message: LabelledMessage, understand: Understand, clock: () => number): Outcome {
  const got = understand(message.text, message.state).commands
  const times = Array.from({ length: TIMED }, () => {
    const start = clock()
    understand(message.text, message.state)
    return clock() - start
  })
  const elapsedMs = Math.min(...times)
  const lost = losesNote(message, got)
  const destructive =
    got.some((one) => one.command === 'forget') && !message.expect.some((one) => one.command === 'forget')
  const exact =
    !lost && got.length === message.expect.length && message.expect.every((one, at) => matches(one, got[at]))
  return { message, got, exact, lost, destructive, elapsedMs }
}

function matches(expected: ExpectedCommand, got: Command | undefined): boolean {
  if (got?.command !== expected.command) return false
  const anySection = expected.section === undefined && WHOLE_BY_DEFAULT.includes(expected.command)
  if (!anySection && sectionOf(expected) !== sectionOf(got)) return false
  if (anySection) return covered(expected, got)
  return expected.args?.['theme'] === got.args?.theme && covered(expected, got)
}

function covered(expected: ExpectedCommand, got: Command): boolean {
  return Object.entries(expected.args ?? {}).every(([key, value]) =>
    covers(got.args?.[key as keyof typeof got.args], value),
  )
}

function sectionOf({
  command,
  section,
}: {
  readonly command: string
  readonly section?: string | undefined
}): string | undefined {
  return section === 'report' && WHOLE_BY_DEFAULT.includes(command) ? undefined : section
}

/** Everything labelled is there; what is not labelled may be. */
function covers(got: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
    return isDeepStrictEqual(got, expected)
  if (typeof got !== 'object' || got === null) return false
  return Object.entries(expected).every(([key, value]) => covers((got as Record<string, unknown>)[key], value))
}

function losesNote({ expect, has }: LabelledMessage, got: readonly Command[]): boolean {
  if (!expect.some((one) => one.command === 'note')) return false
  const kept = got.filter((one) => one.command === 'note').map((one) => one.args?.text ?? '')
  return kept.length === 0 || has.some((words) => !kept.join('\n').includes(words))
}

export function sum(outcomes: readonly Outcome[]): Score {
  const count = (test: (one: Outcome) => boolean): number => outcomes.filter(test).length
  const times = outcomes.map((one) => one.elapsedMs).sort((a, b) => a - b)
  const share = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
  const destructive = count((one) => one.destructive)
  return {
    messages: outcomes.length,
    exact: count((one) => one.exact),
    lost: count((one) => one.lost),
    destructive,
    errors: count((one) => !one.exact && !one.destructive) + 100 * destructive,
    p50Ms: share(0.5),
    p99Ms: share(0.99),
  }
}

/** Expected → got → how often, by the names of the commands. */
export function confusion(outcomes: readonly Outcome[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const table = new Map<string, Map<string, number>>()
  for (const { message, got } of outcomes) {
    const line = table.get(names(message.expect)) ?? new Map<string, number>()
    line.set(names(got), (line.get(names(got)) ?? 0) + 1)
    table.set(names(message.expect), line)
  }
  return table
}

export function names(commands: readonly { readonly command: string }[]): string {
  return commands.map((one) => one.command).join('+')
}
