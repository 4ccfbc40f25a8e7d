import type { Command } from '../../core/command.ts'
import type { FigureReader } from '../../core/figure-reader.ts'
import type { Question } from '../../core/question.ts'
import { type AnswerMeaning, interpretAnswer } from '../interpret-answer.ts'
import { nextQuestions } from '../next-questions.ts'
import { phrases } from '../phrases.ts'
import { isPlainNote } from '../plain-note.ts'
import { dropQuestion, settleQuestion } from '../settle-question.ts'
import { type HandleCommand, say, type Turn } from '../turn.ts'
import { pendingQuestion } from '../understanding-state.ts'
import { answerJoinRequest, type JoinTools } from './join.ts'

interface Tools extends JoinTools {
  readonly note: HandleCommand
  readonly profile: HandleCommand
  readonly figures: FigureReader
}

/** answer: settles the question that was asked last, in the ledger too where the chosen option says so. */
export function createAnswerHandler(tools: Tools): HandleCommand {
  return async (turn, command) => {
    const question = pendingQuestion(turn)
    const joined = await answerJoinRequest(turn, { onlyWords: question !== undefined }, tools)
    if (joined !== undefined) return joined
    if (question !== undefined) return await settle(turn, { question, command }, tools)
    return command.args?.text === undefined ? say(turn, phrases.noQuestion) : await tools.note(turn, command)
  }
}

async function settle(
  turn: Turn,
  { question, command }: { readonly question: Question; readonly command: Command },
  tools: Tools,
): Promise<Turn> {
  const text = command.args?.text ?? turn.text
  if (isPlainNote(question, text, tools.figures)) return await keepAsNote(turn, { question, text }, tools)
  const meaning = interpretAnswer(question, { ...command, args: { ...command.args, text } }, turn.now)
  return await act(turn, { question, meaning }, tools)
}

/** A draft that waits for unit or year cannot be written without. */
function skippedPhrase({ conversation }: Turn, { kind }: Question): string {
  if (conversation.waiting === undefined) return phrases.skipped
  if (kind === 'unit-name') return phrases.cannotWithout('单位全称')
  return kind === 'year' ? phrases.cannotWithout('报告年份') : phrases.skipped
}

async function act(
  turn: Turn,
  { question, meaning }: { readonly question: Question; readonly meaning: AnswerMeaning },
  tools: Tools,
): Promise<Turn> {
  const free = letGo(turn)
  switch (meaning.kind) {
    case 'unclear':
      return say(turn, phrases.askAgain(question))
    case 'skipped':
      return nextQuestions(say({ ...free, report: dropQuestion(turn.report, question) }, skippedPhrase(turn, question)))
    case 'profile': {
      const answered = { ...free, report: settleQuestion(turn.report, question, { text: turn.text }, tools.figures) }
      return nextQuestions(await tools.profile(answered, { command: 'profile', args: meaning.args }))
    }
    case 'choice': {
      const report = settleQuestion(turn.report, question, { choice: meaning.index }, tools.figures)
      return nextQuestions(say({ ...free, report }, phrases.chosen(question.options?.[meaning.index] ?? '')))
    }
    case 'told': {
      const answered = { ...free, report: settleQuestion(turn.report, question, { text: meaning.text }, tools.figures) }
      return nextQuestions(await tools.note(answered, { command: 'note', args: { text: meaning.text } }))
    }
  }
}

/** Never swallowed: what tells of the town's work is kept, and the question goes on waiting. */
async function keepAsNote(
  turn: Turn,
  { question, text }: { readonly question: Question; readonly text: string },
  { note }: Tools,
): Promise<Turn> {
  return say(await note(turn, { command: 'note', args: { text } }), phrases.stillAsking(question))
}

function letGo(turn: Turn): Turn {
  const { pendingQuestion: _, ...conversation } = turn.conversation
  return { ...turn, conversation }
}
