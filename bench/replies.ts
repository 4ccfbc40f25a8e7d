import type { ConsoleDoor } from '../src/core/console-door.ts'
import { startChaosRedis } from '../tests/helpers/chaos-redis.ts'
import { imitate } from '../tests/helpers/imitation-models.ts'
import { startModelServer } from '../tests/helpers/model-server.ts'
import { startHouse } from '../tests/helpers/running-house.ts'
import { noteAt } from './notes.ts'
import { median, quantile, quick, rounded, row } from './rows.ts'

/**
 * From a message at the console's door to the last reply to it, one at a time, server and worker in this process, Redis
 * syncing every write: a note, and a section to be written from four notes, by the embedded drafter and by a model that answers at once.
 */
const TALKS = quick ? 6 : 30

const redis = await startChaosRedis('always')
const model = await startModelServer(imitate('faithful', { pieceChars: 200 }))
const engines = {
  embedded: {},
  'instant model': { OPENAI_BASE_URL: model.baseUrl, ZHIBI_MODEL: 'instant', OPENAI_API_KEY: 'none' },
}
try {
  for (const [engine, env] of Object.entries(engines)) {
    const house = await startHouse({ redisUrl: redis.url, env })
    try {
      report(engine, await converse(house.server.door))
    } finally {
      await house.stop()
    }
  }
} finally {
  await model.close()
  await redis.close()
}

interface Took {
  readonly notes: readonly number[]
  readonly sections: readonly number[]
}

async function converse(door: ConsoleDoor): Promise<Took> {
  const took = { notes: [] as number[], sections: [] as number[] }
  for (let talk = -3; talk < TALKS; talk += 1) {
    const name = `bench-talk-${talk + 3}`
    await ask(door, name, '我们是平安县柳溪镇，写2025年的')
    const notes = []
    for (let n = 0; n < 4; n += 1) notes.push(await ask(door, name, noteAt(n * 8)))
    const section = await ask(door, name, '写一下普法那一段')
    // The first talks warm the house up.
    if (talk < 0) continue
    took.notes.push(...notes)
    took.sections.push(section)
  }
  return took
}

/** Milliseconds until the last reply to the message. */
async function ask(door: ConsoleDoor, talk: string, text: string): Promise<number> {
  const id = crypto.randomUUID()
  const done = new AbortController()
  const events = door.events(talk, 0, done.signal)
  const first = events[Symbol.asyncIterator]().next()
  const startedAt = performance.now()
  await door.post({ talk, id, text })
  await first
  for await (const event of events) {
    if (event.kind === 'item' && event.item.answers === id && event.item.from === 'bot' && event.item.final) break
  }
  done.abort()
  return performance.now() - startedAt
}

function report(engine: string, { notes, sections }: Took): void {
  for (const [message, each] of Object.entries({ note: notes, 'write a section': sections })) {
    row({
      engine,
      message,
      messages: each.length,
      'p50, ms': rounded(median(each)),
      'p99, ms': rounded(quantile(each, 0.99)),
      'most, ms': rounded(quantile(each, 1)),
    })
  }
}
