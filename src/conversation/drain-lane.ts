import { NOT_FETCHED_YET } from '../core/channel.ts'
import type { Clock } from '../core/clock.ts'
import { ZhibiError } from '../core/errors.ts'
import type { AnswerBell, Burial, LaneHead, Mailbox } from '../core/lane.ts'
import type { Logger } from '../core/logger.ts'
import type { RetryPolicy } from '../core/retry-policy.ts'
import { judge } from './retry.ts'

export interface DrainLaneOptions<T> {
  readonly mailbox: Mailbox<T>
  /**
   * Handles the head and takes it out of the mailbox; throws when it has to be tried again or buried. `overtaken`:
   * another worker was faster, this one must leave the lane.
   */
  readonly work: (head: LaneHead<T>, leaving: AbortSignal) => Promise<'done' | 'overtaken'>
  /** What goes out when the head is buried. */
  readonly farewell: (head: LaneHead<T>) => Burial['replies']
  /** Called after a burial. */
  readonly onBuried: (head: LaneHead<T>) => Promise<void>
  readonly policy: RetryPolicy
  readonly clock: Clock
  readonly logger: Logger
}

/** Answers the bell of a lane: one head after the other, in order, until the mailbox is empty or its head has to wait. */
export function createDrainLane<T>(options: DrainLaneOptions<T>): AnswerBell {
  const { mailbox, clock } = options
  return async (lane, { closing, leaving }) => {
    while (!closing.aborted) {
      const head = await mailbox.take(lane)
      if (head === undefined) return undefined
      if (head.dueAt > clock()) return { againAt: head.dueAt }
      const againAt = await handleHead(options, head, leaving)
      if (againAt !== undefined) return { againAt }
    }
    // The worker has to go; another one answers the same bell at once.
    return { againAt: clock() }
  }
}

/** Undefined: the head is gone, go on with the next; else when to answer the bell of this lane again. */
async function handleHead<T>(
  options: DrainLaneOptions<T>,
  head: LaneHead<T>,
  leaving: AbortSignal,
): Promise<number | undefined> {
  const { mailbox, policy, work, clock } = options
  try {
    assertNotWornOut(head, policy)
    // Overtaken: whoever holds the bell of this lane goes on with it; two that go on would only hinder each other.
    return (await work(head, leaving)) === 'overtaken' ? clock() : undefined
  } catch (error) {
    if (leaving.aborted) {
      // Interrupted, not failed.
      await mailbox.mark(head, { waited: true })
      return clock()
    }
    return settle(options, head, error)
  }
}

async function settle<T>(options: DrainLaneOptions<T>, head: LaneHead<T>, error: unknown): Promise<number | undefined> {
  const { mailbox, policy, clock, logger, farewell, onBuried } = options
  const { key, laneId, attempts } = head
  const verdict = judge(error, head, policy)
  const now = clock()
  if (verdict.kind === 'retry') {
    const dueAt = now + verdict.afterMs
    const level = verdict.why === NOT_FETCHED_YET ? 'debug' : 'warn'
    logger[level]({ key, laneId, attempts, why: verdict.why, dueAt }, 'to be tried again')
    await mailbox.mark(head, { dueAt, waited: verdict.waited })
    return dueAt
  }
  logger.error({ key, laneId, attempts, why: verdict.why, error: stackOf(error) }, 'buried')
  const replies = farewell(head)
  await mailbox.bury(head, { why: verdict.why, at: now, ...(replies !== undefined && { replies }) })
  await onBuried(head)
  return undefined
}

/** More takings than attempts: the last ones ended with the worker, so the message itself may be what kills it. */
function assertNotWornOut(head: LaneHead<unknown>, policy: RetryPolicy): void {
  if (head.attempts <= policy.attempts) return
  throw new ZhibiError('worker-lost', 'the worker ended in each attempt', { retryable: false })
}

/** Where a bug is; only the frames: an error's message may quote what people wrote. */
function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return stack.slice(stack.indexOf('\n    at ') + 1)
}
