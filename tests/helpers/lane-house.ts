import { createLaneWorkers, type LaneWorkers } from '../../src/compose/lane-workers.ts'
import { createLanes, type Lanes } from '../../src/compose/lanes.ts'
import { createAcceptMessage } from '../../src/conversation/accept-message.ts'
import { createDeliver } from '../../src/conversation/deliver.ts'
import { createTakeTurn, type HandleTurn } from '../../src/conversation/take-turn.ts'
import type { AcceptMessage, Sink } from '../../src/core/channel.ts'
import type { Logger } from '../../src/core/logger.ts'
import type { RetryPolicy } from '../../src/core/retry-policy.ts'
import { quietLogger } from './quiet-logger.ts'

/** Both sides of the lanes as the roof puts them together, with a story and a sink of the test's own. */
export interface LaneHouseOptions {
  readonly redis: string
  readonly prefix: string
  readonly handle: (lanes: Lanes) => HandleTurn
  readonly sink: Sink
  readonly policy?: RetryPolicy
  readonly concurrency?: number
  readonly takeOverMs?: number
  readonly sweepMs?: number
  readonly turnTimeoutMs?: number
  readonly logger?: Logger
}

export interface LaneWorkerSide {
  readonly lanes: Lanes
  readonly workers: LaneWorkers
  close(graceMs?: number): Promise<void>
}

const testPolicy: RetryPolicy = { attempts: 3, firstDelayMs: 20, longestDelayMs: 50, waits: 10 }
export const APOLOGY = '这条消息没有处理成功，已留给管理员。'

export function openWorkerSide(options: LaneHouseOptions): LaneWorkerSide {
  const { redis, prefix, handle, sink, policy = testPolicy, logger = quietLogger } = options
  const clock = Date.now
  const lanes = createLanes({ redis, prefix, role: 'worker', clock, logger })
  const common = { policy, clock, logger }
  const workers = createLaneWorkers({
    lanes,
    prefix,
    takeTurn: createTakeTurn({
      ...common,
      mailbox: lanes.turns.mailbox,
      store: lanes.store,
      stopFlag: lanes.stopFlag,
      deliveryBell: lanes.deliveries.bell,
      handle: handle(lanes),
      apology: APOLOGY,
      turnTimeoutMs: options.turnTimeoutMs ?? 20_000,
    }),
    deliver: createDeliver({
      ...common,
      mailbox: lanes.deliveries.mailbox,
      sinkOf: () => sink,
      deliverTimeoutMs: 5000,
    }),
    concurrency: options.concurrency ?? 8,
    takeOverMs: options.takeOverMs ?? 1000,
    sweepMs: options.sweepMs ?? 500,
    logger,
  })
  workers.start()
  return {
    lanes,
    workers,
    close: async (graceMs = 1000) => {
      await workers.drain(graceMs)
      await lanes.close()
    },
  }
}

export interface DoorSide {
  readonly lanes: Lanes
  readonly accept: AcceptMessage
}

export function openDoorSide({ redis, prefix }: Pick<LaneHouseOptions, 'redis' | 'prefix'>): DoorSide {
  const lanes = createLanes({ redis, prefix, role: 'door', clock: Date.now, logger: quietLogger })
  const accept = createAcceptMessage({
    mailbox: lanes.turns.mailbox,
    bell: lanes.turns.bell,
    stopFlag: lanes.stopFlag,
    isStop: ({ parts }) => parts.some((part) => part.kind === 'text' && part.text === '停'),
    logger: quietLogger,
  })
  return { lanes, accept }
}
