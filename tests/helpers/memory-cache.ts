import type { Clock } from '../../src/core/clock.ts'
import type { ExpiringCache } from '../../src/core/expiring-cache.ts'

/** The in-memory twin. */
export function createMemoryCache({ now }: { readonly now: Clock }): ExpiringCache {
  const entries = new Map<string, { readonly value: string; readonly until: number }>()
  return {
    async get(key) {
      const entry = entries.get(key)
      return entry !== undefined && entry.until > now() ? entry.value : undefined
    },
    async set(key, value, ttlMs) {
      for (const [old, { until }] of entries) if (until <= now()) entries.delete(old)
      entries.set(key, { value, until: now() + ttlMs })
    },
    async delete(key) {
      entries.delete(key)
    },
  }
}
