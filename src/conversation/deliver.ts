import { REPLY_WINDOW_CLOSED, type Sink } from '../core/channel.ts'
import type { Clock } from '../core/clock.ts'
import { ZhibiError } from '../core/errors.ts'
import type { ReplyAddress } from '../core/inbound-message.ts'
import type { AnswerBell, LaneHead, Mailbox } from '../core/lane.ts'
import type { Logger } from '../core/logger.ts'
import type { OutboxEntry } from '../core/reply.ts'
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

/** To the first address whose reply window is open; parts that went to an earlier one are not sent again. */
async function deliverEntry(
  options: DeliverOptions,
  head: LaneHead<OutboxEntry>,
  leaving: AbortSignal,
  sent = { parts: head.done },
): Promise<'done' | 'overtaken'> {
  try {
    return await deliverTo(options, { head, sent }, leaving)
  } catch (error) {
    const [next, ...others] = head.body.orElse ?? []
    if (next === undefined || !isClosed(error)) throw error
    options.logger.warn({ key: head.key, channel: next.channel }, 'reply window over, next address')
    return deliverEntry(options, { ...head, body: { ...head.body, to: next, orElse: others } }, leaving, sent)
  }
}

interface EntryInHand {
  readonly head: LaneHead<OutboxEntry>
  /** Rises with each part that went out, to whichever address. */
  readonly sent: { parts: number }
}

async function deliverTo(options: DeliverOptions, { head, sent }: EntryInHand, leaving: AbortSignal) {
  const { mailbox, sinkOf, logger, deliverTimeoutMs } = options
  const entry = head.body
  const sink = sinkOf(entry.to)
  if (sink === undefined) throw new ZhibiError('no-such-account', 'no sink for this address', { retryable: false })
  const parts = sink.parts(entry)
  for (const part of parts.slice(sent.parts)) {
    await sink.deliver(entry, part, AbortSignal.any([leaving, AbortSignal.timeout(deliverTimeoutMs)]))
    sent.parts = part.index + 1
    // The last part needs no mark of its own: the entry is removed in its place.
    if (sent.parts === parts.length) break
    if ((await mailbox.mark(head, { done: sent.parts })) === 'stale') return 'overtaken'
  }
  await mailbox.remove(head)
  logger.info({ key: head.key, laneId: head.laneId, attempts: head.attempts, parts: parts.length }, 'delivered')
  return 'done'
}

function isClosed(error: unknown): boolean {
  return error instanceof ZhibiError && error.code === REPLY_WINDOW_CLOSED
}
