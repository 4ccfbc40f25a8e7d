import type { ConversationId } from './inbound-message.ts'

/** What is shown of a turn in hand: a whole snapshot that replaces the last one. Lost on a restart, never an answer. */
export interface ProgressBoard {
  show(conversationId: ConversationId, messageKey: string, text: string): Promise<void>
  clear(conversationId: ConversationId, messageKey: string): Promise<void>
}

/** 「停」: flags the running turn of a conversation from any process. */
export interface StopFlag {
  raise(conversationId: ConversationId, corp: string): Promise<void>
  /** Aborts the returned signal when the flag is raised after this call; `release` ends the watching. */
  watch(
    conversationId: ConversationId,
    corp: string,
  ): Promise<{ readonly signal: AbortSignal; release(): Promise<void> }>
}
