import type { OutboxEntry } from '../core/reply.ts'
import type { Keys } from './keys.ts'

/** KEYS (mail, bodies) and ARGV (laneId, key, body) of replies for APPEND_REPLIES; all in the corporation's slot. */
export function replyArguments(
  keys: Keys,
  corp: string,
  replies: readonly OutboxEntry[],
): { readonly keys: readonly string[]; readonly values: readonly string[] } {
  const lanes = replies.map((entry) => keys.lane('deliveries', { corp, laneId: entry.conversationId }))
  return {
    keys: lanes.flatMap(({ mail, bodies }) => [mail, bodies]),
    values: replies.flatMap((entry) => [entry.conversationId, entry.key, JSON.stringify(entry)]),
  }
}
