import type { Command } from '../core/command.ts'
import type { Question } from '../core/question.ts'
import { coverageQuestions } from '../report/coverage.ts'
import { asking } from './ask-question.ts'
import { addQuestions } from './keep-notes.ts'
import { nextProfileQuestion } from './onboarding.ts'
import { changeConversation, changeReport, say, type Turn } from './turn.ts'

/** Which is asked first: what makes the report be sent back comes before what makes it better. */
const ORDER: readonly Question['kind'][] = [
  'unit-name',
  'year',
  'conflict',
  'ratio',
  'sum',
  'duty-missing',
  'cause-missing',
  'unverified',
  'vague-law',
  'unit-missing',
  'base-missing',
  'duplicate',
  'group-head',
  'cut-off',
  'addressee',
  'length',
  'variant',
  'missing',
]

/**
 * After a draft: what its kind of draft needs to know is added to what is open, and one question is asked. What only the
 * whole report lacks is not asked for after a single section.
 */
export function askNext(turn: Turn, { section }: Command): Turn {
  const whole = section === undefined || section === 'report'
  const profile = nextProfileQuestion(turn.report, whole ? 'report' : 'section')
  const asked: readonly Question[] = profile === undefined ? [] : [{ id: '', state: 'open', facts: [], ...profile }]
  const missing = whole ? coverageQuestions(turn.report.facts, 1) : []
  return nextQuestions(changeReport(turn, { questions: addQuestions(turn.report.questions, [...asked, ...missing]) }))
}

/**
 * Asks one open question, the most important. Each is asked once: an unanswered one stays in `status` and is not repeated.
 * One at a time, so that 「1」 or 「第二个」 is an answer.
 */
export function nextQuestions(turn: Turn): Turn {
  const open = turn.report.questions.filter(({ state }) => state === 'open')
  const [first] = [...open].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  if (first === undefined) return turn
  const questions = turn.report.questions.map((question) =>
    question.id === first.id ? { ...question, state: 'asked' as const } : question,
  )
  const waiting = changeConversation(changeReport(turn, { questions }), { pendingQuestion: first.id })
  return say(waiting, asking(first))
}
