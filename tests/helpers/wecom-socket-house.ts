import { inject } from 'vitest'
import { SOCKET_RULES, type SocketRules } from '../../src/channels/wecom-bot/socket/account.ts'
import { createAibotSocket } from '../../src/channels/wecom-bot/socket/channel.ts'
import { createLanes, type Lanes } from '../../src/compose/lanes.ts'
import type { AcceptMessage, Channel } from '../../src/core/channel.ts'
import type { InboundMessage } from '../../src/core/inbound-message.ts'
import type { OutboxEntry, Reply } from '../../src/core/reply.ts'
import { createMemoryFeedbackLog, type MemoryFeedbackLog } from './memory-feedback-log.ts'
import { quietLogger } from './quiet-logger.ts'
import type { SocketSimulator } from './wecom-socket-simulator.ts'

/** Rules with all times so short that a test can wait for them. */
const QUICK: SocketRules = {
  ...SOCKET_RULES,
  subscribeMs: 200,
  pingMs: 60,
  ackMs: 600,
  silentAckMs: 50,
  lateMs: 500,
  backoff: { firstMs: 20, longestMs: 200, stableMs: 200 },
  lease: { ttlMs: 1000, renewMs: 100, retryMs: 50 },
  progressMs: [20, 40],
}

export interface SocketProcess {
  readonly channel: Channel
  readonly lanes: Lanes
  /** What was taken in, in order. */
  readonly taken: InboundMessage[]
  /** How often each thing was counted. */
  readonly counts: Map<string, number>
  readonly feedback: MemoryFeedbackLog
  start(): void
  /** Says a reply to a message, part by part, as a worker does. */
  answer(message: InboundMessage, reply: Reply, more?: Partial<OutboxEntry>): Promise<void>
  stop(): Promise<void>
}

export interface SocketProcessOptions {
  readonly simulator: SocketSimulator
  readonly prefix: string
  readonly rules?: Partial<SocketRules>
  readonly secret?: string
  /** In place of remembering only. */
  readonly accept?: AcceptMessage
  readonly redis?: string
}

/** One process of the house with nothing but the long connection in it, on a Redis of its own prefix. */
export function openSocketProcess(options: SocketProcessOptions): SocketProcess {
  const { simulator, prefix, rules = {} } = options
  const redis = options.redis ?? inject('redisUrl')
  const lanes = createLanes({ redis, prefix, role: 'worker', clock: Date.now, logger: quietLogger })
  const counts = new Map<string, number>()
  const taken: InboundMessage[] = []
  const feedback = createMemoryFeedbackLog()
  const seen = new Set<string>()
  const remember: AcceptMessage = async (message) => {
    if (seen.has(message.idempotencyKey)) return 'duplicate'
    seen.add(message.idempotencyKey)
    taken.push(message)
    return 'accepted'
  }
  const channel = createAibotSocket({
    account: {
      name: 'default',
      corp: 'corp1',
      botNames: ['执笔'],
      botId: simulator.account.botId,
      secret: options.secret ?? simulator.account.secret,
      url: simulator.url,
    },
    rules: { ...QUICK, ...rules },
    leases: lanes.leases,
    relay: lanes.relay,
    streams: lanes.answerStreams,
    feed: lanes.progressFeed,
    limiter: lanes.rateLimiter,
    cache: lanes.cache,
    feedback,
    welcome: '您好，我是执笔。',
    now: Date.now,
    random: Math.random,
    counters: { add: (name) => counts.set(name, (counts.get(name) ?? 0) + 1) },
    logger: quietLogger,
  })
  return {
    channel,
    lanes,
    taken,
    counts,
    feedback,
    start: () => channel.stream?.start(options.accept ?? remember),
    answer: (message, reply, more) => deliverAll(channel, { ...entryOf(message, reply), ...more }),
    stop: async () => {
      await channel.stream?.stop()
      await lanes.close()
    },
  }
}

function entryOf(
  { idempotencyKey: answers, conversationId, corp, replyTo: to }: InboundMessage,
  reply: Reply,
): OutboxEntry {
  return { key: `${answers}/r1`, conversationId, corp, to, reply, answers, final: true }
}

async function deliverAll({ sink }: Channel, entry: OutboxEntry): Promise<void> {
  for (const part of sink.parts(entry)) await sink.deliver(entry, part, AbortSignal.timeout(20_000))
}
