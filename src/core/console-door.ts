import type { ConversationId } from './inbound-message.ts'

/** One line of the chat page's conversation, the user's own words included, kept so that a reload shows it again. */
export interface FeedItem {
  /** Rises by one in its conversation, from 1. */
  readonly seq: number
  /** Unique in its conversation; an item put twice is kept once. */
  readonly key: string
  readonly from: 'user' | 'bot'
  readonly text: string
  readonly file?: { readonly name: string; readonly bytes: string /* base64 */ }
  /** Id of the user's message this answers; its own id for the user's words. */
  readonly answers: string
  /** True for the last reply to a message. */
  readonly final: boolean
}

/** The durable record of console conversations. */
export interface ConsoleFeed {
  append(conversationId: ConversationId, item: Omit<FeedItem, 'seq'>): Promise<void>
  /** Items with a sequence number above `after`, in order. */
  read(conversationId: ConversationId, after: number): Promise<readonly FeedItem[]>
  /** Calls back when items were appended, from any process, until closed. */
  watch(conversationId: ConversationId, changed: () => void): Promise<() => Promise<void>>
}

export type ConsoleEvent =
  | { readonly kind: 'item'; readonly item: FeedItem }
  /** A snapshot of the answer in the making. */
  | { readonly kind: 'progress'; readonly answers: string; readonly text: string }

/** A message typed on this machine. */
export interface TypedMessage {
  /** The conversation: one browser or terminal. */
  readonly talk: string
  /** Makes a repeat harmless. */
  readonly id: string
  readonly text: string
  /** Who says it, in a script that plays several people; whoever sits at this machine otherwise. */
  readonly by?: string
  /** Said in a group; only a script has one. */
  readonly group?: true
}

/** What the chat page can do; HTTP and the terminal both come in here. */
export interface ConsoleDoor {
  /** Takes a message in durably. */
  post(message: TypedMessage): Promise<void>
  /** What happens in a conversation from `after` on, until the signal fires. */
  events(talk: string, after: number, signal: AbortSignal): AsyncIterable<ConsoleEvent>
  /** A file of the page by its name; undefined when there is none. */
  asset(name: string): { readonly type: string; readonly body: string } | undefined
}
