import type { ConsoleDoor } from '../src/core/console-door.ts'
import { startChaosRedis } from '../tests/helpers/chaos-redis.ts'
import { imitate } from '../tests/helpers/imitation-models.ts'
import { type Dialect, startModelServer } from '../tests/helpers/model-server.ts'
import { startHouse } from '../tests/helpers/running-house.ts'
import { noteAt } from './notes.ts'
import { median, quantile, quick, rounded, row } from './rows.ts'

/**
 * From the last piece of a model's first sentence on its way to what a reader of the chat sees of it: through the guard,
 * over Redis, to the console's door. The model writes 7 characters every 20 ms, in the manner of each vendor's stream.
 */
const TALKS = quick ? 4 : 20
const WARM_UP = 2
const DIALECTS: readonly Dialect[] = ['openai', 'deepseek', 'qwen', 'vllm', 'ollama']

/** 【正文】, its heading, and the first line that names its facts. */
const FIRST_SENTENCE = /〔f\d+(?:[，,、]f\d+)*〕/
const SHOWN = /普法宣传资料\d+份/

const redis = await startChaosRedis('always')
try {
  for (const dialect of DIALECTS) report(dialect, await measure(dialect))
} finally {
  await redis.close()
}

async function measure(dialect: Dialect): Promise<readonly number[]> {
  const sentAt: number[] = []
  const write = imitate('faithful', { dialect, pieceMs: 20 })
  const model = await startModelServer(async (request, n) => ({
    ...(await write(request, n)),
    onSent: (text) => {
      if (FIRST_SENTENCE.test(text)) sentAt.push(performance.now())
    },
  }))
  const env = { OPENAI_BASE_URL: model.baseUrl, ZHIBI_MODEL: 'paced', OPENAI_API_KEY: 'none' }
  const house = await startHouse({ redisUrl: redis.url, env })
  const took: number[] = []
  try {
    for (let talk = -WARM_UP; talk < TALKS; talk += 1) {
      const name = `bench-${dialect}-${talk + WARM_UP}`
      await ask(house.server.door, name, '我们是平安县柳溪镇，写2025年的')
      for (let n = 0; n < 4; n += 1) await ask(house.server.door, name, noteAt(n * 8))
      sentAt.length = 0
      const shownAt = await ask(house.server.door, name, '写一下普法那一段')
      const [completeAt] = sentAt
      if (shownAt === undefined || completeAt === undefined)
        throw new Error(`${name}: no sentence of the model was shown`)
      if (talk >= 0) took.push(shownAt - completeAt)
    }
  } finally {
    await house.stop()
    await model.close()
  }
  return took
}

/** Asks and waits for the last reply; answers when the first told figure was on the screen. */
async function ask(door: ConsoleDoor, talk: string, text: string): Promise<number | undefined> {
  const id = crypto.randomUUID()
  const done = new AbortController()
  const events = door.events(talk, 0, done.signal)
  const first = events[Symbol.asyncIterator]().next()
  let shownAt: number | undefined
  await door.post({ talk, id, text })
  await first
  for await (const event of events) {
    if (event.kind === 'progress' && SHOWN.test(event.text)) shownAt ??= performance.now()
    if (event.kind === 'item' && event.item.answers === id && event.item.from === 'bot' && event.item.final) break
  }
  done.abort()
  return shownAt
}

function report(dialect: Dialect, took: readonly number[]): void {
  row({
    stream: dialect,
    sections: took.length,
    'p50, ms': rounded(median(took)),
    'p90, ms': rounded(quantile(took, 0.9)),
    'most, ms': rounded(quantile(took, 1)),
  })
}
