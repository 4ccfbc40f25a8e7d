import { composeChannels } from './compose/channels.ts'
import { createCounters, type ReadableCounters } from './compose/counters.ts'
import type { Craft } from './compose/craft.ts'
import { createLaneWorkers } from './compose/lane-workers.ts'
import { createLanes } from './compose/lanes.ts'
import { composeStory } from './compose/story.ts'
import { startSweepingOriginals } from './compose/sweep-originals.ts'
import { warmUp } from './compose/warm-up.ts'
import type { Config } from './config.ts'
import { createDeliver } from './conversation/deliver.ts'
import type { TurnObserver } from './conversation/handle-message.ts'
import { phrases } from './conversation/phrases.ts'
import { createTakeTurn } from './conversation/take-turn.ts'
import type { Clock } from './core/clock.ts'
import type { Logger } from './core/logger.ts'
import type { RetryPolicy } from './core/retry-policy.ts'
import { createHttpServer } from './http/http-server.ts'

export interface RunningWorker {
  stop(): Promise<void>
}

export interface WorkerOptions {
  readonly config: Config
  readonly redisUrl: string
  readonly craft: Craft
  readonly logger: Logger
  readonly observe?: TurnObserver
  /** For scripts that let days pass in a conversation; what is kept is still kept by the real time. */
  readonly clock?: Clock
  /** Shared with the server when both are one process. */
  readonly counters?: ReadableCounters
}

/** A turn that fails is tried again within the minute, then a person is told; a platform that is down is waited for. */
const TURN_POLICY: RetryPolicy = { attempts: 4, firstDelayMs: 1000, longestDelayMs: 20_000, waits: 20 }
const DELIVERY_POLICY: RetryPolicy = { attempts: 10, firstDelayMs: 1000, longestDelayMs: 300_000, waits: 200 }
const DELIVER_TIMEOUT_MS = 20_000
/** A killed worker's conversations go on this soon. */
const TAKE_OVER_MS = 5000
const SWEEP_MS = 15_000
/** What is in hand at a stop may still end by itself; a turn of the embedded drafter takes far less. */
const GRACE_MS = 10_000

/** Process 2: answers the messages that process 1 took in, and delivers the answers. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { config, redisUrl, logger, counters = createCounters() } = options
  const lanes = createLanes({
    ...{ redis: redisUrl, prefix: config.prefix, role: 'worker', clock: Date.now, logger },
    ...(config.originals && { originals: config.originals }),
  })
  const channels = composeChannels({ config, lanes, logger, counters })
  const handle = composeStory({ ...options, lanes, mediaOf: (message) => channels.mediaOf(message) })
  const workers = createLaneWorkers({
    lanes,
    prefix: config.prefix,
    takeTurn: createTakeTurn({
      mailbox: lanes.turns.mailbox,
      store: lanes.store,
      stopFlag: lanes.stopFlag,
      deliveryBell: lanes.deliveries.bell,
      handle,
      apology: phrases.failed,
      policy: TURN_POLICY,
      turnTimeoutMs: config.turnTimeoutMs,
      clock: Date.now,
      logger,
    }),
    deliver: createDeliver({
      mailbox: lanes.deliveries.mailbox,
      sinkOf: (address) => channels.sinkOf(address),
      policy: DELIVERY_POLICY,
      deliverTimeoutMs: DELIVER_TIMEOUT_MS,
      clock: Date.now,
      logger,
    }),
    concurrency: config.concurrency,
    takeOverMs: TAKE_OVER_MS,
    sweepMs: SWEEP_MS,
    logger,
  })
  warmUp(options.craft)
  workers.start()
  const originals = startSweepingOriginals(lanes, logger)
  const stopHealth = await startHealth({ config, logger, counters, health: { redis: () => lanes.redis.ping() } })
  return {
    stop: async () => {
      await workers.drain(GRACE_MS)
      originals.stop()
      await stopHealth()
      await lanes.close()
    },
  }
}

interface HealthDesk {
  readonly config: Config
  readonly health: Readonly<Record<string, () => Promise<unknown>>>
  readonly logger: Logger
  readonly counters: ReadableCounters
}

/** The worker's own word about itself, for a container's health check; nothing else listens there. */
async function startHealth({ config, health, logger, counters }: HealthDesk): Promise<() => Promise<void>> {
  if (config.healthPort === undefined) return async () => undefined
  const metrics = (): string => counters.exposition()
  const server = createHttpServer({ channels: [], accept: async () => 'duplicate', logger, health, metrics })
  await server.listen({ host: config.host, port: config.healthPort })
  return () => server.close()
}
