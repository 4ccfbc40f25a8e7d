import { z } from 'zod'
import type { Clock } from '../core/clock.ts'
import type { SealedMedia } from '../core/sealed-media.ts'
import type { Keys } from './keys.ts'
import { createScript, type ScriptRunner } from './script.ts'

/** Longer than a queue ever is; a worker that was down over lunch finds everything. */
const KEEP_MS = 6 * 3_600_000
/** Longer than a turn is tried again. */
const AFTER_READ_MS = 600_000
/** Of one corporation, as written; a file of 20 MB takes 27. */
const ROOM = 96 * 1024 * 1024

const CLAIM = `return redis.call('SET', KEYS[1], '1', 'NX', 'PX', ARGV[1]) and 1 or 0`

/** index: sorted set of "key size" by the time it is over. KEYS index medium · ARGV key text now keepMs room → 1, or 0 when there is no room */
const KEEP = `
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
local total = #ARGV[2]
for _, entry in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do total = total + tonumber(string.match(entry, '%d+$')) end
if total > tonumber(ARGV[5]) then return 0 end
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[4])
redis.call('ZADD', KEYS[1], string.format('%.0f', ARGV[3] + ARGV[4]), ARGV[1] .. ' ' .. #ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1
`

/** KEYS index medium · ARGV key now afterReadMs → its text or nothing */
const READ = `
local text = redis.call('GET', KEYS[2])
if not text then return false end
redis.call('PEXPIRE', KEYS[2], ARGV[3])
redis.call('ZADD', KEYS[1], 'XX', string.format('%.0f', ARGV[2] + ARGV[3]), ARGV[1] .. ' ' .. #text)
return text
`

const Kept = z.object({ name: z.string(), base64: z.string() })

export interface SealedMediaOptions {
  readonly redis: ScriptRunner
  readonly keys: Keys
  readonly clock: Clock
  readonly room?: number
}

export function createSealedMedia({ redis, keys, clock, room = ROOM }: SealedMediaOptions): SealedMedia {
  const claim = createScript(redis, CLAIM)
  const keep = createScript(redis, KEEP)
  const read = createScript(redis, READ)
  const index = (corp: string) => keys.of(corp, 'sealed')
  const place = (corp: string, key: string) => keys.of(corp, 'sealed', 'medium', key)
  return {
    claim: async (corp, key) => (await claim([keys.of(corp, 'sealed', 'claim', key)], [KEEP_MS])) === 1,
    keep: async (corp, key, { bytes, name }) => {
      const text = JSON.stringify({ name, base64: Buffer.from(bytes).toString('base64') })
      return (await keep([index(corp), place(corp, key)], [key, text, clock(), KEEP_MS, room])) === 1
    },
    read: async (corp, key) => {
      const text = await read([index(corp), place(corp, key)], [key, clock(), AFTER_READ_MS])
      if (typeof text !== 'string') return undefined
      const { name, base64 } = Kept.parse(JSON.parse(text))
      return { name, bytes: Buffer.from(base64, 'base64') }
    },
  }
}
