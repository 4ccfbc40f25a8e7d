import type { Clock } from '../core/clock.ts'
import type { RateLimiter } from '../core/rate-limiter.ts'
import type { Keys } from './keys.ts'
import { createScript, type ScriptRunner } from './script.ts'

export interface RateLimiterOptions {
  readonly redis: ScriptRunner
  readonly keys: Keys
  readonly clock: Clock
}

/**
 * A log of the takings, as the platforms count: any stretch of the window, not calendar minutes.
 * KEYS log · ARGV now member longestWindowMs (count windowMs)… → 0 taken, else ms to wait
 */
const TAKE = `
local now, longest = tonumber(ARGV[1]), tonumber(ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - longest)
local wait = 0
for i = 4, #ARGV, 2 do
  local count, window = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
  -- The last but (count - 1): when it leaves the window there is room again.
  local blocking = redis.call('ZRANGE', KEYS[1], -count, -count, 'WITHSCORES')[2]
  if blocking then wait = math.max(wait, tonumber(blocking) + window - now) end
end
if wait > 0 then return wait end
redis.call('ZADD', KEYS[1], now, ARGV[2])
redis.call('PEXPIRE', KEYS[1], longest)
return 0
`

export function createRateLimiter({ redis, keys, clock }: RateLimiterOptions): RateLimiter {
  const take = createScript(redis, TAKE)
  return {
    take: async (key, limits) => {
      const longest = Math.max(0, ...limits.map(({ windowMs }) => windowMs))
      const pairs = limits.flatMap(({ count, windowMs }) => [count, windowMs])
      return Number(await take([keys.of(key, 'rate')], [clock(), crypto.randomUUID(), longest, ...pairs]))
    },
  }
}
