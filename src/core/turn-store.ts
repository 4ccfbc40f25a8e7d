import type { Conversation } from './conversation.ts'
import type { InboundMessage } from './inbound-message.ts'
import type { OutboxEntry } from './reply.ts'
import type { Report } from './report.ts'

/** What a turn reads. A conversation or report that does not exist yet has revision 0. */
export interface TurnStore {
  loadConversation(id: string, corp: string): Promise<Conversation>
  loadReport(id: string, corp: string): Promise<Report | undefined>
  /**
   * One atomic step: if the mailbox head is still this message and the revisions are those that were loaded → remove the
   * head, save, append the audit record, put the replies in the outbox. `stale`: somebody else did this turn, throw the
   * work away. `conflict`: the report was changed by another conversation, load and do the turn again.
   */
  commit(turn: TurnCommit): Promise<'committed' | 'stale' | 'conflict'>
}

export interface TurnCommit {
  readonly message: InboundMessage
  /** `revision` as loaded; the store saves revision + 1. */
  readonly conversation: Conversation
  readonly reports: readonly Report[]
  /** Ids of reports to delete for good (`forget`). */
  readonly deleted?: readonly string[]
  readonly replies: readonly OutboxEntry[]
  readonly audit: AuditRecord
}

/** What was done, never what was said: no message text. */
export interface AuditRecord {
  readonly at: number
  readonly messageKey: string
  readonly sender: string
  readonly commands: readonly string[]
  readonly elapsedMs: number
  readonly engine?: string
}

/** What was done in a corporation, for whoever has to answer for it. */
export interface AuditLog {
  /** `month` as 2023-12 (UTC), oldest first. Kept for 400 days after the month's last record. */
  read(corp: string, month: string): Promise<readonly AuditRecord[]>
}
