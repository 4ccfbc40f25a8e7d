import type { Counters } from '../../../core/counters.ts'
import { ZhibiError } from '../../../core/errors.ts'
import type { Logger } from '../../../core/logger.ts'

/** Takes durably in what came over the connection, in order. */
export interface Intake {
  /** Returns at once. Beyond the limit it is refused, and lost: the platform knows no acknowledgement and sends nothing twice. */
  put(work: () => Promise<void>): void
  /** Resolves when all is in, or the time is over. */
  drain(timeoutMs: number): Promise<void>
}

const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 1000

/** While Redis is away, messages wait here and are tried again, the oldest first. */
export function createIntake({
  limit,
  counters,
  logger,
}: {
  readonly limit: number
  readonly counters: Counters
  readonly logger: Logger
}): Intake {
  const waiting: (() => Promise<void>)[] = []
  let pumping: Promise<void> | undefined
  const takeIn = async (work: () => Promise<void>) => {
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        await work()
        return
      } catch (error) {
        if (!(error instanceof ZhibiError && error.retryable)) {
          counters.add('wecom-bot-inbound-failed')
          logger.error({ error: error instanceof Error ? error.name : 'unknown' }, 'message could not be taken in')
          return
        }
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }
  const pump = async () => {
    for (let work = waiting[0]; work !== undefined; work = waiting[0]) {
      await takeIn(work)
      waiting.shift()
    }
    pumping = undefined
  }
  return {
    put: (work) => {
      if (waiting.length >= limit) {
        counters.add('wecom-bot-inbound-lost')
        logger.error({ waiting: waiting.length }, 'message lost: too many wait for Redis')
        return
      }
      waiting.push(work)
      pumping ??= pump()
    },
    drain: async (timeoutMs) => {
      let timer: NodeJS.Timeout | undefined
      const timeUp = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, timeoutMs)
      })
      await Promise.race([pumping, timeUp])
      clearTimeout(timer)
    },
  }
}
