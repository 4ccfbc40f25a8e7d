import { inject } from 'vitest'
import type { ExpiringCache } from '../../src/core/expiring-cache.ts'
import type { RateLimiter } from '../../src/core/rate-limiter.ts'
import type { SentBodies } from '../../src/core/sent-bodies.ts'
import { closeRedis, connectRedis } from '../../src/store/connect.ts'
import { createExpiringCache } from '../../src/store/expiring-cache.ts'
import { createKeys } from '../../src/store/keys.ts'
import { createRateLimiter } from '../../src/store/rate-limiter.ts'
import { createSentBodies } from '../../src/store/sent-bodies.ts'
import { createMemoryCache } from './memory-cache.ts'
import { createMemoryRateLimiter } from './memory-rate-limiter.ts'
import { createMemorySentBodies } from './memory-sent-bodies.ts'
import { quietLogger } from './quiet-logger.ts'

/** The ports processes share when they send, over Redis or in memory. */
export interface SharedPorts {
  readonly cache: ExpiringCache
  readonly limiter: RateLimiter
  readonly sentBodies: SentBodies
  close(): Promise<void>
}

export type OpenSharedPorts = (clock: () => number) => SharedPorts

export const sharedPortWorlds: readonly (readonly [string, OpenSharedPorts])[] = [
  ['Redis', openRedisPorts],
  ['its twin in memory', openMemoryPorts],
]

function openRedisPorts(clock: () => number): SharedPorts {
  const redis = connectRedis({ address: inject('redisUrl'), role: 'worker', logger: quietLogger })
  const keys = createKeys(`test-${crypto.randomUUID()}`)
  return {
    cache: createExpiringCache({ redis, keys }),
    limiter: createRateLimiter({ redis, keys, clock }),
    sentBodies: createSentBodies({ redis, keys, clock }),
    close: () => closeRedis(redis),
  }
}

function openMemoryPorts(clock: () => number): SharedPorts {
  return {
    cache: createMemoryCache({ now: clock }),
    limiter: createMemoryRateLimiter({ now: clock }),
    sentBodies: createMemorySentBodies({ now: clock }),
    close: async () => undefined,
  }
}
