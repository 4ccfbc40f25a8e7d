import { parseArgs } from 'node:util'
import { createCounters } from '../compose/counters.ts'
import { composeCraft } from '../compose/craft.ts'
import { createLogger } from '../compose/logger.ts'
import { readConfig } from '../config.ts'
import { type RunningServer, type ServerOptions, startServer } from '../server.ts'
import { startWorker } from '../worker.ts'
import type { CliCommand, CliIo } from './io.ts'
import { openRedis } from './open-redis.ts'
import { runUntilStopped } from './run-until-stopped.ts'

/** How many ports after the wished one are tried. */
const PORTS_TRIED = 20

export const command: CliCommand = {
  summary: '一个进程里启动全部：聊天网页、回调、起草；没有 Redis 时自带一个',
  usage: 'up [--port N]',
  async run(argv, io) {
    const { values } = parseArgs({ args: [...argv], options: { port: { type: 'string' } } })
    const settings = readConfig({ ...io.env, ...(values.port === undefined ? {} : { PORT: values.port }) })
    // A person at a terminal wants the address, not a log line per message.
    const config = io.env['LOG_LEVEL'] === undefined ? { ...settings, logLevel: 'warn' } : settings
    const logger = createLogger(config.logLevel)
    const counters = createCounters()
    const redis = await openRedis(config)
    const server = await startOnFreePort({ config, redisUrl: redis.url, logger, counters }, io)
    const craft = await composeCraft({ root: io.root, config, logger })
    const worker = await startWorker({ config, redisUrl: redis.url, craft, logger, counters })
    greet(server.url, io, config.models[0]?.name)
    // The worker first: its last answers go out through the server, by the long connection or the platform's polls.
    await runUntilStopped(io, [() => worker.stop(), () => server.stop(), () => redis.stop()])
    return 0
  },
}

async function startOnFreePort(options: ServerOptions, io: CliIo): Promise<RunningServer> {
  const wished = options.config.port
  for (let port = wished; port < wished + PORTS_TRIED; port += 1) {
    try {
      const server = await startServer({ ...options, config: { ...options.config, port } })
      if (port !== wished && wished !== 0) io.out(`端口 ${wished} 已被占用，改用 ${port}。`)
      return server
    } catch (error) {
      if (!isPortTaken(error)) throw error
    }
  }
  throw new Error(`端口 ${wished} 起的 ${PORTS_TRIED} 个都被占用，请用 --port 换一个`)
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

function greet(url: string, io: CliIo, model: string | undefined): void {
  io.out(`执笔已启动，请用浏览器打开：${url}`)
  io.out(
    model === undefined
      ? '没有设置模型，由内置起草器写稿（OPENAI_BASE_URL、ZHIBI_MODEL 可接模型）。'
      : `模型：${model}`,
  )
  io.out('试着发：我们是平安县柳溪镇，写2025年的。普法宣传8次，发资料300多份；调解纠纷96起，成功95起。写一下普法那一段')
  io.out('按 Ctrl+C 停止。')
}
