import type { Question } from '../core/question.ts'
import type { UnderstandingState } from '../core/understanding.ts'
import type { Turn } from './turn.ts'

/** What the reading of the next message may depend on. */
export function understandingState(turn: Turn): UnderstandingState {
  const { conversation, report } = turn
  const question = pendingQuestion(turn) ?? joinQuestion(turn)
  return {
    ...(report.unit === undefined ? {} : { unit: report.unit.fullName }),
    ...(report.year === undefined ? {} : { year: report.year }),
    hasNotes: report.notes.length > 0,
    last: conversation.last,
    ...unfinished(turn),
    ...(question === undefined ? {} : { question }),
  }
}

/** The draft written last was stopped half way. */
function unfinished({ conversation, report }: Turn): Pick<UnderstandingState, 'unfinished' | 'theme'> {
  const section = report.history.at(-1)
  const draft = section === undefined ? undefined : report.drafts[section]?.at(-1)
  if (draft?.unfinished !== true || !conversation.last.startsWith('drafted:')) return {}
  return { unfinished: true, ...(draft.theme === undefined ? {} : { theme: draft.theme }) }
}

/** The question the person was asked last and has not answered. */
export function pendingQuestion({ conversation, report }: Pick<Turn, 'conversation' | 'report'>): Question | undefined {
  return report.questions.find(({ id, state }) => id === conversation.pendingQuestion && state === 'asked')
}

/** An owner who was asked to let somebody in is being asked, whatever else was said since. */
function joinQuestion({ report, message }: Turn): UnderstandingState['question'] {
  const owner = report.contributors.find(({ role }) => role === 'owner')
  const [request] = report.joinRequests
  if (request === undefined || owner?.id !== message.sender.id) return undefined
  return { kind: 'missing', text: request.name, options: ['同意', '不同意'] }
}
