import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeCraft } from '../../compose/craft.ts'
import { createLogger } from '../../compose/logger.ts'
import { readConfig } from '../../config.ts'
import type { Command } from '../../core/command.ts'
import { startServer } from '../../server.ts'
import { startWorker } from '../../worker.ts'
import { askOnce, type ChatReply } from '../ask-once.ts'
import type { CliIo } from '../io.ts'
import { openRedis } from '../open-redis.ts'
import { type Aside, createAsides } from './asides.ts'

/** Somebody's words, in their own chat or in a group. */
export interface Said {
  readonly text: string
  readonly by?: string
  readonly group?: string
}

export interface Answered {
  readonly commands: readonly Command[]
  readonly replies: readonly ChatReply[]
  readonly elapsedMs: number
}

export interface Talk {
  /** `begun` is called as soon as something of the answer shows. */
  say(said: Said, begun?: () => void): Promise<Answered>
  /** What somebody was told since the last call without having asked: an owner about who wants to join. */
  takeAsides(): readonly Aside[]
  /** Lets time go by for the conversation; nothing waits for it. */
  letPass(ms: number): void
  close(): Promise<void>
}

/** The whole house in this process, on a port nobody else needs to know. A script starts from nothing each time. */
export async function openTalk(io: CliIo, { throwaway }: { readonly throwaway: boolean }): Promise<Talk> {
  const dataDir = throwaway ? await mkdtemp(join(tmpdir(), 'zhibi-')) : undefined
  const config = { ...readConfig(io.env), port: 0, ...(dataDir === undefined ? {} : { dataDir }) }
  const logger = createLogger(io.env['LOG_LEVEL'] === undefined ? 'error' : config.logLevel)
  const redis = await openRedis(config)
  const craft = await composeCraft({ root: io.root, config, logger })
  const server = await startServer({ config, redisUrl: redis.url, logger })
  const read = new Map<string, readonly Command[]>()
  const observe = ({ messageKey, commands }: { messageKey: string; commands: readonly Command[] }) =>
    void read.set(messageKey, commands)
  let passedMs = 0
  const clock = () => Date.now() + passedMs
  const worker = await startWorker({ config, redisUrl: redis.url, craft, logger, observe, clock })
  const own = crypto.randomUUID()
  const asides = createAsides(server.door)
  return {
    async say({ text, by, group }, begun) {
      const startedAt = performance.now()
      const id = crypto.randomUUID()
      const talk = [own, group ?? by ?? ''].join('/')
      asides.expect({ talk, id, to: group ?? by ?? '' })
      const typed = {
        talk,
        id,
        text,
        ...(by !== undefined && { by }),
        ...(group !== undefined && { group: true as const }),
      }
      const replies = await askOnce(server.door, typed, begun)
      return {
        commands: read.get(`console:${talk}:${id}`) ?? [],
        replies,
        elapsedMs: Math.round(performance.now() - startedAt),
      }
    },
    takeAsides: asides.take,
    letPass: (ms) => void (passedMs += ms),
    async close() {
      asides.close()
      await server.stop()
      await worker.stop()
      await redis.stop()
      if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
