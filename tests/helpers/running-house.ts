import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { composeCraft } from '../../src/compose/craft.ts'
import { createLogger } from '../../src/compose/logger.ts'
import { type Config, readConfig } from '../../src/config.ts'
import type { TurnObserver } from '../../src/conversation/handle-message.ts'
import { type RunningServer, startServer } from '../../src/server.ts'
import { startWorker } from '../../src/worker.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface RunningHouse {
  readonly server: RunningServer
  readonly config: Config
  stop(): Promise<void>
}

/** Server and worker in this process over a real Redis; a prefix of its own keeps it apart from other tests. */
export async function startHouse(options: {
  readonly redisUrl: string
  readonly env?: Readonly<Record<string, string>>
  readonly observe?: TurnObserver
  /** Only the server; workers are processes of their own. */
  readonly withoutWorker?: true
}): Promise<RunningHouse> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhibi-house-'))
  const prefix = `t${crypto.randomUUID().slice(0, 8)}`
  const config = readConfig({ PORT: '0', ZHIBI_PREFIX: prefix, ZHIBI_DATA: dataDir, ...options.env })
  const logger = createLogger('silent')
  const { redisUrl } = options
  const craft = await composeCraft({ root, config, logger })
  const server = await startServer({ config, redisUrl, logger })
  const observe = options.observe === undefined ? {} : { observe: options.observe }
  const worker =
    options.withoutWorker === true ? undefined : await startWorker({ config, redisUrl, craft, logger, ...observe })
  return {
    server,
    config,
    stop: async () => {
      await server.stop()
      await worker?.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
