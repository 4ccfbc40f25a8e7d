import type { ConsoleFeed, FeedItem } from '../core/console-door.ts'
import type { Keys } from './keys.ts'
import type { Listener } from './listener.ts'
import { createScript, type ScriptRunner } from './script.ts'
import { translateErrors } from './store-down.ts'

/** A conversation on the chat page is kept this long after its last line; the report behind it stays. */
const FEED_SECONDS = 90 * 24 * 3600

/** KEYS items seen · ARGV key item seconds. Puts an item once; its place in the list is its sequence number. */
const APPEND = `
if redis.call('SADD', KEYS[2], ARGV[1]) == 0 then return 0 end
local length = redis.call('RPUSH', KEYS[1], ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[3])
redis.call('PUBLISH', KEYS[1], length)
return length
`

/** Console conversations are few and live on one machine; they share one slot. */
const FEED_CORP = 'console'

export function createConsoleFeed(options: {
  readonly redis: ScriptRunner & { lrange(key: string, start: number, stop: number): Promise<string[]> }
  readonly keys: Keys
  readonly listener: Listener
}): ConsoleFeed {
  const { redis, keys, listener } = options
  const append = createScript(redis, APPEND)
  const itemsOf = (conversationId: string) => keys.of(FEED_CORP, 'feed', conversationId)
  return {
    async append(conversationId, item) {
      const seen = keys.of(FEED_CORP, 'feed-seen', conversationId)
      await append([itemsOf(conversationId), seen], [item.key, JSON.stringify(item), FEED_SECONDS])
    },
    read: (conversationId, after) =>
      translateErrors(async () => {
        const lines = await redis.lrange(itemsOf(conversationId), after, -1)
        return lines.map((line, at) => ({ ...(JSON.parse(line) as FeedItem), seq: after + at + 1 }))
      }),
    async watch(conversationId, changed) {
      const listening = await listener.listen(itemsOf(conversationId), () => {
        changed()
      })
      return () => listening.release()
    },
  }
}
