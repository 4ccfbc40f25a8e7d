import type { ConversationId } from './inbound-message.ts'

/** What is shown of a turn in hand: a whole snapshot that replaces the last one. Lost on a restart, never an answer. */
export interface ProgressBoard {
  show(conversationId: ConversationId, messageKey: string, text: string): Promise<void>
  clear(conversationId: ConversationId, messageKey: string): Promise<void>
}

export interface ProgressSnapshot {
  readonly messageKey: string
  readonly text: string
}

/** The other side of the board, in whatever process holds the connection to the person. */
export interface ProgressFeed {
  /** The snapshot on the board now, for those who poll. */
  latest(conversationId: ConversationId): Promise<ProgressSnapshot | undefined>
  /** Calls `listener` with each new snapshot, and with undefined when the board is cleared. */
  subscribe(
    conversationId: ConversationId,
    listener: (snapshot: ProgressSnapshot | undefined) => void,
  ): Promise<{ readonly release: () => Promise<void> }>
}

/** 「停」: flags the running turn of a conversation from any process. */
export interface StopFlag {
  raise(conversationId: ConversationId, corp: string): Promise<void>
  /** Aborts the returned signal when the flag is raised after this call; `release` ends the watching. */
  watch(
    conversationId: ConversationId,
    corp: string,
  ): Promise<{ readonly signal: AbortSignal; readonly release: () => Promise<void> }>
}
