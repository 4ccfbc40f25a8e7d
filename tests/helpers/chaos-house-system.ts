import { fileURLToPath } from 'node:url'
import type { ChaosMessage, OpenChaosSystem } from './chaos-system.ts'
import { freePort } from './redis-global-setup.ts'
import { createWecomSimulator, type SimulatedAccount } from './wecom-simulator.ts'

/** In each hundred calls of the API: so many fail, break before, break after they took effect. */
const FAULTS = { busy: 0.02, lostBefore: 0.02, lostAfter: 0.02 }
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

/** The whole house as it is installed: `zhibi serve` and `zhibi work`, two of each, behind a simulated WeCom. */
export const openHouseSystem: OpenChaosSystem = async ({ redisUrl }) => {
  const simulator = await createWecomSimulator({ faults: FAULTS })
  const ports = [await freePort(), await freePort()]
  const urls = ports.map((port) => `http://127.0.0.1:${port}/callback/wecom-app`)
  const env = settings(redisUrl, simulator.account)
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
    deliver: async (message) => {
      next += 1
      simulator.callTo(urls[next % urls.length] ?? '')
      const note = `开展普法宣传，发放资料${FIRST + message.at}份。`
      const outcome = await simulator.send(message.chat, note, { msgId: msgIdOf(message), retries: 0 })
      return outcome.status === 200
    },
    // Every receipt names the figure it noted; a notice that the rest comes later names none.
    seen: (chat) =>
      simulator.texts(chat).flatMap((text) => {
        const figure = /(\d{4,})份/.exec(text)?.[1]
        return figure === undefined ? [] : [Number(figure) - FIRST]
      }),
    stats: () => ({
      'message/send': simulator.calls('message/send'),
      swallowed: simulator.state.swallowed.length,
    }),
    inspect: async () => [],
    close: () => simulator.close(),
  }
}

/** Four digits, so that no other number of a reply is taken for it. */
const FIRST = 1000

function settings(redisUrl: string, account: SimulatedAccount): Readonly<Record<string, string>> {
  return {
    REDIS_URL: redisUrl,
    ZHIBI_PREFIX: 'chaos',
    ZHIBI_CONCURRENCY: '16',
    LOG_LEVEL: 'silent',
    WECOM_APP_CORP_ID: account.corpId,
    WECOM_APP_AGENT_ID: account.agentId,
    WECOM_APP_SECRET: account.secret,
    WECOM_APP_TOKEN: account.token,
    WECOM_APP_AES_KEY: account.aesKey,
    WECOM_API_BASE: account.apiBase,
  }
}

/** 19 digits like the platform's, beyond what a double holds. */
function msgIdOf({ chat, at }: ChaosMessage): string {
  return `7${chat.slice(1).padStart(9, '0')}${String(at).padStart(9, '0')}`
}
