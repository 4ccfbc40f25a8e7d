import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { createLanes } from '../../src/compose/lanes.ts'
import type { ChaosMessage, OpenChaosSystem } from './chaos-system.ts'
import { quietLogger } from './quiet-logger.ts'
import { freePort } from './redis-global-setup.ts'
import { aMessage } from './samples.ts'

/** One in so many sends fails before the platform took it; as many after, with the answer lost on the road. */
const FAULT_ONE_IN = 50
const PREFIX = 'chaos'

/** Lanes alone: doors and workers of their own, an echo for a story, and a platform that swallows an equal key. */
export const openEchoSystem: OpenChaosSystem = async ({ redisUrl, random }) => {
  const platform = await startPlatform(random)
  const ports = [await freePort(), await freePort()]
  const door = (port: number) => ({ redis: redisUrl, prefix: PREFIX, port })
  const worker = { redis: redisUrl, prefix: PREFIX, sinkUrl: platform.url, thinkMs: 60 }
  let next = 0
  return {
    processes: [
      { name: 'worker 1', command: [entry('worker'), JSON.stringify(worker)] },
      { name: 'server 1', command: [entry('door'), JSON.stringify(door(ports[0] ?? 0))] },
      { name: 'worker 2', command: [entry('worker'), JSON.stringify(worker)] },
      { name: 'server 2', command: [entry('door'), JSON.stringify(door(ports[1] ?? 0))] },
    ],
    textsPerMessage: 2,
    deliver: async (message) => {
      next += 1
      const body = JSON.stringify(aMessage(message.id, message.chat))
      const url = `http://127.0.0.1:${ports[next % ports.length] ?? 0}`
      return fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(5000) }).then(
        ({ ok }) => ok,
        () => false,
      )
    },
    seen: (chat) => (platform.seen.get(chat) ?? []).map((id) => Number(id.split('-')[1])),
    stats: () => platform.stats,
    inspect: (messages) => inspectReports(redisUrl, messages),
    close: platform.close,
  }
}

function entry(role: 'door' | 'worker'): string {
  return fileURLToPath(new URL(`./chaos-echo-${role}.ts`, import.meta.url))
}

interface Sent {
  readonly key: string
  readonly chat: string
  readonly text: string
}

/** The platform: shows each key once, sometimes refuses, sometimes takes it and loses the answer. */
async function startPlatform(random: () => number) {
  const known = new Set<string>()
  const seen = new Map<string, string[]>()
  const stats = { sends: 0, refusedSends: 0, lostAnswers: 0, swallowed: 0 }
  const show = ({ key, chat, text: id }: Sent) => {
    if (known.has(key)) {
      stats.swallowed += 1
      return
    }
    known.add(key)
    seen.set(chat, [...(seen.get(chat) ?? []), id])
  }
  const server = createServer((request, response) => {
    text(request)
      .then((body) => {
        stats.sends += 1
        const luck = Math.floor(random() * FAULT_ONE_IN)
        if (luck === 0) {
          stats.refusedSends += 1
          response.writeHead(500).end()
          return
        }
        show(JSON.parse(body) as Sent)
        if (luck === 1) {
          stats.lostAnswers += 1
          request.socket.destroy()
        } else response.end()
      })
      .catch(() => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    stats,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Every message is a note of its report exactly once, and nothing is left in the lanes or was buried. */
async function inspectReports(redis: string, messages: readonly ChaosMessage[]): Promise<readonly string[]> {
  const lanes = createLanes({ redis, prefix: PREFIX, role: 'worker', clock: Date.now, logger: quietLogger })
  try {
    const reports = new Set(messages.map(({ chat }) => `r${Math.floor(Number(chat.slice(1)) / 2)}`))
    const noted = await Promise.all(
      [...reports].map(async (id) => (await lanes.store.loadReport(id, 'corp1'))?.notes.map(({ text: key }) => key)),
    )
    const keys = noted.flatMap((list) => list ?? []).sort()
    const expected = messages.map(({ id }) => id).sort()
    const buried = [...(await lanes.turns.buried.list('corp1')), ...(await lanes.deliveries.buried.list('corp1'))]
    return [
      ...(JSON.stringify(keys) === JSON.stringify(expected) ? [] : [`${keys.length} notes of ${expected.length}`]),
      ...buried.map(({ key, why }) => `buried: ${key} (${why})`),
    ]
  } finally {
    await lanes.close()
  }
}
