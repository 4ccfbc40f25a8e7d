import { parseArgs } from 'node:util'
import { Redis } from 'ioredis'
import { type Fsync, startChaosRedis } from '../tests/helpers/chaos-redis.ts'
import { type DoorSide, openDoorSide, openWorkerSide } from '../tests/helpers/lane-house.ts'
import { aCommit, aMessage } from '../tests/helpers/samples.ts'

/**
 * Durable acknowledgements (message in its mailbox, bell rung) side by side with one bare RPUSH of the same bytes to the
 * same Redis from the same process, for each fsync setting; then the whole way with an instant story and sink.
 * One JSON line a measurement.
 */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '5000' },
    concurrency: { type: 'string', default: '50' },
    rates: { type: 'string', default: '50,200,500' },
    seconds: { type: 'string', default: '4' },
  },
})
const count = Number(values.messages)
const concurrency = Number(values.concurrency)
const CONVERSATIONS = 50

type Task = (n: number) => Promise<unknown>

/** As fast as it goes, so many at a time; tasks per second. */
async function perSecond(tasks: number, task: Task): Promise<number> {
  let next = 0
  const startedAt = performance.now()
  const lane = async () => {
    while (next < tasks) {
      next += 1
      await task(next)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
  return Math.round((tasks * 1000) / (performance.now() - startedAt))
}

/** Open loop at a fixed rate; latency from the moment the task was due, ms. */
async function latencies(rate: number, task: Task): Promise<{ readonly p50: number; readonly p99: number }> {
  const tasks = rate * Number(values.seconds)
  const startedAt = performance.now()
  const measure = async (n: number) => {
    const due = startedAt + (n * 1000) / rate
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    const from = Math.max(due, performance.now())
    await task(n)
    return performance.now() - from
  }
  const all = await Promise.all(Array.from({ length: tasks }, (_, n) => measure(n)))
  all.sort((a, b) => a - b)
  const at = (part: number) => Number((all[Math.floor(all.length * part)] ?? 0).toFixed(2))
  return { p50: at(0.5), p99: at(0.99) }
}

const message = (tag: string, n: number) => aMessage(`${tag}-${n}`, `u${n % CONVERSATIONS}`, '今年调解纠纷26件。')
const say = (line: object) => {
  console.log(JSON.stringify(line))
}

async function measureAcks(fsync: Fsync): Promise<void> {
  const redis = await startChaosRedis(fsync)
  const bare = new Redis(redis.url)
  const door = openDoorSide({ redis: redis.url, prefix: 'bench' })
  await door.lanes.untilReady(5000)
  const push: Task = (n) => bare.rpush('bare', JSON.stringify(message('bare', n)))
  const accept =
    (tag: string): Task =>
    (n) =>
      door.accept(message(tag, n))
  await perSecond(500, push)
  await perSecond(500, accept('warm'))
  // Twice in turn, so that a machine that slows down slows both.
  for (const round of [1, 2]) {
    const pushes = await perSecond(count, push)
    const acks = await perSecond(count, accept(`acks${round}`))
    say({ what: 'per second', fsync, round, pushes, acks, ratio: Number((acks / pushes).toFixed(2)) })
  }
  for (const rate of values.rates.split(',').map(Number)) {
    say({
      what: 'latency ms',
      fsync,
      rate,
      push: await latencies(rate, push),
      ack: await latencies(rate, accept(`r${rate}`)),
    })
  }
  bare.disconnect()
  await door.lanes.close()
  await redis.close()
}

async function measureWholeWay(door: DoorSide, url: string): Promise<void> {
  const replies = { count: 0 }
  const worker = openWorkerSide({
    redis: url,
    prefix: 'bench',
    concurrency: 16,
    sink: {
      parts: ({ reply }) => [{ index: 0, count: 1, reply }],
      deliver: async () => {
        replies.count += 1
      },
    },
    handle: (lanes) => async (one) =>
      aCommit(one, { conversation: await lanes.store.loadConversation(one.conversationId, one.corp) }),
  })
  const startedAt = performance.now()
  await perSecond(count, (n) => door.accept(message('way', n)))
  while (replies.count < count) await new Promise((resolve) => setTimeout(resolve, 5))
  say({
    what: 'message to reply, per second',
    count,
    rate: Math.round((count * 1000) / (performance.now() - startedAt)),
  })
  await worker.close()
}

await measureAcks('everysec')
await measureAcks('always')
const redis = await startChaosRedis('always')
const door = openDoorSide({ redis: redis.url, prefix: 'bench' })
await door.lanes.untilReady(5000)
await measureWholeWay(door, redis.url)
await door.lanes.close()
await redis.close()
