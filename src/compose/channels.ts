import { type ConsoleChannel, createConsoleChannel } from '../channels/console/create-console-channel.ts'
import { createWecomApp } from '../channels/wecom-app/channel.ts'
import type { Config } from '../config.ts'
import type { Channel, Sink } from '../core/channel.ts'
import type { ReplyAddress } from '../core/inbound-message.ts'
import type { Logger } from '../core/logger.ts'
import type { Lanes } from './lanes.ts'

export interface Channels {
  readonly all: readonly Channel[]
  readonly console: ConsoleChannel
  /** The sink of an address; undefined for an account that is not configured any more. */
  sinkOf(address: ReplyAddress): Sink | undefined
}

/** Every way in and out that the settings name; the chat on this machine is always there. */
export function composeChannels({
  config,
  lanes,
  logger,
}: {
  readonly config: Config
  readonly lanes: Lanes
  readonly logger: Logger
}): Channels {
  const { cache, rateLimiter: limiter, sentBodies, consoleFeed: feed, progressFeed: board } = lanes
  const console = createConsoleChannel({ corp: config.corp, feed, board, clock: Date.now })
  const apps = config.wecomApps.map((account) =>
    createWecomApp({ account, cache, limiter, sentBodies, now: Date.now, logger }),
  )
  const all: readonly Channel[] = [console, ...apps]
  return {
    all,
    console,
    sinkOf: ({ channel, account }) => all.find((one) => one.name === channel && one.account === account)?.sink,
  }
}
