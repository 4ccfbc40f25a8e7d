import type { Feedback, FeedbackLog } from '../core/feedback-log.ts'
import type { Keys } from './keys.ts'
import { createScript, type ScriptRunner } from './script.ts'
import { translateErrors } from './store-down.ts'

export interface FeedbackLogOptions {
  readonly redis: ScriptRunner & { hvals(key: string): Promise<string[]> }
  readonly keys: Keys
}

const KEPT_SECONDS = 400 * 86_400

/** KEYS month · ARGV key feedback */
const KEEP = `
redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
redis.call('EXPIRE', KEYS[1], ${KEPT_SECONDS})
return 1
`

export function createFeedbackLog({ redis, keys }: FeedbackLogOptions): FeedbackLog {
  const keep = createScript(redis, KEEP)
  return {
    keep: async (corp, feedback) => {
      const month = new Date(feedback.at).toISOString().slice(0, 7)
      await keep([keys.of(corp, 'feedback', month)], [feedback.key, JSON.stringify(feedback)])
    },
    read: async (corp, month) => {
      const kept = await translateErrors(() => redis.hvals(keys.of(corp, 'feedback', month)))
      return kept.map((text) => JSON.parse(text) as Feedback).toSorted((a, b) => a.at - b.at)
    },
  }
}
