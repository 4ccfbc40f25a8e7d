import type { OriginalBytes } from '../core/original.ts'
import type { Keys } from './keys.ts'
import { translateErrors } from './store-down.ts'

export interface OriginalsInRedisOptions {
  readonly redis: {
    getBuffer(key: string): Promise<Buffer | null>
    set(key: string, value: Buffer): Promise<unknown>
    del(key: string): Promise<number>
  }
  readonly keys: Keys
}

/** For installations whose machines share nothing but Redis. Costs its memory: keep the bound small. */
export function createOriginalsInRedis({ redis, keys }: OriginalsInRedisOptions): OriginalBytes {
  const place = (corp: string, id: string) => keys.of(corp, 'originals', 'bytes', id)
  return {
    write: async (corp, id, bytes) => {
      await translateErrors(() => redis.set(place(corp, id), Buffer.from(bytes)))
    },
    read: async (corp, id) => (await translateErrors(() => redis.getBuffer(place(corp, id)))) ?? undefined,
    remove: async (corp, id) => {
      await translateErrors(() => redis.del(place(corp, id)))
    },
    // The index and the bytes are in one Redis: one is never without the other.
    removeUnknown: async () => 0,
  }
}
