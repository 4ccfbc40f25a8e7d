import type { Command } from '../../core/command.ts'
import type { Draft, SectionDraft } from '../../core/draft.ts'
import type { DraftChange, DraftingResult, Reviser } from '../../core/drafter.ts'
import type { Finding } from '../../core/finding.ts'
import type { FigureGuard } from '../../core/guard.ts'
import { diffDrafts } from '../../drafting/revise/diff-drafts.ts'
import { charsOf } from '../../drafting/revise/measure.ts'
import { phrases } from '../phrases.ts'
import type { Proofread } from '../proofread.ts'
import type { RenderDraft } from '../render-draft.ts'
import { changeConversation, say, type Turn } from '../turn.ts'
import { briefOf, keepDraft, toDraft } from '../write-section.ts'
import { pointsMeant, type Target } from './drafts-to-change.ts'

/** More lines than these are not read at a glance; 「改了哪里」 shows them. */
const MOST_CHANGES = 6

export interface ReviseTools {
  readonly reviser: Reviser
  readonly render: RenderDraft
  readonly guard: FigureGuard
  readonly proofread: Proofread
}

export interface Revision {
  readonly target: Target
  /** One after the other; they are one revision. */
  readonly changes: readonly [DraftChange, ...DraftChange[]]
  readonly command: Command
}

/** What became of one draft: the turn with its next revision, or why it is as it was. */
export type Revised =
  | { readonly kind: 'changed'; readonly turn: Turn }
  | { readonly kind: 'same'; readonly note?: string }

/** One draft changed as asked: its next revision is shown with what is different. */
export async function reviseTarget(turn: Turn, revision: Revision, tools: ReviseTools): Promise<Revised> {
  const { draft, put } = revision.target
  const result = await changed(turn, revision, tools)
  if (JSON.stringify(result.section) === JSON.stringify(revision.target.part))
    return { kind: 'same', ...(result.note === undefined ? {} : { note: result.note }) }
  const { next, doubts } = proofed(turn, revision, { ...result, section: put(result.section) }, tools)
  const report = keepDraft(turn.report, next)
  const revised = changeConversation({ ...turn, report, engine: next.engine }, { last: `drafted:${draft.section.id}` })
  const said = [
    tools.render.draft(report, isRemoval(revision) ? { ...next, unused: draft.unused } : next, result.fellBack),
    difference(revision, draft, next),
    result.note ?? '',
    phrases.doubts(fresh(doubts, draft)),
  ]
  return { kind: 'changed', turn: say(revised, said.filter((part) => part !== '').join('\n\n')) }
}

function proofed(
  turn: Turn,
  { target: { draft }, changes, command }: Revision,
  result: DraftingResult,
  tools: ReviseTools,
): { readonly next: Draft; readonly doubts: readonly Finding[] } {
  // Words the cadre asked for are theirs: told about, not changed back.
  const repair = changes.every(({ kind }) => kind !== 'replace' && kind !== 'free')
  const { section, doubts } = tools.proofread(result.section, turn.report, { repair })
  const order = {
    section: section.id,
    request: command.args?.text ?? turn.text,
    askedBy: turn.message.idempotencyKey,
    ...(draft.theme === undefined ? {} : { theme: draft.theme }),
  }
  const made = { report: turn.report, order, result: { ...result, section }, at: turn.now, guard: tools.guard }
  return { next: toDraft(made), doubts }
}

async function changed(
  turn: Turn,
  { target: { part, draft, theme = draft.theme }, changes }: Revision,
  { reviser }: ReviseTools,
): ReturnType<Reviser['revise']> {
  const revise = (section: SectionDraft, change: DraftChange): ReturnType<Reviser['revise']> => {
    const about = theme === undefined ? {} : { theme }
    const brief = briefOf(turn.report, { section: section.id, ...about, ...lengthOf(change) })
    return reviser.revise({ draft: section, change, brief }, { signal: turn.signal })
  }
  const [first, ...others] = changes
  let result = await revise(part, first)
  for (const change of others) result = { ...result, ...(await revise(result.section, change)) }
  return result
}

/** What the cadre took out is not told as missing. */
const isRemoval = ({ changes }: Revision): boolean => changes.every(({ kind }) => kind === 'remove-point')

/** What the revision before did not have: nobody is asked twice. */
function fresh(doubts: readonly Finding[], { section }: Draft): readonly Finding[] {
  const before = JSON.stringify(section)
  return doubts.filter(({ quote }) => !before.includes(quote))
}

/** What was done, in words where it was done to whole points; else what changed, where it is read at a glance. */
function difference({ changes }: Revision, before: Draft, after: Draft): string {
  const [first] = changes
  if (pointsMeant(first).length > 0) return phrases.restructured(changes)
  const length = first.kind === 'length' ? phrases.length(charsOf(before.section), charsOf(after.section)) : ''
  const lines = diffDrafts(before.section, after.section)
  const shown = lines.split('\n').length <= MOST_CHANGES ? phrases.changes(lines) : phrases.manyChanges
  return [length, shown].filter((part) => part !== '').join('\n')
}

function lengthOf(change: DraftChange): { readonly length?: number } {
  return change.kind === 'length' && change.chars !== undefined ? { length: change.chars } : {}
}
