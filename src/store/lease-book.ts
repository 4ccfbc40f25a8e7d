import type { Lease, LeaseBook } from '../core/lease.ts'
import type { Keys } from './keys.ts'
import type { Listener } from './listener.ts'
import { createScript, type ScriptRunner } from './script.ts'

/** KEYS lease fence closed · ARGV holder ttlMs → fence, or 0 when it is not to be had. The value is `fence:holder`. */
const TAKE = `
if redis.call('EXISTS', KEYS[3]) == 1 then return 0 end
local held = redis.call('GET', KEYS[1])
if held then
  local fence, holder = held:match('^(%d+):(.*)$')
  if holder ~= ARGV[1] then return 0 end
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return tonumber(fence)
end
local fence = redis.call('INCR', KEYS[2])
redis.call('SET', KEYS[1], fence .. ':' .. ARGV[1], 'PX', ARGV[2])
return fence
`

/** KEYS lease · ARGV value ttlMs → 1 renewed */
const RENEW = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`

/** KEYS lease · ARGV value channel */
const RELEASE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[2], 'free')
return 1
`

/** KEYS lease closed · ARGV value why ms */
const CLOSE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
return 1
`

/** KEYS lease closed → value or false, why or false, ms */
const LOOK = `return { redis.call('GET', KEYS[1]), redis.call('GET', KEYS[2]), redis.call('PTTL', KEYS[2]) }`

export function createLeaseBook(options: {
  readonly redis: ScriptRunner
  readonly keys: Keys
  readonly listener: Listener
}): LeaseBook {
  const { redis, keys, listener } = options
  const [take, renew, release, close, look] = [TAKE, RENEW, RELEASE, CLOSE, LOOK].map((lua) =>
    createScript(redis, lua),
  ) as [Run, Run, Run, Run, Run]
  const held = (name: string) => keys.of(name, 'lease')
  const closed = (name: string) => keys.of(name, 'lease', 'closed')
  return {
    async take(name, holder, ttlMs) {
      const fence = Number(await take([held(name), keys.of(name, 'lease', 'fence'), closed(name)], [holder, ttlMs]))
      return fence === 0 ? undefined : { name, holder, fence }
    },
    renew: async (lease, ttlMs) => (await renew([held(lease.name)], [valueOf(lease), ttlMs])) === 1,
    async release(lease) {
      await release([held(lease.name)], [valueOf(lease), held(lease.name)])
    },
    close: async (lease, { why, ms }) =>
      (await close([held(lease.name), closed(lease.name)], [valueOf(lease), why, ms])) === 1,
    async look(name) {
      const [value, why, leftMs] = (await look([held(name), closed(name)], [])) as [
        string | null,
        string | null,
        number,
      ]
      return {
        ...(value !== null && { holder: value.slice(value.indexOf(':') + 1) }),
        ...(why !== null && { closed: { why, leftMs } }),
      }
    },
    watch: (name, freed) =>
      listener.listen(held(name), () => {
        freed()
      }),
  }
}

type Run = ReturnType<typeof createScript>

function valueOf({ fence, holder }: Lease): string {
  return `${fence}:${holder}`
}
