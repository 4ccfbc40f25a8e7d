import type { ConversationId, ReplyAddress } from './inbound-message.ts'

/** What the user gets. A long text is split by the channel, not here. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string; readonly choices?: readonly Choice[] }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: string /* base64 */ }

/** What may be pressed instead of typed. A channel without buttons leaves it out, so the text must do without it. */
export interface Choice {
  /** On the button; ten characters at most. */
  readonly label: string
  /** What pressing it says, as if it were typed. */
  readonly say: string
}

/** Replies decided with a turn and maybe not delivered yet; item of the delivery lane. */
export interface OutboxEntry {
  /** `{message key}/r{n}`: unique, and stable when the turn is tried again. */
  readonly key: string
  readonly conversationId: ConversationId
  readonly corp: string
  readonly to: ReplyAddress
  readonly reply: Reply
  /** Idempotency key of the message it answers. */
  readonly answers: string
  /** True for the last reply of its turn: who waits for the whole answer waits for this. */
  readonly final: boolean
}
