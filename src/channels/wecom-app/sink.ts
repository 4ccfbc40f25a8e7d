import { z } from 'zod'
import { type OutboxPart, partKey, type Sink } from '../../core/channel.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { Logger } from '../../core/logger.ts'
import type { Choice, Reply } from '../../core/reply.ts'
import { unreachable } from '../wecom/errors.ts'
import { toChoiceText } from '../wecom/template-card.ts'
import type { WecomAppAccount } from './account.ts'
import { markCardUsed } from './card-update.ts'
import { type ContentPorts, DUPLICATE_CHECK, type Sending, toContent } from './content.ts'
import { keepPace, type Pace } from './pace.ts'
import { splitReply } from './parts.ts'

export interface SinkOptions extends ContentPorts {
  readonly account: Pick<WecomAppAccount, 'name' | 'corpId' | 'agentId'>
  readonly pace: Pace
  readonly logger: Logger
}

/** The out side of a self-built app: message/send, one part after another. */
export function createSink(options: SinkOptions): Sink {
  const { account } = options
  return {
    parts: (entry) => splitReply(entry.reply),
    async deliver(entry, part, signal) {
      assertOneMember(entry.to.to)
      const sending = { entry, part, receiver: `${account.corpId}:${account.agentId}:${entry.to.to}`, signal }
      if (part.index === 0) await markCardUsed(options, entry.to, signal)
      if (isCard(part.reply)) await sendCard(options, sending, part.reply)
      else await send(options, sending)
    },
  }
}

type CardReply = Extract<Reply, { kind: 'text' }> & { readonly choices: readonly Choice[] }

function isCard(reply: OutboxPart['reply']): reply is CardReply {
  return reply.kind === 'text' && reply.choices !== undefined
}

/** `touser` would read `a|b` as two and `@all` as everybody. */
function assertOneMember(to: string): void {
  if (to !== '' && !/[|\s]|^@/.test(to)) return
  throw new ZhibiError('wecom-refused', 'reply address is not one member', { retryable: false })
}

async function send(options: SinkOptions, sending: Sending): Promise<void> {
  const content = await toContent(options, sending)
  const tell = (waitMs: number): Promise<unknown> => post(options, sending, pauseNotice(waitMs))
  const { receiver: key, signal } = sending
  await keepPace(options.pace, { corp: options.account.corpId, key, tell, signal })
  assertReached(await post(options, sending, { ...content, ...DUPLICATE_CHECK }))
}

async function post({ account, api }: SinkOptions, { entry, signal }: Sending, content: object): Promise<object> {
  const body = { touser: entry.to.to, agentid: Number(account.agentId), ...content, safe: 0 }
  return api.call({ path: 'message/send', body: JSON.stringify(body), signal })
}

function pauseNotice(waitMs: number): object {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000))
  return { msgtype: 'text', text: { content: `消息较多，其余内容约${minutes}分钟后接着发来，不用重发。` } }
}

/** Long enough for the attempts of one part. */
const TRIED_TTL_MS = 86_400_000

/**
 * A card is an aid: when the platform refuses it (no permission, too old a client), its choices are said in words. Not
 * when an earlier attempt may have arrived: whether a task id that is used again is swallowed or refused is unconfirmed.
 */
async function sendCard(options: SinkOptions, sending: Sending, reply: CardReply): Promise<void> {
  const tried = `wecom-app:card:${sending.receiver}:${partKey(sending.entry, sending.part)}`
  const before = await options.cache.get(tried)
  await options.cache.set(tried, '1', TRIED_TTL_MS)
  try {
    await send(options, sending)
  } catch (error) {
    if (!(error instanceof ZhibiError) || error.retryable) throw error
    options.logger.warn(
      { account: options.account.name, code: error.code, before: before !== undefined },
      'card refused',
    )
    if (before !== undefined) return
    const inWords: Reply = { kind: 'text', text: toChoiceText(reply.text, reply.choices) }
    await send(options, { ...sending, part: { ...sending.part, reply: inWords } })
  }
}

const Lists = z.looseObject({ invaliduser: z.string().optional(), unlicenseduser: z.string().optional() })

/** `errcode` 0 with the member listed as unreachable is a failure all the same; the lists come lower-cased. */
function assertReached(answer: object): void {
  const lists = Lists.safeParse(answer)
  if (!lists.success) throw unreachable('message/send', lists.error)
  if (lists.data.invaliduser) throw notReached('member is outside the visible range of the app')
  if (lists.data.unlicenseduser) throw notReached('member has no licence for the interface')
}

function notReached(why: string): ZhibiError {
  return new ZhibiError('wecom-refused', why, { retryable: false })
}
