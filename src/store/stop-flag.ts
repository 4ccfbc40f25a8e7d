import type { StopFlag } from '../core/progress-board.ts'
import type { Keys } from './keys.ts'
import type { Listener } from './listener.ts'
import { createScript, type ScriptRunner } from './script.ts'
import { translateErrors } from './store-down.ts'

export interface StopFlagOptions {
  readonly redis: ScriptRunner & { get(key: string): Promise<string | null> }
  readonly keys: Keys
  readonly listener: Listener
}

/** Longer than the longest turn. */
const FLAG_SECONDS = 3600

/** KEYS flag · ARGV seconds. The count tells a listener that missed the message that the flag was raised again. */
const RAISE = `
local count = redis.call('INCR', KEYS[1])
redis.call('EXPIRE', KEYS[1], ARGV[1])
redis.call('PUBLISH', KEYS[1], count)
return count
`

/** 「停」 over Redis: a counter that is read again after a lost connection, and pub/sub for speed. */
export function createStopFlag({ redis, keys, listener }: StopFlagOptions): StopFlag {
  const raise = createScript(redis, RAISE)
  const flagOf = (conversationId: string, corp: string) => keys.of(corp, 'stop', conversationId)
  return {
    raise: async (conversationId, corp) => {
      await raise([flagOf(conversationId, corp)], [FLAG_SECONDS])
    },
    watch: async (conversationId, corp) => {
      const flag = flagOf(conversationId, corp)
      const controller = new AbortController()
      const before = await translateErrors(() => redis.get(flag))
      const compare = async () => {
        const now = await redis.get(flag)
        if (now !== null && now !== before) controller.abort()
      }
      const subscription = await listener.listen(flag, (message) => {
        if (message === undefined) compare().catch(() => undefined)
        else controller.abort()
      })
      // Raised between the first look and the listening.
      await translateErrors(compare)
      return { signal: controller.signal, release: () => subscription.release() }
    },
  }
}
