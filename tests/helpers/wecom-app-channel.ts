import { createWecomApp, type WecomAppOptions } from '../../src/channels/wecom-app/channel.ts'
import type { Channel } from '../../src/core/channel.ts'
import type { OutboxEntry, Reply } from '../../src/core/reply.ts'
import { createMemoryCache } from './memory-cache.ts'
import { createMemoryLogger } from './memory-logger.ts'
import { createMemoryRateLimiter } from './memory-rate-limiter.ts'
import { createMemorySentBodies } from './memory-sent-bodies.ts'
import type { WecomSimulator } from './wecom-simulator.ts'

/** A channel on the simulator's account with in-memory ports, any of them replaceable. */
export function channelOf(simulator: WecomSimulator, options: Partial<WecomAppOptions> = {}): Channel {
  const now = options.now ?? simulator.state.now
  return createWecomApp({
    account: simulator.account,
    cache: createMemoryCache({ now }),
    limiter: createMemoryRateLimiter({ now }),
    sentBodies: createMemorySentBodies({ now }),
    now,
    logger: createMemoryLogger(),
    ...options,
  })
}

let replies = 0

/** A reply to a member, with a key of its own. */
export function replyTo(simulator: WecomSimulator, userId: string, reply: Reply | string): OutboxEntry {
  replies += 1
  return {
    key: `m${replies}/r0`,
    conversationId: `wecom-app:${simulator.account.name}:${userId}`,
    corp: simulator.account.corpId,
    to: { channel: 'wecom-app', account: simulator.account.name, to: userId },
    reply: typeof reply === 'string' ? { kind: 'text', text: reply } : reply,
    answers: `m${replies}`,
    final: true,
  }
}

/** Sends all parts once, in order. */
export async function deliver(channel: Channel, entry: OutboxEntry): Promise<void> {
  for (const part of channel.sink.parts(entry)) await channel.sink.deliver(entry, part, AbortSignal.timeout(20_000))
}
