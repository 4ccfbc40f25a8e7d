import { type ConnectionOptions, Queue } from 'bullmq'
import { ZhibiError } from '../core/errors.ts'
import type { Bell, Lane } from '../core/lane.ts'
import type { Logger } from '../core/logger.ts'

export interface BellOptions {
  /** A connection that is opened and closed by the roof. */
  readonly connection: ConnectionOptions
  readonly prefix: string
  readonly kind: string
  readonly logger: Logger
}

export interface OpenBell extends Bell {
  close(): Promise<void>
}

/** All keys of the bells share one hash tag: BullMQ's scripts touch a queue's keys together. */
export function bellPrefix(prefix: string): string {
  return `{${prefix}-bells}`
}

/**
 * The bell of one lane kind: a BullMQ job that carries only the lane. At most one a lane is waiting or at work;
 * `keepLastIfActive` keeps a ring that comes while the lane is being emptied. The job's own id is BullMQ's counter;
 * what is done once is decided by the mailbox, never by a job id.
 */
export function createBell({ connection, prefix, kind, logger }: BellOptions): OpenBell {
  const queue = new Queue<Lane>(kind, {
    connection,
    prefix: bellPrefix(prefix),
    // The check is one INFO at the start; when that times out (a slow start of Redis, a busy process), BullMQ keeps the
    // failure and no ring of this queue ever succeeds again.
    skipVersionCheck: true,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    streams: { events: { maxLen: 100 } },
  })
  queue.on('error', (error) => {
    logger.debug({ kind, error: error.message }, 'bell')
  })
  return {
    ring: async ({ corp, laneId }) => {
      try {
        const id = JSON.stringify([corp, laneId])
        await queue.add('ring', { corp, laneId }, { deduplication: { id, keepLastIfActive: true } })
      } catch (error) {
        throw new ZhibiError('store-down', 'the bell could not be rung', { retryable: true, cause: error })
      }
    },
    close: () => queue.close(),
  }
}
