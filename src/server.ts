import { composeChannels } from './compose/channels.ts'
import { createCounters, type ReadableCounters } from './compose/counters.ts'
import { createEarlyMedia } from './compose/early-media.ts'
import { createLanes } from './compose/lanes.ts'
import type { Config } from './config.ts'
import { createAcceptMessage } from './conversation/accept-message.ts'
import { isStopMessage } from './conversation/stop-words.ts'
import type { ConsoleDoor } from './core/console-door.ts'
import type { Logger } from './core/logger.ts'
import { registerConsoleRoutes } from './http/console-routes.ts'
import { createHttpServer } from './http/http-server.ts'

export interface RunningServer {
  /** Where it listens. */
  readonly url: string
  /** The way in for the terminal chat. */
  readonly door: ConsoleDoor
  stop(): Promise<void>
}

export interface ServerOptions {
  readonly config: Config
  readonly redisUrl: string
  readonly logger: Logger
  /** Shared with the worker when both are one process. */
  readonly counters?: ReadableCounters
}

const REDIS_WAIT_MS = 5000

/** Process 1: takes messages in, keeps them durably, says so. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, redisUrl, logger, counters = createCounters() } = options
  const lanes = createLanes({ redis: redisUrl, prefix: config.prefix, role: 'door', clock: Date.now, logger })
  const channels = composeChannels({ config, lanes, logger, counters })
  const { mailbox, bell } = lanes.turns
  const early = createEarlyMedia({
    accept: createAcceptMessage({ mailbox, bell, stopFlag: lanes.stopFlag, isStop: isStopMessage, logger }),
    mediaOf: (message) => channels.mediaOf(message),
    counters,
    logger,
  })
  const { accept } = early
  const door = channels.console.door(accept)
  const server = createHttpServer({
    channels: channels.all,
    accept,
    logger,
    counters,
    metrics: () => counters.exposition(),
    health: { redis: () => lanes.redis.ping() },
    plugins: [(app) => registerConsoleRoutes(app, { door })],
  })
  // Should Redis be away for longer, the door opens all the same and says 503 until it is back.
  await lanes.untilReady(REDIS_WAIT_MS)
  const url = await server.listen({ host: config.host, port: config.port })
  // Not before the port is ours: a start that fails must not take the bot from whoever has it.
  for (const { stream } of channels.all) stream?.start(accept)
  return {
    url,
    door,
    stop: async () => {
      early.stop()
      await Promise.all([server.close(), ...channels.all.map(({ stream }) => stream?.stop())])
      await lanes.close()
    },
  }
}
