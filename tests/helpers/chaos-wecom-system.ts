import { fileURLToPath } from 'node:url'
import type { ChaosMessage, OpenChaosSystem } from './chaos-system.ts'
import type { ChaosWecomArgument } from './chaos-wecom-house.ts'
import { freePort } from './redis-global-setup.ts'
import { createWecomSimulator } from './wecom-simulator.ts'

const PREFIX = 'chaos'
/** In each hundred calls of the API: so many fail, break before, break after they took effect. */
const FAULTS = { busy: 0.02, lostBefore: 0.02, lostAfter: 0.02 }

/** Encrypted callbacks of a simulated WeCom in, message/send out: both real, with an echo between them. */
export const openWecomSystem: OpenChaosSystem = async ({ redisUrl }) => {
  const simulator = await createWecomSimulator({ faults: FAULTS })
  const ports = [await freePort(), await freePort()]
  const urls = ports.map((port) => `http://127.0.0.1:${port}/callback/wecom-app`)
  const argument: ChaosWecomArgument = { redis: redisUrl, prefix: PREFIX, account: simulator.account }
  const command = (role: string, more: object = {}) => [entry(role), JSON.stringify({ ...argument, ...more })]
  let next = 0
  return {
    processes: [
      { name: 'worker 1', command: command('worker') },
      { name: 'server 1', command: command('door', { port: ports[0] }) },
      { name: 'worker 2', command: command('worker') },
      { name: 'server 2', command: command('door', { port: ports[1] }) },
    ],
    textsPerMessage: 1,
    deliver: async (message) => {
      next += 1
      simulator.callTo(urls[next % urls.length] ?? '')
      const outcome = await simulator.send(message.chat, `第${message.at}条：调解纠纷${message.at}件`, {
        msgId: msgIdOf(message),
        retries: 0,
      })
      return outcome.status === 200
    },
    seen: (chat) => simulator.texts(chat).map((text) => Number(/^第(\d+)条/.exec(text)?.[1])),
    stats: () => ({
      'message/send': simulator.calls('message/send'),
      gettoken: simulator.calls('gettoken'),
      swallowed: simulator.state.swallowed.length,
    }),
    inspect: async () => [],
    close: () => simulator.close(),
  }
}

function entry(role: string): string {
  return fileURLToPath(new URL(`./chaos-wecom-${role}.ts`, import.meta.url))
}

/** 19 digits like the platform's, beyond what a double holds. */
function msgIdOf({ chat, at }: ChaosMessage): string {
  return `7${chat.slice(1).padStart(9, '0')}${String(at).padStart(9, '0')}`
}
