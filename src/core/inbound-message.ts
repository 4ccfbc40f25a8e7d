export type ChannelName = 'wecom-app' | 'wecom-bot' | 'dingtalk' | 'console'

/** `{channel}:{account}:{chat}`: one chat with one person, or one group; the unit of order. */
export type ConversationId = `${ChannelName}:${string}:${string}`

/** A platform's message in our words. Survives JSON; everything a worker needs and nothing more. */
export interface InboundMessage {
  /** Equal for all redeliveries of one message. */
  readonly idempotencyKey: string
  readonly conversationId: ConversationId
  /** Corporation whose data this is; keys of one corporation share a Redis Cluster slot. */
  readonly corp: string
  readonly sender: { readonly id: string; readonly name: string }
  /** Said in a group: others read the answer, and anybody of the group may write next. */
  readonly group?: true
  readonly parts: readonly MessagePart[]
  /** Milliseconds since the epoch. */
  readonly receivedAt: number
  readonly replyTo: ReplyAddress
}

export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'voice'; readonly transcript?: string; readonly mediaId?: string }
  | { readonly kind: 'image'; readonly mediaId?: string; readonly url?: string }
  | { readonly kind: 'file'; readonly name: string; readonly mediaId?: string; readonly url?: string }
  | { readonly kind: 'link'; readonly title: string; readonly description: string; readonly url: string }
  | { readonly kind: 'location'; readonly label: string; readonly latitude: string; readonly longitude: string }
  | { readonly kind: 'event'; readonly event: string; readonly key?: string }
  | { readonly kind: 'unsupported'; readonly type: string }

/** Where a reply can go; opaque to all but its channel, and serialisable. */
export interface ReplyAddress {
  readonly channel: ChannelName
  readonly account: string
  /** The platform's id of the person or chat. */
  readonly to: string
  /** Milliseconds since the epoch after which it is closed; absent when it stays open. */
  readonly until?: number
  /** What else the channel needs (req_id, response_url), opaque. */
  readonly extra?: Readonly<Record<string, string>>
  /** Where to go, in this order, when the reply window of this address is over. */
  readonly orElse?: readonly ReplyAddress[]
}
