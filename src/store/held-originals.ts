import type { Conversation } from '../core/conversation.ts'
import type { Report } from '../core/report.ts'
import type { TurnCommit } from '../core/turn-store.ts'

const REPORT = 'report:'

/** Who holds which originals after a commit: (holder ids)… for HOLD_ORIGINALS. What is deleted holds nothing. */
export function holdersOf({ conversation, reports, deleted = [] }: TurnCommit): readonly string[] {
  return [
    ...[`conversation:${conversation.id}`, pendingIn(conversation).join(' ')],
    ...reports.flatMap((report) => [REPORT + report.id, notedIn(report).join(' ')]),
    ...deleted.flatMap((id) => [REPORT + id, '']),
  ]
}

/** Id of the report that holds; undefined for a conversation. */
export function reportOfHolder(holder: string): string | undefined {
  return holder.startsWith(REPORT) ? holder.slice(REPORT.length) : undefined
}

function notedIn({ notes }: Report): readonly string[] {
  return notes.flatMap(({ source }) => source?.original?.id ?? [])
}

/** What waits for a word before it becomes a note. */
function pendingIn({ file, unconfirmed = [] }: Conversation): readonly string[] {
  return [file, ...unconfirmed].flatMap((one) => one?.original?.id ?? [])
}
