import type { Draft } from '../../core/draft.ts'
import { helpText } from '../help-text.ts'
import { phrases } from '../phrases.ts'
import { changeReport, type HandleCommand, say, type Turn } from '../turn.ts'

export const handleHelp: HandleCommand = async (turn) => say(turn, helpText(turn.report))

/** smalltalk: thanks are taken as thanks, everything else as a greeting. */
export const handleSmalltalk: HandleCommand = async (turn) =>
  say(turn, /谢|辛苦|好的|收到|ok/i.test(turn.text) ? phrases.thanks : phrases.greeting)

export const handleUnsupported: HandleCommand = async (turn) => say(turn, phrases.unreadable)

/** cancel: a running turn was stopped when the word came in; here only what is waiting for an answer is let go. */
export const handleCancel: HandleCommand = async (turn) => {
  const { pendingQuestion, confirming: _, ...conversation } = turn.conversation
  if (lastDraft(turn)?.unfinished === true && turn.conversation.last.startsWith('drafted:'))
    return say(turn, phrases.stopped)
  if (pendingQuestion === undefined) return say(turn, phrases.nothingToCancel)
  const questions = turn.report.questions.map((question) =>
    question.id === pendingQuestion ? { ...question, state: 'dropped' as const } : question,
  )
  return say({ ...changeReport(turn, { questions }), conversation }, phrases.stopped)
}

function lastDraft({ report }: Turn): Draft | undefined {
  const section = report.history.at(-1)
  return section === undefined ? undefined : report.drafts[section]?.at(-1)
}
