import type { Command } from '../core/command.ts'
import type { Report } from '../core/report.ts'
import { addQuestions } from './keep-notes.ts'
import { nextProfileQuestion, type ProfileQuestion } from './onboarding.ts'
import { phrases } from './phrases.ts'
import { type CommandHandlers, changeConversation, changeReport, say, type Turn } from './turn.ts'

/**
 * What has to be known before it can be written, as a question; undefined when nothing is missing. The opening names unit and
 * year; the achievements and the plan have the year in their titles; everything else can be written without.
 */
export function neededFirst(report: Report, command: Command): ProfileQuestion | undefined {
  const named = namesTheUnit(command)
  const missing = (named && report.unit === undefined) || (hasTheYear(command) && report.year === undefined)
  if (!missing) return undefined
  const askable = { ...report, questions: [], ...(named || report.unit !== undefined ? {} : { unit: NO_MATTER }) }
  return nextProfileQuestion(askable, 'section')
}

function namesTheUnit({ section }: Command): boolean {
  return section === undefined || section === 'report' || section === 'opening'
}

function hasTheYear(command: Command): boolean {
  const { section, args } = command
  return namesTheUnit(command) || section === 'plan' || (section === 'measures' && args?.theme === undefined)
}

/** Stands for a unit that need not be known now, so that only the year is asked for. */
const NO_MATTER = { fullName: '', name: '', level: '镇', selfName: '' } as const

/** Keeps the wish, asks; the draft is written as soon as the answer is there. */
export function waitForProfile(turn: Turn, command: Command): Turn {
  const needed = neededFirst(turn.report, command)
  if (needed === undefined) return turn
  const old = turn.report.questions.filter(({ kind }) => kind !== needed.kind)
  const questions = addQuestions(old, [{ id: '', state: 'asked', facts: [], ...needed }])
  const waiting = changeReport(turn, { questions })
  const pendingQuestion = questions.at(-1)?.id ?? ''
  return say(changeConversation(waiting, { waiting: command, pendingQuestion }), phrases.firstTell(needed.text))
}

/** Does what was waiting once nothing is missing any more. */
export async function writeWhatWaited(turn: Turn, handlers: CommandHandlers): Promise<Turn> {
  const { waiting, ...conversation } = turn.conversation
  if (waiting === undefined) return turn
  const still = neededFirst(turn.report, waiting)
  if (still === undefined) return await handlers[waiting.command]({ ...turn, conversation }, waiting)
  return turn.conversation.pendingQuestion === undefined ? waitForProfile(turn, waiting) : turn
}
