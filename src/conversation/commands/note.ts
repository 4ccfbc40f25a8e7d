import { findClassifiedMark } from '../classified-mark.ts'
import type { KeepNotes } from '../keep-notes.ts'
import { phrases } from '../phrases.ts'
import { contributes, personOf } from '../report-identity.ts'
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
  const kept = keepNotes.keep(turn.report, { text, author: sender, at: turn.now, messageKey: idempotencyKey })
  return say({ ...turn, report: kept.report }, phrases.noted(kept.facts))
}

/** In a group everybody who brings material contributes; the group itself is the circle of trust. */
function withContributor(turn: Turn): Turn {
  const { report, message } = turn
  if (contributes(report, message.sender.id)) return turn
  const joined = { ...personOf(message), role: 'contributor' as const }
  return { ...turn, report: { ...report, contributors: [...report.contributors, joined] } }
}
