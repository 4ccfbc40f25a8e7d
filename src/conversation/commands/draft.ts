import type { Command } from '../../core/command.ts'
import type { Draft } from '../../core/draft.ts'
import type { Finding } from '../../core/finding.ts'
import type { SectionId } from '../../core/section.ts'
import { liveFacts } from '../../core/section-facts.ts'
import { charsOf } from '../../drafting/revise/measure.ts'
import { lengthNote } from '../../report/length-note.ts'
import { sectionLengths } from '../../report/section-lengths.ts'
import { neededFirst, waitForProfile } from '../needed-first.ts'
import { askNext } from '../next-questions.ts'
import { phrases } from '../phrases.ts'
import type { ProofreadWhole } from '../proofread-whole.ts'
import type { RenderDraft } from '../render-draft.ts'
import { REPORT_ORDER } from '../section-names.ts'
import { changeConversation, type HandleCommand, say, type Turn } from '../turn.ts'
import { keepDraft, type SectionOrder, type WriteSection } from '../write-section.ts'

interface Tools {
  readonly writeSection: WriteSection
  readonly render: RenderDraft
  readonly proofreadWhole: ProofreadWhole
}

/** draft: writes a section, one theme's part of the achievements, or the whole report, from the ledger as it stands. */
export function createDraftHandler(tools: Tools): HandleCommand {
  return async (turn, command) => {
    if (liveFacts(turn.report.facts).length === 0) return say(turn, phrases.noMaterial)
    if (neededFirst(turn.report, command) !== undefined) return waitForProfile(turn, command)
    let current = turn
    for (const section of sectionsOf(command)) {
      if (current.signal.aborted) break
      current = await writeOne(current, { ...orderOf(turn, command, section), inWhole: isWhole(command) }, tools)
    }
    if (isWhole(command)) current = sayWhole(current, turn)
    if (isWhole(command)) current = say(current, phrases.doubts(tools.proofreadWhole(current.report)))
    current = sayHowLong(current, turn, command)
    return askNext(changeConversation(current, { last: `drafted:${command.section ?? 'report'}` }), command)
  }
}

function sectionsOf({ section }: Command): readonly SectionId[] {
  return section === undefined || section === 'report' ? REPORT_ORDER : [section]
}

function isWhole({ section }: Command): boolean {
  return section === undefined || section === 'report'
}

function orderOf(turn: Turn, command: Command, section: SectionId): SectionOrder {
  const { args } = command
  const length = lengthOf(turn, command, section)
  return {
    section,
    request: args?.text ?? '',
    askedBy: turn.message.idempotencyKey,
    ...(args?.theme === undefined ? {} : { theme: args.theme }),
    ...(length === undefined ? {} : { length }),
  }
}

/** A length asked for the whole report is shared out to its sections. */
function lengthOf({ report }: Turn, { args, section: target }: Command, section: SectionId): number | undefined {
  const whole = target === undefined || target === 'report'
  const total = args?.length ?? (whole ? report.length : undefined)
  return whole && total !== undefined ? sectionLengths(total, report.style)[section] : total
}

/** Below what was written, so that it is read with it. */
function withDoubts(text: string, doubts: readonly Finding[]): string {
  return doubts.length === 0 ? text : `${text}\n\n${phrases.doubts(doubts)}`
}

/** Once, at the end: what was told does not fill the length that was wished for. */
function sayHowLong(after: Turn, before: Turn, command: Command): Turn {
  const sections = sectionsOf(command)
  const written = newDrafts(after, before, sections).map(({ section }) => section)
  const wished = command.args?.length ?? (sections.length > 1 ? before.report.length : undefined)
  const note = written.length < sections.length ? undefined : lengthNote(written, wished)
  return note === undefined ? after : say(after, note)
}

/** What of these sections was written in between. */
function newDrafts(after: Turn, before: Turn, sections: readonly SectionId[]): readonly Draft[] {
  return sections.flatMap((id) => {
    const drafts = after.report.drafts[id] ?? []
    return drafts.length > (before.report.drafts[id] ?? []).length ? (drafts.at(-1) ?? []) : []
  })
}

type WholeOrder = SectionOrder & { readonly inWhole: boolean }

/** Said once of all the sections, not above each. */
function sayWhole(after: Turn, before: Turn): Turn {
  const written = newDrafts(after, before, REPORT_ORDER)
  if (after.signal.aborted || written.length < REPORT_ORDER.length) return after
  if (written.some(({ engine }) => engine !== 'embedded')) return after
  return say(after, phrases.wroteWhole(written.reduce((sum, { section }) => sum + charsOf(section), 0)))
}

async function writeOne(turn: Turn, { inWhole, ...order }: WholeOrder, { writeSection, render }: Tools): Promise<Turn> {
  const shown = render.progress(turn.report, order.section)
  const { draft, doubts, fellBack, note } = await writeSection.write(turn.report, order, {
    signal: turn.signal,
    onProgress: (progress) => {
      turn.show(shown(progress))
    },
  })
  const written = draft.section.paragraphs.some(({ sentences }) => sentences.length > 0)
  if (!written) return say(turn, draft.unfinished === true ? phrases.stopped : phrases.nothingToWrite(order.section))
  const report = keepDraft(turn.report, draft)
  return say(
    { ...turn, report, engine: draft.engine },
    withDoubts(render.draft(report, draft, fellBack ?? note, { inWhole }), doubts),
  )
}
