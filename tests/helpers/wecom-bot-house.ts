import { inject } from 'vitest'
import { STREAM_RULES, type StreamRules } from '../../src/channels/wecom-bot/callback/account.ts'
import { createAibotCallback } from '../../src/channels/wecom-bot/callback/channel.ts'
import { createCounters, type ReadableCounters } from '../../src/compose/counters.ts'
import type { Lanes } from '../../src/compose/lanes.ts'
import type { HandleTurn } from '../../src/conversation/take-turn.ts'
import type { Channel } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { InboundMessage } from '../../src/core/inbound-message.ts'
import type { OutboxEntry } from '../../src/core/reply.ts'
import type { RetryPolicy } from '../../src/core/retry-policy.ts'
import { createHttpServer } from '../../src/http/http-server.ts'
import { openDoorSide, openWorkerSide } from './lane-house.ts'
import { quietLogger } from './quiet-logger.ts'
import { aCommit } from './samples.ts'
import {
  createWecomBotSimulator,
  type WecomBotSimulator,
  type WecomBotSimulatorOptions,
} from './wecom-bot-simulator.ts'

export interface BotHouse {
  readonly simulator: WecomBotSimulator
  readonly url: string
  readonly lanes: Lanes
  readonly channel: Channel
  readonly counters: ReadableCounters
  /** Messages as the story got them. */
  readonly heard: readonly InboundMessage[]
  close(): Promise<void>
}

/** What a message is answered with; may take its time. */
export type BotStory = (
  message: InboundMessage,
  turn: { readonly lanes: Lanes; readonly signal: AbortSignal },
) => readonly OutboxEntry['reply'][] | Promise<readonly OutboxEntry['reply'][]>

export interface BotHouseOptions extends WecomBotSimulatorOptions {
  readonly rules?: Partial<StreamRules>
  readonly botNames?: readonly string[]
  /** Account of a self-built app that takes over. */
  readonly fallbackApp?: string
  /** Of the app, and of whatever else. */
  readonly otherSink?: Channel['sink']
  /** The channel's own clock; the lanes keep the real time. */
  readonly channelNow?: Clock
  readonly policy?: RetryPolicy
}

/** Many quick attempts, and as many waits as a test needs. */
const STUBBORN: RetryPolicy = { attempts: 12, firstDelayMs: 5, longestDelayMs: 50, waits: 500 }

export const WELCOME = '您好，我是执笔。'

/** Simulator → HTTP → lanes over a real Redis → worker → stream book → polls, with a story of the test's own. */
export async function openBotHouse(story: BotStory, options: BotHouseOptions = {}): Promise<BotHouse> {
  const simulator = await createWecomBotSimulator(options)
  const at = { redis: inject('redisUrl'), prefix: `bot-${crypto.randomUUID()}` }
  const door = openDoorSide(at)
  await door.lanes.untilReady(5000)
  const counters = createCounters()
  const heard: InboundMessage[] = []
  const channel = botChannel(simulator, door.lanes, { ...options, counters })
  const worker = openWorkerSide({
    ...at,
    handle: (lanes) => answerWith(story, { lanes, heard }),
    sink: routed(channel, options),
    policy: options.policy ?? STUBBORN,
  })
  const server = createHttpServer({
    channels: [channel],
    accept: door.accept,
    health: {},
    logger: quietLogger,
    counters,
    metrics: () => counters.exposition(),
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  simulator.callTo(`${url}/callback/wecom-bot`)
  return {
    ...{ simulator, url, lanes: door.lanes, channel, counters, heard },
    close: async () => {
      await simulator.close()
      await server.close()
      await worker.close()
      await door.lanes.close()
    },
  }
}

export function botChannel(
  simulator: Pick<WecomBotSimulator, 'keys' | 'url'>,
  lanes: Lanes,
  options: Pick<BotHouseOptions, 'rules' | 'botNames' | 'fallbackApp' | 'channelNow'> & {
    readonly counters?: ReadableCounters
  } = {},
): Channel {
  const { fallbackApp, botNames = [], rules, channelNow = Date.now, counters = createCounters() } = options
  const account = {
    ...{ name: 'default', corp: 'corp1', botNames, ...simulator.keys, trustedOrigin: simulator.url },
    ...(fallbackApp !== undefined && { fallbackApp }),
  }
  return createAibotCallback({
    ...{ account, book: lanes.streamBook, feed: lanes.progressFeed, feedback: lanes.feedbackLog, counters },
    ...{ rules: { ...STREAM_RULES, ...rules }, welcome: WELCOME, now: channelNow, logger: quietLogger },
  })
}

function routed(channel: Channel, { otherSink }: BotHouseOptions): Channel['sink'] {
  const of = (name: string): Channel['sink'] => (name === 'wecom-bot' ? channel.sink : (otherSink ?? channel.sink))
  return {
    parts: (entry) => of(entry.to.channel).parts(entry),
    deliver: (entry, part, signal) => of(entry.to.channel).deliver(entry, part, signal),
  }
}

function answerWith(story: BotStory, { lanes, heard }: { lanes: Lanes; heard: InboundMessage[] }): HandleTurn {
  return async (message, { signal }) => {
    heard.push(message)
    const conversation = await lanes.store.loadConversation(message.conversationId, message.corp)
    const replies = await story(message, { lanes, signal })
    return aCommit(message, {
      conversation,
      replies: replies.map((reply, at) => ({
        key: `${message.idempotencyKey}/r${at}`,
        conversationId: message.conversationId,
        corp: message.corp,
        to: message.replyTo,
        reply,
        answers: message.idempotencyKey,
        final: at === replies.length - 1,
      })),
    })
  }
}
