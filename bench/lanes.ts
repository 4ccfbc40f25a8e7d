import { parseArgs } from 'node:util'
import { Redis } from 'ioredis'
import { type ChaosRedis, type Fsync, startChaosRedis } from '../tests/helpers/chaos-redis.ts'
import { type DoorSide, openDoorSide, openWorkerSide } from '../tests/helpers/lane-house.ts'
import { aCommit, aMessage } from '../tests/helpers/samples.ts'
import { pause } from './children.ts'
import { median, quick, rounded, row, spread } from './rows.ts'

/**
 * The lanes without HTTP and without a story: durable acknowledgements (message in its mailbox, bell rung) beside one bare
 * RPUSH of the same bytes to the same Redis from the same process, for each fsync setting; and the whole way with an instant story and sink.
 */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: quick ? '1000' : '2000' },
    concurrency: { type: 'string', default: '50' },
    rounds: { type: 'string', default: quick ? '1' : '3' },
    quick: { type: 'boolean' },
  },
})
const count = Number(values.messages)
const concurrency = Number(values.concurrency)
const CONVERSATIONS = 50
const PREFIX = 'bench'

type Task = (n: number) => Promise<unknown>

const message = (tag: string, n: number) => aMessage(`${tag}-${n}`, `u${n % CONVERSATIONS}`, '今年调解纠纷26件。')

/** As fast as it goes, so many at a time; tasks per second. */
async function perSecond(task: Task): Promise<number> {
  let next = 0
  const lane = async () => {
    while (next < count) {
      next += 1
      await task(next)
    }
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: concurrency }, lane))
  return (count * 1000) / (performance.now() - startedAt)
}

async function withDoor<T>(fsync: Fsync, measure: (door: DoorSide, redis: ChaosRedis) => Promise<T>): Promise<T> {
  const redis = await startChaosRedis(fsync)
  const door = openDoorSide({ redis: redis.url, prefix: PREFIX })
  await door.lanes.untilReady(5000)
  try {
    return await measure(door, redis)
  } finally {
    await door.lanes.close()
    await redis.close()
  }
}

/** In turn, so that what slows the machine down slows both. */
function measureAcks(fsync: Fsync) {
  return withDoor(fsync, async (door, { url }) => {
    const bare = new Redis(url)
    const push: Task = (n) => bare.rpush('bare', JSON.stringify(message('bare', n)))
    const accept = (tag: string) => (n: number) => door.accept(message(tag, n))
    await perSecond(push)
    await perSecond(accept('warm'))
    const rounds = []
    for (let round = 0; round < Number(values.rounds); round += 1) {
      rounds.push({ pushes: await perSecond(push), acks: await perSecond(accept(`acks${round}`)) })
    }
    bare.disconnect()
    return rounds
  })
}

function measureWholeWay(fsync: Fsync): Promise<number> {
  return withDoor(fsync, async (door, redis) => {
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
    await perSecond((n) => door.accept(message('way', n)))
    while (replies < count) await pause(5)
    const rate = (count * 1000) / (performance.now() - startedAt)
    await worker.close()
    return rate
  })
}

for (const fsync of ['everysec', 'always'] as const) {
  const rounds = await measureAcks(fsync)
  const ratios = rounds.map(({ pushes, acks }) => acks / pushes)
  row({
    appendfsync: fsync,
    'RPUSH/s': rounded(median(rounds.map(({ pushes }) => pushes))),
    'acknowledgements/s': rounded(median(rounds.map(({ acks }) => acks))),
    ratio: rounded(median(ratios)),
    'spread of the ratio': spread(ratios),
    'message to reply, /s': rounded(await measureWholeWay(fsync)),
  })
}
