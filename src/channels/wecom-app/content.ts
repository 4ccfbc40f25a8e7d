import { createHash } from 'node:crypto'
import { type OutboxPart, partKey } from '../../core/channel.ts'
import type { ExpiringCache } from '../../core/expiring-cache.ts'
import type { OutboxEntry } from '../../core/reply.ts'
import type { SentBodies } from '../../core/sent-bodies.ts'
import { toButtonCard } from '../wecom/template-card.ts'
import type { WecomApi } from './api.ts'
import { uploadOnce } from './media-upload.ts'
import { repeatMark } from './repeat-mark.ts'

/** The longest the platform offers: a part may be tried again hours later. */
const DUPLICATE_WINDOW_S = 14_400
/** Claims outlive the platform's own memory. */
const CLAIM_TTL_MS = (DUPLICATE_WINDOW_S + 600) * 1000

/** Swallows an equal body to the same member: our aid against sending a part twice. */
export const DUPLICATE_CHECK = { enable_duplicate_check: 1, duplicate_check_interval: DUPLICATE_WINDOW_S }

export interface ContentPorts {
  readonly api: WecomApi
  readonly cache: ExpiringCache
  readonly sentBodies: SentBodies
}

export interface Sending {
  readonly entry: OutboxEntry
  readonly part: OutboxPart
  /** Corporation, app and member. */
  readonly receiver: string
  readonly signal: AbortSignal
}

/** The part of a message/send body that depends on what is sent: equal however often it is asked for. */
export async function toContent(ports: ContentPorts, sending: Sending): Promise<object> {
  const { reply } = sending.part
  if (reply.kind === 'file') {
    const upload = { name: reply.name, content: reply.bytes, key: sending.entry.key }
    return { msgtype: 'file', file: { media_id: await uploadOnce(ports, upload, sending.signal) } }
  }
  if (reply.choices !== undefined) {
    const card = toButtonCard(reply.text, reply.choices, `${sending.receiver}/${partKey(sending.entry, sending.part)}`)
    return { msgtype: 'template_card', template_card: card }
  }
  return { msgtype: 'text', text: { content: reply.text + (await markOf(ports, sending, reply.text)) } }
}

/** Nothing, unless the same words went to the member already in another reply. */
async function markOf({ sentBodies }: ContentPorts, sending: Sending, text: string): Promise<string> {
  const ordinal = await sentBodies.claim({
    receiver: sending.receiver,
    digest: createHash('sha256').update(text).digest('hex').slice(0, 32),
    part: partKey(sending.entry, sending.part),
    ttlMs: CLAIM_TTL_MS,
  })
  return repeatMark(ordinal)
}
