import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSweep } from '../conversation/sweep.ts'
import type { AnswerBell, LaneIndex } from '../core/lane.ts'
import type { Logger } from '../core/logger.ts'
import { type BellWorker, createBellWorker } from '../queue/bell-worker.ts'
import type { Lanes } from './lanes.ts'

export interface LaneWorkersOptions {
  /** Opened with role `worker`. */
  readonly lanes: Lanes
  readonly prefix: string
  readonly takeTurn: AnswerBell
  readonly deliver: AnswerBell
  /** Conversations served side by side, turns and deliveries each. */
  readonly concurrency: number
  /** How soon the lanes of a killed worker are taken over, ms. */
  readonly takeOverMs: number
  /** How often lost bells are looked for, ms. */
  readonly sweepMs: number
  readonly logger: Logger
}

export interface LaneWorkers {
  start(): void
  /** Finishes what is in hand and lets its answers go out, takes nothing new; what still runs after `graceMs` is left to another worker. */
  drain(graceMs: number): Promise<void>
  /** When a bell was last answered, ms since the epoch; for health. */
  lastAnsweredAt(): number | undefined
}

/** The worker side of both lanes, with the sweeper. */
export function createLaneWorkers(options: LaneWorkersOptions): LaneWorkers {
  const { lanes, prefix, takeTurn, deliver, concurrency, takeOverMs, sweepMs, logger } = options
  const worker = (kind: 'turns' | 'deliveries', answer: AnswerBell): BellWorker =>
    createBellWorker({ connection: lanes.redis, prefix, kind, answer, concurrency, takeOverMs, logger })
  const turns = worker('turns', takeTurn)
  const deliveries = worker('deliveries', deliver)
  const workers = [turns, deliveries]
  const sweeps = [lanes.turns, lanes.deliveries].map(({ index, bell }) => createSweep({ index, bell, logger }))
  let sweeping = false
  const sweep = async () => {
    // A sweep over very many lanes may take longer than the pause between two.
    if (sweeping) return
    sweeping = true
    try {
      for (const run of sweeps) await run()
    } catch (error) {
      logger.warn({ error: String(error) }, 'sweep failed')
    } finally {
      sweeping = false
    }
  }
  let timer: NodeJS.Timeout | undefined
  return {
    start: () => {
      for (const each of workers) each.start()
      void sweep()
      timer = setInterval(() => void sweep(), sweepMs)
    },
    drain: async (graceMs) => {
      clearInterval(timer)
      if (!(await isThere(lanes.redis))) {
        await Promise.all(workers.map((each) => each.drain(graceMs)))
        return
      }
      await turns.drain(graceMs)
      await untilDelivered(lanes.deliveries.index)
      await deliveries.drain(LAST_ANSWERS_MS)
    },
    lastAnsweredAt: () => {
      const times = workers.map((each) => each.lastAnsweredAt()).filter((at) => at !== undefined)
      return times.length === 0 ? undefined : Math.max(...times)
    },
  }
}

/** A Redis that does not answer within this has no answers to give out. */
const PING_MS = 500

async function isThere(redis: Pick<Lanes['redis'], 'ping'>): Promise<boolean> {
  const late = sleep(PING_MS, false, { ref: false })
  const answered = redis.ping().then(
    () => true,
    () => false,
  )
  return await Promise.race([answered, late])
}

/** The answers of the last turns are waited for so long; the others wait for whoever comes next. */
const LAST_ANSWERS_MS = 3000
const LOOK_EVERY_MS = 50

/** Resolves when nothing waits to be delivered, or the time is over: Redis may be away, or a platform may not take more now. */
async function untilDelivered(index: LaneIndex): Promise<void> {
  const over = AbortSignal.timeout(LAST_ANSWERS_MS)
  const empty = async () => {
    while (!over.aborted && (await index.lanesWithMail()).length > 0) await sleep(LOOK_EVERY_MS)
  }
  await Promise.race([empty().catch(() => undefined), once(over, 'abort')])
}
