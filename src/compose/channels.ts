import { type ConsoleChannel, createConsoleChannel } from '../channels/console/create-console-channel.ts'
import { createWecomApp } from '../channels/wecom-app/channel.ts'
import { createAibotCallback } from '../channels/wecom-bot/callback/channel.ts'
import { createAibotSocket } from '../channels/wecom-bot/socket/channel.ts'
import type { Config } from '../config.ts'
import { phrases } from '../conversation/phrases.ts'
import type { Channel, MediaSource, Sink } from '../core/channel.ts'
import type { Counters } from '../core/counters.ts'
import type { InboundMessage, ReplyAddress } from '../core/inbound-message.ts'
import type { Logger } from '../core/logger.ts'
import type { Lanes } from './lanes.ts'

export interface Channels {
  readonly all: readonly Channel[]
  readonly console: ConsoleChannel
  /** The sink of an address; undefined for an account that is not configured any more. */
  sinkOf(address: ReplyAddress): Sink | undefined
  /** Where a message's files, pictures and voice are fetched. */
  mediaOf(message: InboundMessage): MediaSource | undefined
}

/** Every way in and out that the settings name; the chat on this machine is always there. */
export function composeChannels({
  config,
  lanes,
  logger,
  counters,
}: {
  readonly config: Config
  readonly lanes: Lanes
  readonly logger: Logger
  readonly counters: Counters
}): Channels {
  const { cache, rateLimiter: limiter, sentBodies, consoleFeed: feed, progressFeed: board, sealedMedia: sealed } = lanes
  const console = createConsoleChannel({ corp: config.corp, feed, board, clock: Date.now })
  const apps = config.wecomApps.map((account) =>
    createWecomApp({ account, cache, limiter, sentBodies, now: Date.now, logger, skewMs: config.callbackSkewMs }),
  )
  const bots = config.wecomBots.map(({ rules, ...account }) =>
    createAibotCallback({
      ...{
        account,
        rules,
        skewMs: config.callbackSkewMs,
        book: lanes.streamBook,
        feed: board,
        feedback: lanes.feedbackLog,
        sealed,
      },
      ...{ welcome: phrases.greeting, counters, now: Date.now, logger },
    }),
  )
  const sockets = config.wecomSockets.map(({ rules, ...account }) =>
    createAibotSocket({
      ...{
        account,
        rules,
        leases: lanes.leases,
        relay: lanes.relay,
        streams: lanes.answerStreams,
        limiter,
        cache,
        sealed,
      },
      ...{ feed: board, feedback: lanes.feedbackLog, welcome: phrases.greeting },
      ...{ counters, now: Date.now, random: Math.random, logger },
    }),
  )
  const all: readonly Channel[] = [console, ...apps, ...bots, ...sockets]
  const channelOf = ({ channel, account }: ReplyAddress) =>
    all.find((one) => one.name === channel && one.account === account)
  return {
    all,
    console,
    sinkOf: (address) => channelOf(address)?.sink,
    mediaOf: ({ replyTo }) => channelOf(replyTo)?.media,
  }
}
