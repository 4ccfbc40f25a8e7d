import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { composeCraft } from '../compose/craft.ts'
import { createLogger } from '../compose/logger.ts'
import { readConfig } from '../config.ts'
import type { Command } from '../core/command.ts'
import { startServer } from '../server.ts'
import { startWorker } from '../worker.ts'
import { askOnce, type ChatReply } from './ask-once.ts'
import type { CliCommand, CliIo } from './io.ts'
import { openRedis } from './open-redis.ts'
import { readInput, splitNotes } from './read-input.ts'

export const command: CliCommand = {
  summary: '在终端里聊天，走完整的流程；--script 播放写好的消息',
  usage: 'chat [--script FILE] [--json]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { script: { type: 'string' }, json: { type: 'boolean' } },
    })
    const talk = await openTalk(io, { throwaway: values.script !== undefined })
    try {
      if (values.script === undefined) await converse(talk, io)
      else
        for (const message of splitNotes(await readInput(values.script, io)))
          await play(talk, message, { io, json: values.json === true })
    } finally {
      await talk.close()
    }
    return 0
  },
}

interface Answered {
  readonly commands: readonly Command[]
  readonly replies: readonly ChatReply[]
  readonly elapsedMs: number
}

interface Talk {
  say(text: string): Promise<Answered>
  close(): Promise<void>
}

/** The whole house in this process, on a port nobody else needs to know. A script starts from nothing each time. */
async function openTalk(io: CliIo, { throwaway }: { readonly throwaway: boolean }): Promise<Talk> {
  const dataDir = throwaway ? await mkdtemp(join(tmpdir(), 'zhibi-')) : undefined
  const config = { ...readConfig(io.env), port: 0, ...(dataDir === undefined ? {} : { dataDir }) }
  const logger = createLogger(io.env['LOG_LEVEL'] === undefined ? 'error' : config.logLevel)
  const redis = await openRedis(config)
  const craft = await composeCraft({ root: io.root, config, logger })
  const server = await startServer({ config, redisUrl: redis.url, logger })
  const read = new Map<string, readonly Command[]>()
  const observe = ({ messageKey, commands }: { messageKey: string; commands: readonly Command[] }) =>
    void read.set(messageKey, commands)
  const worker = await startWorker({ config, redisUrl: redis.url, craft, logger, observe })
  const talk = crypto.randomUUID()
  return {
    async say(text) {
      const startedAt = performance.now()
      const id = crypto.randomUUID()
      const replies = await askOnce(server.door, { talk, id, text })
      return {
        commands: read.get(`console:${talk}:${id}`) ?? [],
        replies,
        elapsedMs: Math.round(performance.now() - startedAt),
      }
    },
    async close() {
      await server.stop()
      await worker.stop()
      await redis.stop()
      if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function converse(talk: Talk, io: CliIo): Promise<void> {
  io.out('直接打字，回车发送；Ctrl+D 结束。')
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
  lines.prompt()
  for await (const line of lines) {
    for (const { text } of (await talk.say(line)).replies) io.out(`\n${text}\n`)
    lines.prompt()
  }
}

async function play(
  talk: Talk,
  message: string,
  { io, json }: { readonly io: CliIo; readonly json: boolean },
): Promise<void> {
  const { commands, replies, elapsedMs } = await talk.say(message)
  if (json) io.out(JSON.stringify({ message, commands, replies, elapsedMs }))
  else io.out([`> ${message}`, ...replies.map(({ text }) => text)].join('\n\n').concat('\n'))
}
