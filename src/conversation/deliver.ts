import { type OutboxPart, REPLY_WINDOW_CLOSED, ReplyWindowClosed, type Sink } from '../core/channel.ts'
import type { Clock } from '../core/clock.ts'
import { ZhibiError } from '../core/errors.ts'
import type { ReplyAddress } from '../core/inbound-message.ts'
import type { AnswerBell, LaneHead, Mailbox } from '../core/lane.ts'
import type { Logger } from '../core/logger.ts'
import type { OutboxEntry, Reply } from '../core/reply.ts'
import type { RetryPolicy } from '../core/retry-policy.ts'
import { createDrainLane } from './drain-lane.ts'

export interface DeliverOptions {
  readonly mailbox: Mailbox<OutboxEntry>
  /** The sink of an address; undefined when no such account is configured (any more). */
  readonly sinkOf: (address: ReplyAddress) => Sink | undefined
  readonly policy: RetryPolicy
  readonly deliverTimeoutMs: number
  readonly clock: Clock
  readonly logger: Logger
}

/** Answers the bell of the deliveries lane: the replies to a conversation in order, each part marked before the next. */
export function createDeliver(options: DeliverOptions): AnswerBell {
  const { mailbox, policy, clock, logger } = options
  return createDrainLane({
    mailbox,
    policy,
    clock,
    logger,
    work: (head, leaving) => deliverEntry(options, head, leaving),
    // Whoever cannot be reached cannot be told so either.
    farewell: () => undefined,
    onBuried: () => Promise.resolve(),
  })
}

/** How far an entry got: at which of its addresses, and how many parts went out there. */
interface Progress {
  readonly at: number
  readonly parts: number
}

/** A head counts its steps in one number: the parts at the first address, or thousands more at a later one. */
const PARTS_MAX = 1000

function readProgress({ done }: LaneHead<OutboxEntry>): Progress {
  return { at: Math.floor(done / PARTS_MAX), parts: done % PARTS_MAX }
}

interface Stop {
  readonly at: number
  readonly to: ReplyAddress
  readonly replies: readonly Reply[]
  /** Parts that went out at an earlier address. */
  readonly skip: number
}

/**
 * To the first address whose reply window is open; what went to an earlier one is not sent again. A retry walks the
 * addresses from the first: one that was closed is still closed, and says again what is left.
 */
async function deliverEntry(
  options: DeliverOptions,
  head: LaneHead<OutboxEntry>,
  leaving: AbortSignal,
): Promise<'done' | 'overtaken'> {
  const { to, reply } = head.body
  const addresses = [to, ...(to.orElse ?? [])]
  let replies: readonly Reply[] = [reply]
  const sent: Sent = { parts: 0, following: [] }
  for (const [at, address] of addresses.entries()) {
    try {
      return await deliverTo(options, { head, sent, stop: { at, to: address, replies, skip: sent.parts } }, leaving)
    } catch (error) {
      if (at === addresses.length - 1 || !goesOn(error, at)) throw error
      const next = addresses[at + 1]
      options.logger.warn({ key: head.key, channel: next?.channel, at: at + 1 }, 'reply window over, next address')
      if (error instanceof ReplyWindowClosed) {
        replies = [...error.remaining, ...sent.following]
        sent.parts = 0
      }
    }
  }
  throw new ZhibiError('no-such-account', 'an entry without an address', { retryable: false })
}

interface Sent {
  /** Rises with each part that went out, to whichever address. */
  parts: number
  /** What comes after the part in hand. */
  following: readonly Reply[]
}

interface EntryInHand {
  readonly head: LaneHead<OutboxEntry>
  readonly sent: Sent
  readonly stop: Stop
}

async function deliverTo(options: DeliverOptions, { head, sent, stop }: EntryInHand, leaving: AbortSignal) {
  const { mailbox, sinkOf, logger, deliverTimeoutMs } = options
  const sink = sinkOf(stop.to)
  if (sink === undefined) throw new ZhibiError('no-such-account', 'no sink for this address', { retryable: false })
  const pairs = partsOf(sink, { ...head.body, to: stop.to }, stop.replies)
  const progress = readProgress(head)
  sent.parts = progress.at === stop.at ? Math.max(progress.parts, stop.skip) : stop.skip
  for (const { entry, part } of pairs.slice(sent.parts)) {
    sent.following = pairs.slice(part.index + 1).map((pair) => pair.part.reply)
    await sink.deliver(entry, part, AbortSignal.any([leaving, AbortSignal.timeout(deliverTimeoutMs)]))
    sent.parts = part.index + 1
    // The last part needs no mark of its own: the entry is removed in its place.
    if (sent.parts === pairs.length) break
    if ((await mailbox.mark(head, { done: stop.at * PARTS_MAX + sent.parts })) === 'stale') return 'overtaken'
  }
  await mailbox.remove(head)
  logger.info({ key: head.key, laneId: head.laneId, attempts: head.attempts, parts: pairs.length }, 'delivered')
  return 'done'
}

/** The parts of all replies as one list, so that each has a number of its own. */
function partsOf(
  sink: Sink,
  entry: OutboxEntry,
  replies: readonly Reply[],
): readonly { readonly entry: OutboxEntry; readonly part: OutboxPart }[] {
  const pairs = replies.flatMap((reply) => {
    const one = { ...entry, reply }
    return sink.parts(one).map((part) => ({ entry: one, part }))
  })
  return pairs.map(({ entry: one, part }, index) => ({ entry: one, part: { ...part, index, count: pairs.length } }))
}

/** Also when a way round is refused for good: there is another one. */
function goesOn(error: unknown, at: number): boolean {
  if (!(error instanceof ZhibiError)) return false
  return error.code === REPLY_WINDOW_CLOSED || (at > 0 && !error.retryable)
}
