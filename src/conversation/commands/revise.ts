import type { Command } from '../../core/command.ts'
import type { Draft, SectionDraft } from '../../core/draft.ts'
import type { DraftChange, Reviser } from '../../core/drafter.ts'
import type { Finding } from '../../core/finding.ts'
import type { FigureGuard } from '../../core/guard.ts'
import { SECTION_IDS, type SectionId } from '../../core/section.ts'
import { diffDrafts } from '../../drafting/revise/diff-drafts.ts'
import type { CorrectFigures } from '../correct-figures.ts'
import { nextQuestions } from '../next-questions.ts'
import { phrases } from '../phrases.ts'
import type { Proofread } from '../proofread.ts'
import type { RenderDraft } from '../render-draft.ts'
import { replacements } from '../replacements.ts'
import { SECTION_NAMES } from '../section-names.ts'
import { changeConversation, type HandleCommand, say, type Turn } from '../turn.ts'
import { briefOf, keepDraft, toDraft } from '../write-section.ts'

const MOST_CHANGES = 4

interface Tools {
  readonly reviser: Reviser
  readonly correct: CorrectFigures
  readonly render: RenderDraft
  readonly guard: FigureGuard
  readonly proofread: Proofread
}

/** revise: the last draft, or a named section, changed as asked; each change is a revision that `undo` takes back. */
export function createReviseHandler(tools: Tools): HandleCommand {
  return async (turn, command) => {
    const change = command.args?.change ?? { kind: 'free', wish: command.args?.text ?? turn.text }
    const corrected = change.kind === 'replace' ? tools.correct(turn, change) : turn
    const targets = draftsToChange(corrected, command, change)
    if (targets.length === 0)
      return corrected === turn ? say(turn, nothingToChange(turn, change)) : sayCorrected(turn, corrected)
    const current = await reviseAll(corrected, targets, { command, changes: changesOf(turn, corrected, change) }, tools)
    return corrected === turn ? current : nextQuestions(current)
  }
}

const changesOf = (before: Turn, after: Turn, change: DraftChange): Changes =>
  change.kind === 'replace' ? replacements(before.report, after.report, change) : [change]

async function reviseAll(
  turn: Turn,
  targets: readonly Draft[],
  asked: Pick<Revision, 'command' | 'changes'>,
  tools: Tools,
): Promise<Turn> {
  let current = turn
  for (const draft of targets) current = await reviseOne(current, { ...asked, draft, named: targets.length > 1 }, tools)
  return current
}

/** No draft at all, or none that has these words. */
function nothingToChange({ report }: Turn, change: DraftChange): string {
  const drafted = SECTION_IDS.some((id) => (report.drafts[id] ?? []).length > 0)
  return drafted && change.kind === 'replace' ? phrases.wordsNotFound(change.from) : phrases.noDraftYet
}

/** The ledger alone was changed: there is no draft yet, or none has the figure. */
function sayCorrected(before: Turn, after: Turn): Turn {
  const facts = after.report.facts.slice(before.report.facts.length)
  return nextQuestions(facts.length === 0 ? after : say(after, phrases.corrected(facts)))
}

/** A figure that is corrected is corrected in every section that has it. */
function draftsToChange(turn: Turn, command: Command, change: DraftChange): readonly Draft[] {
  const newest = SECTION_IDS.flatMap((id) => turn.report.drafts[id]?.at(-1) ?? [])
  if (change.kind === 'replace') return newest.filter(({ section }) => JSON.stringify(section).includes(change.from))
  if (command.section !== undefined && command.section !== 'report') {
    return newest.filter(({ section }) => section.id === command.section)
  }
  const last = lastSection(turn)
  return newest.filter(({ section }) => last === undefined || section.id === last)
}

function lastSection({ conversation, report }: Turn): SectionId | undefined {
  const drafted = SECTION_IDS.find((id) => conversation.last === `drafted:${id}`)
  return drafted ?? (conversation.last === 'drafted:report' ? undefined : report.history.at(-1))
}

type Changes = readonly [DraftChange, ...DraftChange[]]

interface Revision {
  readonly draft: Draft
  /** One after the other; they are one revision. */
  readonly changes: Changes
  readonly command: Command
  /** One of several: what is said of it needs its name. */
  readonly named: boolean
}

async function reviseOne(turn: Turn, { draft, changes, command, named }: Revision, tools: Tools): Promise<Turn> {
  const { id } = draft.section
  const theme = draft.theme === undefined ? {} : { theme: draft.theme }
  const result = await changed(turn, { draft, changes }, tools)
  if (JSON.stringify(result.section) === JSON.stringify(draft.section))
    return say(turn, `${named ? `【${SECTION_NAMES[id]}】` : ''}${result.note ?? phrases.nothingChanged}`)
  const order = {
    section: id,
    request: command.args?.text ?? turn.text,
    askedBy: turn.message.idempotencyKey,
    ...theme,
  }
  // Words the cadre asked for are theirs: told about, not changed back.
  const repair = changes.every(({ kind }) => kind !== 'replace' && kind !== 'free')
  const { section, doubts } = tools.proofread(result.section, turn.report, { repair })
  const made = { ...result, section }
  const next = toDraft({ report: turn.report, order, result: made, at: turn.now, guard: tools.guard })
  const report = keepDraft(turn.report, next)
  const revised = changeConversation({ ...turn, report, engine: next.engine }, { last: `drafted:${id}` })
  return say(
    revised,
    [
      tools.render.draft(report, next, result.fellBack),
      difference(draft, next),
      result.note ?? '',
      phrases.doubts(fresh(doubts, draft)),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  )
}

async function changed(
  turn: Turn,
  { draft, changes }: Pick<Revision, 'draft' | 'changes'>,
  { reviser }: Tools,
): ReturnType<Reviser['revise']> {
  const theme = draft.theme === undefined ? {} : { theme: draft.theme }
  const revise = (section: SectionDraft, change: DraftChange): ReturnType<Reviser['revise']> => {
    const brief = briefOf(turn.report, { section: section.id, ...theme, ...lengthOf(change) })
    return reviser.revise({ draft: section, change, brief }, { signal: turn.signal })
  }
  const [first, ...others] = changes
  let result = await revise(draft.section, first)
  for (const change of others) result = { ...result, ...(await revise(result.section, change)) }
  return result
}

/** What the revision before did not have: nobody is asked twice. */
function fresh(doubts: readonly Finding[], { section }: Draft): readonly Finding[] {
  const before = JSON.stringify(section)
  return doubts.filter(({ quote }) => !before.includes(quote))
}

/** What changed, where it is little enough to be read at a glance. */
function difference(before: Draft, after: Draft): string {
  const lines = diffDrafts(before.section, after.section)
  return lines.split('\n').length <= MOST_CHANGES ? phrases.changes(lines) : ''
}

function lengthOf(change: DraftChange): { readonly length?: number } {
  return change.kind === 'length' && change.chars !== undefined ? { length: change.chars } : {}
}
