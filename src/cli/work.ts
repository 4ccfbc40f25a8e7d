import { composeCraft } from '../compose/craft.ts'
import { createLogger } from '../compose/logger.ts'
import { readConfig } from '../config.ts'
import { startWorker } from '../worker.ts'
import type { CliCommand } from './io.ts'
import { neededRedis } from './needed-redis.ts'
import { runUntilStopped } from './run-until-stopped.ts'

export const command: CliCommand = {
  summary: '只处理消息：起草、检查、回复',
  usage: 'work',
  async run(_argv, io) {
    const config = readConfig(io.env)
    const logger = createLogger(config.logLevel)
    const craft = await composeCraft({ root: io.root, config, logger })
    const worker = await startWorker({ config, redisUrl: neededRedis(config), craft, logger })
    logger.info({ concurrency: config.concurrency }, 'worker is up')
    await runUntilStopped(io, [() => worker.stop()])
    return 0
  },
}
