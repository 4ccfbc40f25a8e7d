import type { Question } from '../../core/question.ts'
import type { Report } from '../../core/report.ts'
import { phrases } from '../phrases.ts'
import { blankReport, privateReportId } from '../report-identity.ts'
import { changeConversation, type HandleCommand, say, type Turn } from '../turn.ts'

/** What has to be typed, to the letter, before anything is deleted. */
const WORDS = { notes: '确认删除我的素材', report: '确认删除整份报告' } as const

/** forget: never at once. Says what would go and waits for the typed words. */
export const handleForget: HandleCommand = async (turn, { args }) => {
  const scope = args?.scope ?? 'notes'
  const { report, message } = turn
  const owner = report.contributors.find(({ role }) => role === 'owner')
  if (scope === 'report' && owner !== undefined && owner.id !== message.sender.id)
    return say(turn, phrases.forgetOnlyOwner(owner.name))
  const own = ownNotes(report, message.sender.id)
  if (scope === 'notes' && own.length === 0 && !leftMore(turn)) return say(turn, phrases.nothingToForget)
  const asked = changeConversation(turn, { confirming: { scope, word: WORDS[scope], by: message.sender.id } })
  return say(asked, phrases.forgetConfirm(scope, WORDS[scope], scope === 'report' ? report : { ...report, notes: own }))
}

/** Nothing told, but a file that waits, or a report to write after. */
function leftMore(turn: Turn): boolean {
  return holdsPending(turn) || turn.report.style?.by === turn.message.sender.id
}

/**
 * The answer to the question above, before anything else is read into the message. Undefined when nothing is being
 * confirmed. Any other words keep everything and are handled as what they are.
 */
export function confirmForgetting(turn: Turn): Turn | undefined {
  const { confirming } = turn.conversation
  if (confirming?.word !== turn.text.trim() || confirming.by !== turn.message.sender.id) return undefined
  return confirming.scope === 'report'
    ? forgetReport(withoutTraces(settled(turn), () => true))
    : forgetOwnNotes(withoutTraces(settled(turn), (by) => by === turn.message.sender.id))
}

/** The pending confirmation let go. */
function settled(turn: Turn): Turn {
  const { confirming: _, ...conversation } = turn.conversation
  return { ...turn, conversation }
}

/** What the chat itself remembers of the texts; the files and pictures that wait there go with whose they are. */
function withoutTraces(turn: Turn, isGone: (by: string | undefined) => boolean): Turn {
  const { checked: _checked, waiting: _waiting, pendingQuestion: _pending, ...conversation } = turn.conversation
  const { file, unconfirmed = [], awaitsFile: _awaits, ...rest } = conversation
  const left = unconfirmed.filter(({ by }) => !isGone(by))
  return {
    ...turn,
    conversation: {
      ...rest,
      ...(file !== undefined && !isGone(file.by) && { file }),
      ...(left.length > 0 && { unconfirmed: left }),
      last: 'none',
    },
  }
}

/** A file or picture of one's own that is no note yet. */
function holdsPending({ conversation, message }: Turn): boolean {
  const { file, unconfirmed = [] } = conversation
  return [file, ...unconfirmed].some((one) => one?.by === message.sender.id)
}

function forgetReport(turn: Turn): Turn {
  const { report, message } = turn
  const drafts = Object.values(report.drafts).reduce((sum, revisions) => sum + revisions.length, 0)
  const fresh = blankReport(privateReportId(turn.conversation), message)
  const kept = fresh.id === report.id ? { ...fresh, revision: report.revision } : fresh
  const emptied: Turn = { ...turn, report: kept, deleted: kept.id === report.id ? [] : [report.id] }
  return say(emptied, phrases.forgotten({ notes: report.notes.length, drafts, originals: originalsIn(report.notes) }))
}

/** Facts of the notes go with them, and so do all drafts that rest on one of those facts: nothing of them stays readable. */
function forgetOwnNotes(turn: Turn): Turn {
  const { report, message } = turn
  const own = ownNotes(report, message.sender.id)
  const gone = new Set(own.map(({ id }) => id))
  const facts = report.facts.filter(({ provenance }) => !gone.has(provenance.noteId))
  const left = new Set(facts.map(({ id }) => id))
  const drafts = draftsWithout(report, left)
  const removed = countDrafts(report) - countDrafts({ drafts })
  const notes = report.notes.filter(({ id }) => !gone.has(id))
  const told = new Set(report.notes.filter(({ id }) => gone.has(id)).map(({ text }) => text))
  const questions = report.questions
    .filter((question) => question.facts.every((id) => left.has(id)))
    .map((question) => withoutAnswer(question, told))
  const history = report.history.filter((id) => (drafts[id] ?? []).length > 0)
  return say(
    { ...turn, report: { ...withoutOwnStyle(report, message.sender.id), notes, facts, drafts, questions, history } },
    phrases.forgotten({ notes: gone.size, drafts: removed, originals: originalsIn(own) }),
  )
}

/** What was learnt from a report that this person gave goes too. */
function withoutOwnStyle(report: Report, personId: string): Report {
  const { style, ...rest } = report
  return style === undefined || style.by === personId ? rest : report
}

/** An answer that was kept as a note goes with it. */
function withoutAnswer({ answer, ...question }: Question, told: ReadonlySet<string>): Question {
  return answer === undefined || told.has(answer) ? question : { ...question, answer }
}

function draftsWithout(report: Report, left: ReadonlySet<string>): Report['drafts'] {
  const restsOnLeft = (revision: NonNullable<Report['drafts']['plan']>[number]) =>
    revision.section.paragraphs.every(({ sentences }) =>
      sentences.every(({ facts }) => facts.every((id) => left.has(id))),
    )
  return Object.fromEntries(Object.entries(report.drafts).map(([id, revisions]) => [id, revisions.filter(restsOnLeft)]))
}

function countDrafts({ drafts }: Pick<Report, 'drafts'>): number {
  return Object.values(drafts).reduce((sum, revisions) => sum + revisions.length, 0)
}

function ownNotes(report: Report, personId: string): Report['notes'] {
  return report.notes.filter(({ author }) => author.id === personId)
}

function originalsIn(notes: Report['notes']): number {
  return notes.filter(({ source }) => source?.original !== undefined).length
}
