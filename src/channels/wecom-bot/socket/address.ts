import type { ReplyAddress } from '../../../core/inbound-message.ts'
import type { AibotHead } from '../parse.ts'
import type { AibotSocketAccount } from './account.ts'

/** What the answer to one message needs of it. */
export interface AnswerAddress {
  /** The group's id as it came (its case matters), or the person's. */
  readonly chat: string
  readonly chatType: 'single' | 'group'
  /** Of the message's frame; absent for what may only be pushed (a pressed button). */
  readonly reqId?: string
  /** The connection the frame came by. */
  readonly connection: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

export function addressOf(
  { name, fallbackApp }: Pick<AibotSocketAccount, 'name' | 'fallbackApp'>,
  head: AibotHead,
  { reqId, connection, at }: { readonly reqId?: string; readonly connection: string; readonly at: number },
): ReplyAddress {
  const app = head.chatType === 'single' ? fallbackApp : undefined
  return {
    channel: 'wecom-bot',
    account: name,
    to: head.chat,
    extra: { chatType: head.chatType, connection, at: String(at), ...(reqId !== undefined && { reqId }) },
    ...(app !== undefined && { orElse: [{ channel: 'wecom-app', account: app, to: head.userId }] }),
  }
}

export function readAddress({
  to,
  extra = {},
}: {
  readonly to: string
  readonly extra?: Readonly<Record<string, string>> | undefined
}): AnswerAddress {
  const reqId = extra['reqId']
  return {
    chat: to,
    chatType: extra['chatType'] === 'group' ? 'group' : 'single',
    connection: extra['connection'] ?? '',
    at: Number(extra['at'] ?? 0),
    ...(reqId !== undefined && { reqId }),
  }
}
