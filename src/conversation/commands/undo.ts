import type { Draft } from '../../core/draft.ts'
import type { Report } from '../../core/report.ts'
import { SECTION_IDS, type SectionId } from '../../core/section.ts'
import { phrases } from '../phrases.ts'
import { changeConversation, type HandleCommand, say, type Turn } from '../turn.ts'

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
  const undone = changeConversation({ ...turn, report }, { last: standing(report) })
  return say(undone, phrases.undone(gone, back))
}

/** What the talk is about again: the section written last, or the whole where one message wrote several. */
function standing(report: Report): Turn['conversation']['last'] {
  const left = lastDraft(report)
  if (left === undefined) return 'none'
  const together = SECTION_IDS.filter((id) => report.drafts[id]?.some(({ askedBy }) => askedBy === left.askedBy))
  return together.length > 1 ? 'drafted:report' : `drafted:${left.section.id}`
}

function lastDraft(report: Report): Draft | undefined {
  const section = report.history.at(-1)
  return section === undefined ? undefined : report.drafts[section]?.at(-1)
}
