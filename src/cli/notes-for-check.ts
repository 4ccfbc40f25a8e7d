import { composeCraft } from '../compose/craft.ts'
import { createLogger } from '../compose/logger.ts'
import type { CheckedText } from '../core/checker.ts'
import type { Fact } from '../core/fact.ts'
import type { Finding } from '../core/finding.ts'
import type { Violation, ViolationKind } from '../core/guard.ts'
import { liveFacts } from '../core/section-facts.ts'
import type { CliIo } from './io.ts'
import { readInput, splitNotes } from './read-input.ts'
import { reportFromNotes } from './report-from-notes.ts'

/** What the notes say of a text: the ledger they make, and the figures they do not bear out. */
export interface NotesForCheck {
  readonly facts: readonly Fact[]
  readonly findings: readonly Finding[]
}

/** Reads a notes file the way the chat would, and holds the text against it. */
export async function readNotesForCheck(path: string, checked: CheckedText, io: CliIo): Promise<NotesForCheck> {
  const craft = await composeCraft({ root: io.root, config: { models: [] }, logger: createLogger('error') })
  const { unit, year, variant, text } = checked
  const notes = splitNotes(await readInput(path, io))
  const facts = liveFacts(reportFromNotes(notes, { craft, unit, year, variant }).facts)
  const { violations } = craft.guard(text, facts, { partial: true })
  return { facts, findings: violations.flatMap((violation) => toFinding(text, violation)) }
}

/** What to tell the cadre; dates are left to the checks by year. */
const MESSAGES: Readonly<Partial<Record<ViolationKind, string>>> = {
  invented: '素材里没有这个数，请核实来源',
  changed: '与素材里的数不一致，请核实',
  unit: '与素材里的单位不一致，请核实',
  approx: '与素材里的约数写法（余、多、约）不一致，请核实',
  swapped: '素材里这个数说的是别的事，请核实',
  computed: '素材里没有这个数，由素材也算不出来，请核实',
}

function toFinding(text: string, { kind, figure, start }: Violation): readonly Finding[] {
  const message = MESSAGES[kind]
  if (message === undefined || start === undefined || !text.startsWith(figure, start)) return []
  const span = { start, end: start + figure.length }
  return [{ checker: 'figure-guard', kind: 'no_source', severity: 'warn', quote: figure, span, message }]
}
