import type { Draft } from '../../core/draft.ts'
import { helpText } from '../help-text.ts'
import { phrases } from '../phrases.ts'
import { changeReport, type HandleCommand, say, type Turn } from '../turn.ts'

export const handleHelp: HandleCommand = async (turn) => say(turn, helpText(turn.report))

/** smalltalk: thanks are taken as thanks, a greeting is returned, anything else is let pass in a word. */
export const handleSmalltalk: HandleCommand = async (turn) => {
  if (/谢|辛苦|感激|祝/u.test(turn.text)) return say(turn, phrases.thanks)
  if (!GREETING.test(turn.text)) return say(turn, phrases.fine)
  return say(turn, turn.report.notes.length === 0 ? phrases.greeting : phrases.here)
}

const GREETING = /[你您]好|在[吗不么嘛]|哈[喽罗]|早上好|[上下]午好|晚上好|^(?:早|嗨|喂|hi|hello)|有人吗|测试/iu

export const handleUnsupported: HandleCommand = async (turn) =>
  say(turn, turn.text.trim() === '' ? phrases.unreadable : phrases.notMine)

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
