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

/** KEYS flag · ARGV seconds channel. The count tells a listener that missed the message that the flag was raised. */
const RAISE = `
local count = redis.call('INCR', KEYS[1])
redis.call('EXPIRE', KEYS[1], ARGV[1])
redis.call('PUBLISH', ARGV[2], KEYS[1])
return count
`

interface Watch {
  readonly flag: string
  readonly controller: AbortController
  /** The count when the watching began; undefined until it was read. */
  before?: string | null
}

/** 「停」 over Redis: one channel for all flags for speed, and a count that is read again after a lost connection. */
export function createStopFlag({ redis, keys, listener }: StopFlagOptions): StopFlag {
  const raise = createScript(redis, RAISE)
  const flagOf = (conversationId: string, corp: string) => keys.of(corp, 'stop', conversationId)
  const watches = new Set<Watch>()
  const heard = (flag?: string) => {
    for (const watch of watches) {
      if (watch.flag === flag) watch.controller.abort()
      else if (flag === undefined) compare(redis, watch).catch(() => undefined)
    }
  }
  let listening: Promise<unknown> | undefined
  const listen = async () => {
    listening ??= listener.listen(keys.stops, heard)
    try {
      await listening
    } catch (error) {
      listening = undefined
      throw error
    }
  }
  return {
    raise: async (conversationId, corp) => {
      await raise([flagOf(conversationId, corp)], [FLAG_SECONDS, keys.stops])
    },
    watch: async (conversationId, corp) => {
      const watch: Watch = { flag: flagOf(conversationId, corp), controller: new AbortController() }
      watches.add(watch)
      const release = async () => {
        watches.delete(watch)
      }
      try {
        // Listening before the count is read: what is raised after the reading is heard.
        await listen()
        watch.before = await translateErrors(() => redis.get(watch.flag))
      } catch (error) {
        await release()
        throw error
      }
      return { signal: watch.controller.signal, release }
    },
  }
}

/** Messages may have been missed. */
async function compare(redis: StopFlagOptions['redis'], { flag, controller, before }: Watch): Promise<void> {
  if (before === undefined) return
  const now = await redis.get(flag)
  if (now !== null && now !== before) controller.abort()
}
