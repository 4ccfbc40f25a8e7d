import type { NoteSource } from '../../core/note.ts'
import type { Question } from '../../core/question.ts'
import { findClassifiedMark } from '../classified-mark.ts'
import type { KeepNotes } from '../keep-notes.ts'
import { phrases } from '../phrases.ts'
import { contributes, contributorOf } from '../report-identity.ts'
import { type HandleCommand, say, type Turn } from '../turn.ts'

/** note: keeps what was told, and says at once what was understood, so that a misreading is seen early. */
export function createNoteHandler({ keepNotes }: { readonly keepNotes: KeepNotes }): HandleCommand {
  return async (turn, { args }) => {
    const text = args?.text ?? turn.text
    const mark = findClassifiedMark(text)
    if (mark !== undefined) return say(turn, phrases.secrecy(mark))
    const twin = turn.report.notes.find((note) => note.text === text && note.author.id === turn.message.sender.id)
    if (twin !== undefined) return say(turn, phrases.alreadyHave(twin.index))
    return keepNote(withContributor(turn), text, keepNotes)
  }
}

function keepNote(turn: Turn, text: string, keepNotes: KeepNotes): Turn {
  const { sender, idempotencyKey } = turn.message
  const kept = keepNotes.keep(turn.report, {
    text,
    author: sender,
    at: turn.now,
    messageKey: idempotencyKey,
    ...sourceOf(turn),
  })
  const raised = kept.report.questions.slice(turn.report.questions.length).filter(({ kind }) => TOLD_AT_ONCE.has(kind))
  return say({ ...turn, report: kept.report }, [phrases.noted(kept.facts), ...doubts(raised)].join('\n'))
}

function sourceOf({ source }: Turn): { readonly source?: NoteSource } {
  return source === undefined ? {} : { source }
}

/** What does not add up is told with the receipt, while the paper is still at hand; it is asked with the next draft. */
const TOLD_AT_ONCE: ReadonlySet<Question['kind']> = new Set(['conflict', 'ratio', 'sum', 'duplicate'])
const MOST_TOLD = 2

function doubts(questions: readonly Question[]): readonly string[] {
  return questions.slice(0, MOST_TOLD).map((question) => phrases.doubt(question))
}

/** In a group everybody who brings material contributes; the group itself is the circle of trust. */
function withContributor(turn: Turn): Turn {
  const { report, message } = turn
  if (contributes(report, message.sender.id)) return turn
  return {
    ...turn,
    report: { ...report, contributors: [...report.contributors, contributorOf(message, 'contributor')] },
  }
}
