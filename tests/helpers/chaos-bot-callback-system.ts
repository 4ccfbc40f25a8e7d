import { fileURLToPath } from 'node:url'
import type { OpenChaosSystem } from './chaos-system.ts'
import { freePort } from './redis-global-setup.ts'
import { createWecomBotSimulator, type WecomBotSimulator } from './wecom-bot-simulator.ts'

/** In each hundred calls, polls included: so many break before they reach the bot, or their answer gets lost. */
const FAULTS = { lostBefore: 0.025, lostAfter: 0.025 }
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

/** The whole house as it is installed, two servers and two workers, as an AI bot by callback of a simulated WeCom. */
export const openBotCallbackSystem: OpenChaosSystem = async ({ redisUrl }) => {
  const simulator = await createWecomBotSimulator({ faults: FAULTS, timing: { pollMs: 250 } })
  const ports = [await freePort(), await freePort()]
  const urls = ports.map((port) => `http://127.0.0.1:${port}/callback/wecom-bot`)
  const env = settings(redisUrl, simulator)
  const serve = (port = 0) => ({ command: [CLI, 'serve'], env: { ...env, PORT: String(port) } })
  const work = { command: [CLI, 'work'], env }
  let next = 0
  return {
    processes: [
      { name: 'worker 1', ...work },
      { name: 'server 1', ...serve(ports[0]) },
      { name: 'worker 2', ...work },
      { name: 'server 2', ...serve(ports[1]) },
    ],
    textsPerMessage: 1,
    deliver: async ({ chat, at, id }) => {
      next += 1
      // The polls of all streams go where the last message went: to either server in turn.
      simulator.callTo(urls[next % urls.length] ?? '')
      const note = `开展普法宣传，发放资料${FIRST + at}份。`
      return (await simulator.say(chat, note, { msgId: id, retries: 0 })).status === 200
    },
    // Every receipt names the figure it noted, and stands in the bubble of its message.
    seen: (chat) => {
      const ended = simulator.bubbles(chat).filter(({ finished }) => finished)
      const texts = [...ended, ...simulator.pushed(chat)].map(({ content }) => content)
      return texts.flatMap((text) => Array.from(text.matchAll(/(\d{4,})份/g), ([, figure]) => Number(figure) - FIRST))
    },
    stats: () => ({ 'calls to reply addresses': simulator.replyCalls() }),
    inspect: async (messages) => {
      const chats = [...new Set(messages.map(({ chat }) => chat))]
      const open = chats.flatMap((chat) => simulator.bubbles(chat).filter(({ finished }) => !finished))
      return open.length === 0 ? [] : [`${open.length} bubbles never ended`]
    },
    close: () => simulator.close(),
  }
}

/** Four digits, so that no other number of a reply is taken for it. */
const FIRST = 1000

function settings(redisUrl: string, { keys, url }: WecomBotSimulator): Readonly<Record<string, string>> {
  return {
    REDIS_URL: redisUrl,
    ZHIBI_PREFIX: 'chaos',
    ZHIBI_CONCURRENCY: '16',
    LOG_LEVEL: 'silent',
    WECOM_BOT_TOKEN: keys.token,
    WECOM_BOT_AES_KEY: keys.aesKey,
    WECOM_API_BASE: url,
  }
}
