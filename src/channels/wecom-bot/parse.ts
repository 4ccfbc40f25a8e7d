import type { InboundMessage, MessagePart, ReplyAddress } from '../../core/inbound-message.ts'
import type { AibotIdentity } from './account.ts'
import { AibotBody, StreamPoll } from './aibot-body.ts'
import { type AibotEvent, readEvent } from './aibot-event.ts'
import { toParts } from './aibot-parts.ts'
import { withoutMention } from './mention.ts'

/** Who wrote what, where, and where an answer may go. */
export interface AibotHead {
  readonly msgId: string
  readonly botId: string
  readonly userId: string
  readonly chatType: 'single' | 'group'
  /** The group's id as it came (its case matters), or the person's. */
  readonly chat: string
  /** Works once, within an hour; a secret. Not on polls; over the long connection it may be missing. */
  readonly responseUrl?: string
  /** Milliseconds since the epoch, when the platform says. */
  readonly createdAt?: number
}

export type AibotCall =
  | { readonly kind: 'message'; readonly head: AibotHead; readonly parts: readonly MessagePart[] }
  | { readonly kind: 'event'; readonly head: AibotHead; readonly event: AibotEvent }
  /** Callback mode: the platform asks for the present state of a stream. */
  | { readonly kind: 'poll'; readonly head: AibotHead; readonly streamId: string }
  | { readonly kind: 'ignored'; readonly why: string }

/** Reads the opened body of a callback or frame. Never throws: what cannot be read is ignored, by name. */
export function parseAibot(body: unknown, { botNames }: Pick<AibotIdentity, 'botNames'>): AibotCall {
  const read = AibotBody.safeParse(body)
  if (!read.success) return { kind: 'ignored', why: 'unreadable' }
  const head = toHead(read.data)
  if (head === undefined) return { kind: 'ignored', why: 'chat' }
  if (read.data.msgtype === 'event') return { kind: 'event', head, event: readEvent(body) }
  if (read.data.msgtype === 'stream') {
    const poll = StreamPoll.safeParse(body)
    return poll.success
      ? { kind: 'poll', head, streamId: poll.data.stream.id }
      : { kind: 'ignored', why: 'stream without id' }
  }
  const tidy = (text: string): string => (head.chatType === 'group' ? withoutMention(text, botNames) : text)
  return { kind: 'message', head, parts: toParts(body, read.data['quote'], tidy) }
}

function toHead(body: AibotBody): AibotHead | undefined {
  const chat = body.chattype === 'group' ? body.chatid : body.from.userid
  if (chat === undefined) return undefined
  return {
    msgId: body.msgid,
    botId: body.aibotid,
    userId: body.from.userid,
    chatType: body.chattype,
    chat,
    ...(body.response_url !== undefined && { responseUrl: body.response_url }),
    ...(body.create_time !== undefined && { createdAt: body.create_time * 1000 }),
  }
}

/** Equal for all redeliveries of one message; msgids are unique per bot. */
export function messageKeyOf({ botId, msgId }: AibotHead): string {
  return `${botId}:${msgId}`
}

export function conversationOf(
  { name }: Pick<AibotIdentity, 'name'>,
  { chat }: AibotHead,
): `wecom-bot:${string}:${string}` {
  return `wecom-bot:${name}:${chat}`
}

export interface ToInbound {
  readonly identity: AibotIdentity
  readonly head: AibotHead
  readonly parts: readonly MessagePart[]
  readonly replyTo: ReplyAddress
  /** Milliseconds since the epoch; taken when the platform does not say. */
  readonly now: number
}

/** A message in the house's words; where its answer goes is the mode's own business. */
export function toInbound({ identity, head, parts, replyTo, now }: ToInbound): InboundMessage {
  return {
    idempotencyKey: messageKeyOf(head),
    conversationId: conversationOf(identity, head),
    corp: identity.corp,
    sender: { id: head.userId, name: head.userId },
    ...(head.chatType === 'group' && { group: true }),
    parts,
    receivedAt: head.createdAt ?? now,
    replyTo,
  }
}
