import type { Clock } from '../../src/core/clock.ts'
import type { RateLimit, RateLimiter } from '../../src/core/rate-limiter.ts'

/** Keeps the times of the last calls of each key. The in-memory twin. */
export function createMemoryRateLimiter({ now }: { readonly now: Clock }): RateLimiter {
  const calls = new Map<string, number[]>()
  return {
    async take(key, limits) {
      const longest = Math.max(...limits.map(({ windowMs }) => windowMs))
      const times = (calls.get(key) ?? []).filter((time) => time > now() - longest)
      calls.set(key, times)
      const waitMs = Math.max(0, ...limits.map((limit) => waitFor(limit, times, now())))
      if (waitMs === 0) times.push(now())
      return waitMs
    },
  }
}

/** Until the call that is `count` back leaves the window. */
function waitFor({ count, windowMs }: RateLimit, times: readonly number[], now: number): number {
  const blocking = times.at(-count)
  return blocking === undefined ? 0 : Math.max(0, blocking + windowMs - now)
}
