import { createLogger } from '../compose/logger.ts'
import { readConfig } from '../config.ts'
import { startServer } from '../server.ts'
import type { CliCommand } from './io.ts'
import { neededRedis } from './needed-redis.ts'
import { runUntilStopped } from './run-until-stopped.ts'

export const command: CliCommand = {
  summary: '只收消息：回调入口和聊天网页',
  usage: 'serve',
  async run(_argv, io) {
    const config = readConfig(io.env)
    const logger = createLogger(config.logLevel)
    const server = await startServer({ config, redisUrl: neededRedis(config), logger })
    logger.info({ url: server.url }, 'server is up')
    await runUntilStopped(io, [() => server.stop()])
    return 0
  },
}
