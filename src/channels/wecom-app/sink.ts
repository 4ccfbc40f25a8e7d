import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type OutboxPart, partKey, type Sink } from '../../core/channel.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { ExpiringCache } from '../../core/expiring-cache.ts'
import type { OutboxEntry, Reply } from '../../core/reply.ts'
import type { SentBodies } from '../../core/sent-bodies.ts'
import { splitByBytes } from '../../language/split-bytes.ts'
import type { WecomAppAccount } from './account.ts'
import type { WecomApi } from './api.ts'
import { unreachable } from './errors.ts'
import { uploadOnce } from './media-upload.ts'
import { keepPace, type Pace } from './pace.ts'
import { plainText } from './plain-text.ts'
import { REPEAT_MARK_BYTES, repeatMark } from './repeat-mark.ts'

/** The platform cuts beyond this without a word. developer.work.weixin.qq.com/document/path/90236 */
const TEXT_MAX_BYTES = 2048
/** The longest the platform offers: a part may be tried again hours later. */
const DUPLICATE_WINDOW_S = 14_400
/** Claims outlive the platform's own memory. */
const CLAIM_TTL_MS = (DUPLICATE_WINDOW_S + 600) * 1000

export interface SinkOptions {
  readonly account: Pick<WecomAppAccount, 'name' | 'corpId' | 'agentId'>
  readonly api: WecomApi
  readonly cache: ExpiringCache
  readonly sentBodies: SentBodies
  readonly pace: Pace
}

/** The out side of a self-built app: message/send, one part after another. */
export function createSink(options: SinkOptions): Sink {
  return {
    parts: (entry) => splitReply(entry.reply),
    async deliver(entry, part, signal) {
      const { to } = entry.to
      assertOneMember(to)
      const body = await toBody(options, { entry, part, signal })
      await keepPace(options.pace, `${options.account.corpId}:${options.account.agentId}:${to}`, signal)
      const answer = await options.api.call({ path: 'message/send', body: JSON.stringify(body), signal })
      assertReached(answer)
    },
  }
}

/** Stable, so that a retry finds the same parts. Not numbered: they arrive in order, and people copy them out. */
function splitReply(reply: Reply): readonly OutboxPart[] {
  if (reply.kind !== 'text') return [{ index: 0, count: 1, reply }]
  const texts = splitByBytes(plainText(reply.text), TEXT_MAX_BYTES - REPEAT_MARK_BYTES)
  return texts.map((text, index) => ({ index, count: texts.length, reply: { kind: 'text', text } }))
}

/** `touser` would read `a|b` as two and `@all` as everybody. */
function assertOneMember(to: string): void {
  if (to !== '' && !/[|\s]|^@/.test(to)) return
  throw new ZhibiError('wecom-refused', 'reply address is not one member', { retryable: false })
}

interface Sending {
  readonly entry: OutboxEntry
  readonly part: OutboxPart
  readonly signal: AbortSignal
}

async function toBody(options: SinkOptions, sending: Sending): Promise<object> {
  return {
    touser: sending.entry.to.to,
    agentid: Number(options.account.agentId),
    ...(await toContent(options, sending)),
    safe: 0,
    enable_duplicate_check: 1,
    duplicate_check_interval: DUPLICATE_WINDOW_S,
  }
}

async function toContent(options: SinkOptions, { entry, part, signal }: Sending): Promise<object> {
  const { reply } = part
  if (reply.kind === 'file') {
    const mediaId = await uploadOnce(options, { name: reply.name, content: reply.bytes, key: entry.key }, signal)
    return { msgtype: 'file', file: { media_id: mediaId } }
  }
  const ordinal = await options.sentBodies.claim({
    receiver: `${options.account.corpId}:${options.account.agentId}:${entry.to.to}`,
    digest: createHash('sha256').update(reply.text).digest('hex').slice(0, 32),
    part: partKey(entry, part),
    ttlMs: CLAIM_TTL_MS,
  })
  return { msgtype: 'text', text: { content: reply.text + repeatMark(ordinal) } }
}

const Lists = z.looseObject({ invaliduser: z.string().optional(), unlicenseduser: z.string().optional() })

/** `errcode` 0 with the member listed as unreachable is a failure all the same; the lists come lower-cased. */
function assertReached(answer: object): void {
  const lists = Lists.safeParse(answer)
  if (!lists.success) throw unreachable('message/send', lists.error)
  if (lists.data.invaliduser) {
    throw new ZhibiError('wecom-refused', 'member is outside the visible range of the app', { retryable: false })
  }
  if (lists.data.unlicenseduser) {
    throw new ZhibiError('wecom-refused', 'member has no licence for the interface', { retryable: false })
  }
}
