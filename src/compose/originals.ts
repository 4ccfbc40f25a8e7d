import { join } from 'node:path'
import type { Clock } from '../core/clock.ts'
import type { Logger } from '../core/logger.ts'
import type { OriginalStore } from '../core/original.ts'
import type { RedisConnection } from '../store/connect.ts'
import type { Keys } from '../store/keys.ts'
import { createOriginalStore } from '../store/originals.ts'
import { createOriginalsInRedis } from '../store/originals-in-redis.ts'
import { createOriginalsOnDisk } from '../store/originals-on-disk.ts'

export interface OriginalSettings {
  readonly place: 'files' | 'redis'
  /** For `files`. */
  readonly folder: string
  /** Of one corporation. */
  readonly maxBytes: number
  readonly keepMs: number
  readonly graceMs: number
}

export function composeOriginals(
  settings: OriginalSettings,
  around: {
    readonly redis: RedisConnection
    readonly keys: Keys
    readonly prefix: string
    readonly clock: Clock
    readonly logger: Logger
  },
): OriginalStore {
  const { place, folder, ...limits } = settings
  const { redis, keys, prefix, clock, logger } = around
  const bytes =
    place === 'redis'
      ? createOriginalsInRedis({ redis, keys })
      : createOriginalsOnDisk({ folder: join(folder, 'originals'), prefix })
  return createOriginalStore({ redis, keys, bytes, clock, logger, ...limits })
}

/** For the turn store: what could not be deleted now is deleted by the next sweep. */
export function purging(originals: OriginalStore | undefined, logger: Logger): (corp: string) => Promise<void> {
  return async (corp) => {
    try {
      await originals?.purge(corp)
    } catch (error) {
      logger.warn({ corp, error: String(error) }, 'originals are left to the sweep')
    }
  }
}
