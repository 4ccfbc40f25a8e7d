import type { Report } from '../../core/report.ts'
import { phrases } from '../phrases.ts'
import { type HandleCommand, say } from '../turn.ts'

/** undo: everything the last writing message brought is taken back; said again, what the one before it brought. */
export const handleUndo: HandleCommand = async (turn) => {
  const newest = lastDraft(turn.report)
  if (newest === undefined) return say(turn, phrases.nothingToUndo)
  let report = turn.report
  const undone: string[] = []
  for (let draft = newest; draft.askedBy === newest.askedBy; ) {
    const { id } = draft.section
    const earlier = (report.drafts[id] ?? []).slice(0, -1)
    report = { ...report, drafts: { ...report.drafts, [id]: earlier }, history: report.history.slice(0, -1) }
    undone.push(phrases.undone(id, earlier.at(-1)))
    const next = lastDraft(report)
    if (next === undefined) break
    draft = next
  }
  return say({ ...turn, report }, undone.reverse().join('\n'))
}

function lastDraft(report: Report) {
  const section = report.history.at(-1)
  return section === undefined ? undefined : report.drafts[section]?.at(-1)
}
