import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { OpenChaosSystem } from './chaos-system.ts'
import { createSocketSimulator, type SocketSimulator } from './wecom-socket-simulator.ts'

/**
 * One frame in twenty fails: refused as busy, never acknowledged, or the connection breaks after it took effect. The last is
 * rare, because a connection that breaks again within seconds is left alone for longer and longer, as it should be: at one
 * frame in seventy, two thirds of a run went by in waiting.
 */
const FAULTS = { busy: 0.025, broken: 0.003, unacknowledged: 0.022 }
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
/** Four digits, so that no other number of a reply is taken for it. */
const FIRST = 1000
/** What is not answered with a first frame by then is sent again. */
const PATIENCE_MS = 3000

/**
 * The whole house behind a simulated long connection: `zhibi serve` and `zhibi work`, two of each. The protocol knows no
 * acknowledgement of messages; the first frame of the answer, which goes out when the message is safe, stands for it. A
 * message without one is sent again under its id, as a person would, or the platform after a reconnection.
 */
export const openWecomBotSocketSystem: OpenChaosSystem = async ({ redisUrl }) => {
  const simulator = await createSocketSimulator({ faults: FAULTS, perMinute: 30 })
  const env = settings(redisUrl, simulator)
  const serve = { command: [CLI, 'serve'], env: { ...env, PORT: '0' } }
  const work = { command: [CLI, 'work'], env }
  return {
    processes: [
      { name: 'worker 1', ...work },
      { name: 'server 1', ...serve },
      { name: 'worker 2', ...work },
      { name: 'server 2', ...serve },
    ],
    textsPerMessage: 1,
    deliver: async ({ id, chat, at }) => {
      if (!simulator.say(chat, `开展普法宣传，发放资料${FIRST + at}份。`, { msgId: id })) return false
      const until = Date.now() + PATIENCE_MS
      while (!simulator.chats.answered(id)) {
        if (Date.now() > until) return false
        await sleep(20)
      }
      return true
    },
    // Every receipt names the figure it noted; a notice that the rest comes later names none.
    seen: (chat) =>
      simulator.chats.texts(chat).flatMap((text) => {
        const figure = /(\d{4,})份/.exec(text)?.[1]
        return figure === undefined ? [] : [Number(figure) - FIRST]
      }),
    stats: () => ({ ...simulator.counts }),
    inspect: async (messages) => [...unfinished(simulator, new Set(messages.map(({ chat }) => chat)))],
    close: () => simulator.close(),
  }
}

/** No bubble may be left thinking, no frame may have met another, no chat may have got more than it takes. */
function* unfinished({ chats, counts }: SocketSimulator, all: ReadonlySet<string>): Generator<string> {
  for (const chat of all) {
    const open = chats.bubbles(chat).filter(({ finished }) => !finished)
    if (open.length > 0) yield `${chat}: ${open.length} bubbles were never ended`
  }
  if (counts.overlaps > 0) yield `${counts.overlaps} frames met another one`
  if (counts.tooMany > 0) yield `${counts.tooMany} frames were too many`
  if (counts.kicks > 0) yield `${counts.kicks} times one process kicked the other`
}

function settings(redisUrl: string, { account, url }: SocketSimulator): Readonly<Record<string, string>> {
  return {
    REDIS_URL: redisUrl,
    ZHIBI_PREFIX: 'chaos',
    ZHIBI_CONCURRENCY: '16',
    LOG_LEVEL: process.env['CHAOS_LOG'] ?? 'silent',
    WECOM_BOT_ID: account.botId,
    WECOM_BOT_SECRET: account.secret,
    WECOM_BOT_WS_URL: url,
  }
}
