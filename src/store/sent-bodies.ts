import type { Clock } from '../core/clock.ts'
import type { SentBodies } from '../core/sent-bodies.ts'
import type { Keys } from './keys.ts'
import { createScript, type ScriptRunner } from './script.ts'

export interface SentBodiesOptions {
  readonly redis: ScriptRunner
  readonly keys: Keys
  readonly clock: Clock
}

/**
 * One hash a body and receiver: part → "number expiry". The lowest number that no living claim has, so that a body sent
 * every minute does not count up for ever.
 * KEYS claims · ARGV part now ttlMs → number
 */
const CLAIM = `
local now, ttl = tonumber(ARGV[2]), tonumber(ARGV[3])
local taken, mine = {}, nil
local claims = redis.call('HGETALL', KEYS[1])
for i = 1, #claims, 2 do
  local number, expiry = string.match(claims[i + 1], '^(%d+) (%d+)$')
  if claims[i] == ARGV[1] then mine = tonumber(number)
  elseif tonumber(expiry) <= now then redis.call('HDEL', KEYS[1], claims[i])
  else taken[tonumber(number)] = true end
end
if mine then return mine end
local free = 0
while taken[free] do free = free + 1 end
redis.call('HSET', KEYS[1], ARGV[1], free .. ' ' .. string.format('%.0f', now + ttl))
redis.call('PEXPIRE', KEYS[1], ttl)
return free
`

export function createSentBodies({ redis, keys, clock }: SentBodiesOptions): SentBodies {
  const claim = createScript(redis, CLAIM)
  return {
    claim: async ({ receiver, digest, part, ttlMs }) =>
      Number(await claim([keys.of(receiver, 'sent', digest)], [part, clock(), ttlMs])),
  }
}
