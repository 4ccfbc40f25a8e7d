import type { ExpiringCache } from '../core/expiring-cache.ts'
import type { Keys } from './keys.ts'
import { translateErrors } from './store-down.ts'

export interface ExpiringCacheOptions {
  readonly redis: {
    get(key: string): Promise<string | null>
    set(key: string, value: string, unit: 'PX', ttlMs: number): Promise<unknown>
    del(key: string): Promise<number>
  }
  readonly keys: Keys
}

export function createExpiringCache({ redis, keys }: ExpiringCacheOptions): ExpiringCache {
  const place = (key: string) => keys.of(key, 'cache')
  return {
    get: async (key) => (await translateErrors(() => redis.get(place(key)))) ?? undefined,
    set: async (key, value, ttlMs) => {
      await translateErrors(() => redis.set(place(key), value, 'PX', ttlMs))
    },
    delete: async (key) => {
      await translateErrors(() => redis.del(place(key)))
    },
  }
}
