import { setTimeout as sleep } from 'node:timers/promises'
import { type ConnectionOptions, DelayedError, type Job, Worker } from 'bullmq'
import type { AnswerBell, Lane } from '../core/lane.ts'
import type { Logger } from '../core/logger.ts'
import { bellPrefix } from './bell.ts'

export interface BellWorkerOptions {
  readonly connection: ConnectionOptions
  readonly prefix: string
  readonly kind: string
  readonly answer: AnswerBell
  /** Lanes served side by side by this process. */
  readonly concurrency: number
  /** How soon the lane of a killed worker is taken over, ms: lock and stalled check. */
  readonly takeOverMs: number
  readonly logger: Logger
}

export interface BellWorker {
  start(): void
  /** Finishes what is in hand, takes nothing new; after `graceMs` what still runs is aborted and left to others. */
  drain(graceMs: number): Promise<void>
  /** When a bell was last answered, ms since the epoch; for health. */
  lastAnsweredAt(): number | undefined
}

/** A lane is never given up here: the mailbox counts attempts, and a crashed worker says nothing about the lane. */
const NEVER_GIVE_UP = Number.MAX_SAFE_INTEGER

/** Patience with what goes on beyond the grace, ms. */
const FORCE_MS = 2000

export function createBellWorker(options: BellWorkerOptions): BellWorker {
  const { connection, prefix, kind, answer, concurrency, takeOverMs, logger } = options
  const closing = new AbortController()
  const leaving = new AbortController()
  let answeredAt: number | undefined
  const answerJob = async (job: Job<Lane>, token?: string) => {
    const again = await answer(job.data, { closing: closing.signal, leaving: leaving.signal })
    answeredAt = Date.now()
    if (again === undefined) return
    await job.moveToDelayed(again.againAt, token)
    throw new DelayedError()
  }
  const worker = new Worker<Lane>(kind, answerJob, {
    connection,
    prefix: bellPrefix(prefix),
    concurrency,
    autorun: false,
    lockDuration: takeOverMs,
    stalledInterval: takeOverMs,
    maxStalledCount: NEVER_GIVE_UP,
  })
  worker.on('error', (error) => {
    logger.debug({ kind, error: error.message }, 'bell worker')
  })
  worker.on('failed', (_job, error) => {
    logger.warn({ kind, error: error.message }, 'a lane was left; the sweeper will ring for it')
  })
  return {
    start: () => {
      worker.run().catch((error: unknown) => {
        logger.error({ kind, error: String(error) }, 'bell worker ended')
      })
    },
    drain: async (graceMs) => {
      closing.abort()
      const timer = setTimeout(() => {
        leaving.abort()
      }, graceMs)
      // What ignores its signal, or a Redis that is away, must not keep the process: the stalled check finds the lane.
      const patience = new AbortController()
      const enough = sleep(graceMs + FORCE_MS, undefined, { signal: patience.signal }).catch(() => undefined)
      await Promise.race([worker.close(), enough])
      patience.abort()
      clearTimeout(timer)
    },
    lastAnsweredAt: () => answeredAt,
  }
}
