import type { Clock } from '../core/clock.ts'
import { ZhibiError } from '../core/errors.ts'
import type { InboundMessage } from '../core/inbound-message.ts'
import type { AnswerBell, Bell, LaneHead, Mailbox } from '../core/lane.ts'
import type { Logger } from '../core/logger.ts'
import type { StopFlag } from '../core/progress-board.ts'
import type { OutboxEntry } from '../core/reply.ts'
import type { RetryPolicy } from '../core/retry-policy.ts'
import type { TurnCommit, TurnStore } from '../core/turn-store.ts'
import { createDrainLane } from './drain-lane.ts'
import { STOPPED, TURN_TIMEOUT, WORKER_LEAVES } from './turn-signals.ts'

/**
 * One turn up to its end, changing nothing: the commit says what is to change. The signal aborts with a ZhibiError as
 * its reason: `stopped` (answer with what there is), `turn-timeout` or `worker-leaves` (throw it).
 */
export type HandleTurn = (message: InboundMessage, turn: TurnInHand) => Promise<TurnCommit>

export interface TurnInHand {
  readonly signal: AbortSignal
  readonly attempts: number
}

export interface TakeTurnOptions {
  readonly mailbox: Mailbox<InboundMessage>
  readonly store: TurnStore
  readonly stopFlag: StopFlag
  readonly deliveryBell: Bell
  readonly handle: HandleTurn
  /** The one honest sentence when a message had to be buried. */
  readonly apology: string
  readonly policy: RetryPolicy
  readonly turnTimeoutMs: number
  readonly clock: Clock
  readonly logger: Logger
}

/** A report that others change at each try is busy, not broken. */
const MAX_CONFLICTS = 5

/** Answers the bell of the turns lane: the messages of a conversation in order, each committed once. */
export function createTakeTurn(options: TakeTurnOptions): AnswerBell {
  const { mailbox, deliveryBell, apology, policy, clock, logger } = options
  return createDrainLane({
    mailbox,
    policy,
    clock,
    logger,
    work: (head, leaving) => takeTurn(options, head, leaving),
    farewell: ({ body }) => [apologyTo(body, apology)],
    onBuried: (head) => deliveryBell.ring(head),
  })
}

async function takeTurn(options: TakeTurnOptions, head: LaneHead<InboundMessage>, leaving: AbortSignal) {
  const { stopFlag, deliveryBell, turnTimeoutMs } = options
  const message = head.body
  const stop = await stopFlag.watch(message.conversationId, message.corp)
  const turn = turnSignal({ stop: stop.signal, leaving, turnTimeoutMs })
  try {
    const outcome = await commitTurn(options, head, turn.signal)
    // Also when another worker was first: it may have ended before it rang.
    await deliveryBell.ring(head)
    return outcome === 'stale' ? 'overtaken' : 'done'
  } finally {
    turn.release()
    await stop.release()
  }
}

async function commitTurn(
  { handle, store, deliveryBell, logger, clock }: TakeTurnOptions,
  head: LaneHead<InboundMessage>,
  signal: AbortSignal,
): Promise<'committed' | 'stale'> {
  const { attempts, key, laneId } = head
  const startedAt = clock()
  for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
    const commit = await handle(head.body, { signal, attempts })
    const outcome = await store.commit(commit)
    logger.info({ key, laneId, attempts, outcome, elapsedMs: clock() - startedAt }, 'turn')
    if (outcome === 'committed') await ringOthers(deliveryBell, commit)
    if (outcome !== 'conflict') return outcome
  }
  throw new ZhibiError('report-busy', 'others changed the report at each try', { retryable: true })
}

/** Replies may go to other chats too: an owner is asked to let somebody in. */
async function ringOthers(bell: Bell, { message, replies }: TurnCommit): Promise<void> {
  const chats = new Set(replies.map(({ conversationId }) => conversationId))
  chats.delete(message.conversationId)
  for (const laneId of chats) await bell.ring({ corp: message.corp, laneId })
}

interface TurnSignalSources {
  readonly stop: AbortSignal
  readonly leaving: AbortSignal
  readonly turnTimeoutMs: number
}

/** One signal out of three, with a reason that tells them apart. */
function turnSignal({ stop, leaving, turnTimeoutMs }: TurnSignalSources): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController()
  const timeout = AbortSignal.timeout(turnTimeoutMs)
  const reasons = [
    [stop, STOPPED],
    [leaving, WORKER_LEAVES],
    [timeout, TURN_TIMEOUT],
  ] as const
  const ends = reasons.map(([source, code]) => {
    const abort = () => {
      controller.abort(new ZhibiError(code, `the turn was ended: ${code}`, { retryable: true }))
    }
    if (source.aborted) abort()
    source.addEventListener('abort', abort)
    return () => {
      source.removeEventListener('abort', abort)
    }
  })
  return {
    signal: controller.signal,
    release: () => {
      for (const end of ends) end()
    },
  }
}

function apologyTo(message: InboundMessage, text: string): OutboxEntry {
  return {
    key: `${message.idempotencyKey}/buried`,
    conversationId: message.conversationId,
    corp: message.corp,
    to: message.replyTo,
    reply: { kind: 'text', text },
    answers: message.idempotencyKey,
    final: true,
  }
}
