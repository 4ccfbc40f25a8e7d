import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Redis } from 'ioredis'
import { createKeys } from '../src/store/keys.ts'
import { type ChaosRedis, type Fsync, startChaosRedis } from '../tests/helpers/chaos-redis.ts'
import { type DoorSide, openDoorSide, openWorkerSide } from '../tests/helpers/lane-house.ts'
import { aCommit, aMessage } from '../tests/helpers/samples.ts'

/**
 * Durable acknowledgements (message in its mailbox, bell rung) side by side with one bare RPUSH of the same bytes to the
 * same Redis from the same process, for each fsync setting; the whole way with an instant story and sink; and how long
 * a conversation waits when its worker is ended with SIGKILL. One JSON line a measurement.
 */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '5000' },
    concurrency: { type: 'string', default: '50' },
    rates: { type: 'string', default: '50,200,500' },
    seconds: { type: 'string', default: '4' },
    takeovers: { type: 'string', default: '3' },
  },
})
const count = Number(values.messages)
const concurrency = Number(values.concurrency)
const CONVERSATIONS = 50
const PREFIX = 'bench'

type Task = (n: number) => Promise<unknown>

const say = (line: object) => {
  console.log(JSON.stringify(line))
}
const message = (tag: string, n: number) => aMessage(`${tag}-${n}`, `u${n % CONVERSATIONS}`, '今年调解纠纷26件。')
const rounded = (value: number) => Number(value.toFixed(2))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** As fast as it goes, so many at a time. */
async function inParallel(tasks: number, task: Task): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < tasks) {
      next += 1
      await task(next)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
}

/** Rate by the clock, and the processor time of one task here and in Redis, which a busy machine does not change much. */
async function perSecond(redis: Redis, task: Task) {
  const before = { redis: await redisCpuUs(redis), here: process.cpuUsage(), at: performance.now() }
  await inParallel(count, task)
  const elapsedMs = performance.now() - before.at
  const here = process.cpuUsage(before.here)
  return {
    rate: Math.round((count * 1000) / elapsedMs),
    cpuUs: Math.round((here.user + here.system) / count),
    redisCpuUs: Math.round(((await redisCpuUs(redis)) - before.redis) / count),
  }
}

async function redisCpuUs(redis: Redis): Promise<number> {
  const text = await redis.info('cpu')
  const seconds = ['user', 'sys'].map((kind) => Number(new RegExp(`used_cpu_${kind}:([\\d.]+)`).exec(text)?.[1]))
  return seconds.reduce((sum, each) => sum + each, 0) * 1e6
}

/** Open loop at a fixed rate, ms. */
async function latencies(rate: number, task: Task) {
  const startedAt = performance.now()
  const measure = async (n: number) => {
    await pause(Math.max(0, startedAt + (n * 1000) / rate - performance.now()))
    const from = performance.now()
    await task(n)
    return performance.now() - from
  }
  const all = await Promise.all(Array.from({ length: rate * Number(values.seconds) }, (_, n) => measure(n)))
  all.sort((a, b) => a - b)
  const at = (part: number) => rounded(all[Math.floor(all.length * part)] ?? 0)
  return { p50: at(0.5), p99: at(0.99) }
}

async function withDoor(fsync: Fsync, measure: (door: DoorSide, redis: ChaosRedis) => Promise<void>): Promise<void> {
  const redis = await startChaosRedis(fsync)
  const door = openDoorSide({ redis: redis.url, prefix: PREFIX })
  await door.lanes.untilReady(5000)
  try {
    await measure(door, redis)
  } finally {
    await door.lanes.close()
    await redis.close()
  }
}

async function measureAcks(fsync: Fsync): Promise<void> {
  await withDoor(fsync, async (door, { url }) => {
    const bare = new Redis(url)
    const push: Task = (n) => bare.rpush('bare', JSON.stringify(message('bare', n)))
    const accept =
      (tag: string): Task =>
      (n) =>
        door.accept(message(tag, n))
    await inParallel(1000, push)
    await inParallel(1000, accept('warm'))
    // Twice in turn: what slows the machine down slows both.
    for (const round of [1, 2]) {
      const pushes = await perSecond(bare, push)
      const acks = await perSecond(bare, accept(`acks${round}`))
      say({ what: 'acks per second', fsync, round, pushes, acks, ratio: rounded(acks.rate / pushes.rate) })
    }
    for (const rate of values.rates.split(',').map(Number)) {
      const push50 = await latencies(rate, push)
      say({ what: 'ack latency, ms', fsync, rate, push: push50, ack: await latencies(rate, accept(`r${rate}`)) })
    }
    bare.disconnect()
  })
}

async function measureWholeWay(fsync: Fsync): Promise<void> {
  await withDoor(fsync, async (door, redis) => {
    let replies = 0
    const worker = openWorkerSide({
      redis: redis.url,
      prefix: PREFIX,
      concurrency: 16,
      sink: {
        parts: ({ reply }) => [{ index: 0, count: 1, reply }],
        deliver: async () => {
          replies += 1
        },
      },
      handle: (lanes) => async (one) =>
        aCommit(one, { conversation: await lanes.store.loadConversation(one.conversationId, one.corp) }),
    })
    const startedAt = performance.now()
    await inParallel(count, (n) => door.accept(message('way', n)))
    while (replies < count) await pause(5)
    say({
      what: 'message to reply per second',
      fsync,
      rate: Math.round((count * 1000) / (performance.now() - startedAt)),
    })
    await worker.close()
  })
}

/** From the SIGKILL of a worker half way through a turn to the reply by another worker. */
async function measureTakeover(): Promise<void> {
  await withDoor('always', async (door, redis) => {
    const sink = createServer((_request, response) => response.end())
    sink.listen(0, '127.0.0.1')
    await once(sink, 'listening')
    const address = sink.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const start = (thinkMs: number): ChildProcess => {
      const entry = fileURLToPath(new URL('../tests/helpers/chaos-echo-worker.ts', import.meta.url))
      const argument = { redis: redis.url, prefix: PREFIX, sinkUrl: `http://127.0.0.1:${port}`, thinkMs }
      return spawn(process.execPath, [entry, JSON.stringify(argument)], { stdio: ['ignore', 'ignore', 'inherit'] })
    }
    const slow = start(10_000_000)
    const one = message('takeover', 1)
    const state = createKeys(PREFIX).lane('turns', { corp: one.corp, laneId: one.conversationId }).state
    await door.accept(one)
    while ((await door.lanes.redis.hget(state, 'takes')) === null) await pause(5)
    const other = start(0)
    // Up and idle before the first one ends.
    await pause(3000)
    slow.kill('SIGKILL')
    const startedAt = performance.now()
    await once(sink, 'request')
    say({ what: 'reply after kill -9, ms', takeOverMs: 1000, elapsedMs: Math.round(performance.now() - startedAt) })
    other.kill('SIGKILL')
    await once(other, 'exit')
    sink.closeAllConnections()
    sink.close()
  })
}

for (const fsync of ['everysec', 'always'] as const) {
  await measureAcks(fsync)
  await measureWholeWay(fsync)
}
for (let n = 0; n < Number(values.takeovers); n += 1) await measureTakeover()
