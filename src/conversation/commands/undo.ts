import type { Draft } from '../../core/draft.ts'
import type { Report } from '../../core/report.ts'
import type { SectionId } from '../../core/section.ts'
import { phrases } from '../phrases.ts'
import { changeConversation, type HandleCommand, say } from '../turn.ts'

/** undo: everything the last writing message brought is taken back; said again, what the one before it brought. */
export const handleUndo: HandleCommand = async (turn) => {
  const newest = lastDraft(turn.report)
  if (newest === undefined) return say(turn, phrases.nothingToUndo)
  let report = turn.report
  const touched: SectionId[] = []
  for (let draft: Draft | undefined = newest; draft?.askedBy === newest.askedBy; draft = lastDraft(report)) {
    const { id } = draft.section
    const earlier = (report.drafts[id] ?? []).slice(0, -1)
    report = { ...report, drafts: { ...report.drafts, [id]: earlier }, history: report.history.slice(0, -1) }
    if (!touched.includes(id)) touched.unshift(id)
  }
  const back = touched.flatMap((id) => report.drafts[id]?.at(-1) ?? [])
  const gone = touched.filter((id) => (report.drafts[id] ?? []).length === 0)
  const left = lastDraft(report)
  const undone = changeConversation(
    { ...turn, report },
    { last: left === undefined ? 'none' : `drafted:${left.section.id}` },
  )
  return say(undone, phrases.undone(gone, back))
}

function lastDraft(report: Report): Draft | undefined {
  const section = report.history.at(-1)
  return section === undefined ? undefined : report.drafts[section]?.at(-1)
}
