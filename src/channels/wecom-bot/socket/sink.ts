import { type OutboxPart, partKey, REPLY_WINDOW_CLOSED, type Sink } from '../../../core/channel.ts'
import { ZhibiError } from '../../../core/errors.ts'
import type { LeaseBook } from '../../../core/lease.ts'
import type { Relay } from '../../../core/relay.ts'
import type { OutboxEntry, Reply } from '../../../core/reply.ts'
import { splitByBytes } from '../../../language/split-bytes.ts'
import { safeFileName } from '../../wecom/safe-file-name.ts'
import { toButtonCard } from '../../wecom/template-card.ts'
import type { AibotSocketAccount, SocketRules } from './account.ts'
import { away } from './errcodes.ts'
import { type PartRequest, readVerdict } from './request.ts'
import { leaseName } from './tenure.ts'
import { words } from './words.ts'

export interface SinkOptions {
  readonly account: Pick<AibotSocketAccount, 'botId'>
  readonly rules: SocketRules
  readonly leases: Pick<LeaseBook, 'look'>
  readonly relay: Relay
}

/** Longer than the frames of one part may take, shorter than a delivery may. */
const ANSWER_MS = 18_000
/** Somebody else has the bot: its administrator has to act. */
const CLOSED_WAIT_MS = 30_000

/** The out side, in any process: asks the one that holds the connection. */
export function createSink({ account, rules, leases, relay }: SinkOptions): Sink {
  const place = leaseName(account.botId)
  return {
    parts: ({ reply }) => splitReply(reply, rules.maxBytes),
    async deliver(entry, part, signal) {
      // Nobody there: no need to wait for an answer.
      const { holder, closed } = await leases.look(place)
      if (holder === undefined) throw away('no process holds the connection', closed && CLOSED_WAIT_MS)
      const verdict = await relay.ask(place, JSON.stringify(requestOf(entry, part)), { timeoutMs: ANSWER_MS, signal })
      try {
        readVerdict(verdict)
      } catch (error) {
        throw asClosed(error, entry)
      }
    },
  }
}

/** What the bot may not say, another address may. */
function asClosed(error: unknown, { to }: OutboxEntry): unknown {
  if (to.orElse === undefined || !(error instanceof ZhibiError) || error.code !== 'wecom-refused') return error
  return new ZhibiError(REPLY_WINDOW_CLOSED, 'the bot cannot reach this chat', { retryable: false, cause: error })
}

/** A heading stays with its text, no character is broken, and each part fills a stream of its own. */
function splitReply(reply: Reply, maxBytes: number): readonly OutboxPart[] {
  if (reply.kind !== 'text') return [{ index: 0, count: 1, reply }]
  const texts: readonly Reply[] = splitByBytes(reply.text, maxBytes).map((text) => ({ kind: 'text', text }))
  const { choices = [] } = reply
  const card: readonly Reply[] = choices.length === 0 ? [] : [{ kind: 'text', text: words.choices, choices }]
  const replies = [...texts, ...card]
  return replies.map((one, index) => ({ index, count: replies.length, reply: one }))
}

function requestOf(entry: OutboxEntry, part: OutboxPart): PartRequest {
  const { to, extra } = entry.to
  return {
    answers: entry.answers,
    part: partKey(entry, part),
    to: { to, ...(extra !== undefined && { extra }) },
    content: contentOf(part.reply, partKey(entry, part)),
  }
}

function contentOf(reply: Reply, key: string): PartRequest['content'] {
  if (reply.kind === 'file') return { kind: 'file', name: safeFileName(reply.name) || 'file', bytes: reply.bytes }
  if (reply.choices === undefined) return { kind: 'text', text: reply.text }
  const inWords = `${reply.text}：${reply.choices.map(({ say }) => `「${say}」`).join(' ')}`
  return { kind: 'card', card: { ...toButtonCard(reply.text, reply.choices, key) }, inWords }
}
