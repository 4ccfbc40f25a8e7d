import type { ConversationId, ReplyAddress } from './inbound-message.ts'

/** What the user gets. A long text is split by the channel, not here. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: string /* base64 */ }

/** Replies decided with a turn and maybe not delivered yet; item of the delivery lane. */
export interface OutboxEntry {
  /** `{message key}/r{n}`: unique, and stable when the turn is tried again. */
  readonly key: string
  readonly conversationId: ConversationId
  readonly corp: string
  readonly to: ReplyAddress
  /** Where to go, in this order, when the reply window of `to` is over. */
  readonly orElse?: readonly ReplyAddress[]
  readonly reply: Reply
  /** Idempotency key of the message it answers. */
  readonly answers: string
  /** True for the last reply of its turn: who waits for the whole answer waits for this. */
  readonly final: boolean
}
