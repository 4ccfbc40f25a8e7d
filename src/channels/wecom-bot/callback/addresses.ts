import { createHash } from 'node:crypto'
import type { ReplyAddress } from '../../../core/inbound-message.ts'
import { type AibotHead, messageKeyOf } from '../parse.ts'
import type { AibotCallbackAccount, StreamRules } from './account.ts'

/**
 * The ways an answer can take, tried in this order: the stream that the platform polls; the reply address, once; the
 * self-built app; and at last the next answer in the same chat, which then begins with what is left.
 */
export type Way = 'stream' | 'reply' | 'later'

/** Equal for all deliveries of a message, so that a repeated callback gets the same stream; says nothing about it. */
export function streamIdOf(messageKey: string): string {
  return `z${createHash('sha256').update(`zhibi-stream\n${messageKey}`).digest('hex').slice(0, 40)}`
}

export interface AddressesFor {
  readonly account: Pick<AibotCallbackAccount, 'name' | 'fallbackApp'>
  readonly head: AibotHead
  readonly rules: StreamRules
  /** Milliseconds since the epoch. */
  readonly now: number
  /** False for what was already answered otherwise: a pressed button. */
  readonly streamed: boolean
}

/** Where the answer to a message goes, with all ways round. */
export function addressesOf({ account, head, rules, now, streamed }: AddressesFor): ReplyAddress {
  const stream = streamIdOf(messageKeyOf(head))
  const app = head.chatType === 'single' ? account.fallbackApp : undefined
  const at = (way: Way, extra: Readonly<Record<string, string>> = {}): ReplyAddress => ({
    channel: 'wecom-bot',
    account: account.name,
    to: head.chat,
    extra: { way, stream, ...(app !== undefined && { app }), ...extra },
  })
  const ways: readonly ReplyAddress[] = [
    ...(streamed ? [{ ...at('stream'), until: now + rules.windowMs }] : []),
    ...(head.responseUrl === undefined
      ? []
      : [{ ...at('reply', { url: head.responseUrl, opened: String(now) }), until: now + rules.replyMs }]),
    ...(app === undefined ? [] : [{ channel: 'wecom-app' as const, account: app, to: head.userId }]),
    at('later'),
  ]
  const [first = at('later'), ...orElse] = ways
  return { ...first, orElse }
}
