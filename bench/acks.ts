import { startChaosRedis } from '../tests/helpers/chaos-redis.ts'
import { freePort } from '../tests/helpers/redis-global-setup.ts'
import { createWecomSimulator } from '../tests/helpers/wecom-simulator.ts'
import { createPoster, type Poster, sealMany } from './callbacks.ts'
import { type Child, pause, processorMs, startDoor, startRole, untilAnswers, wecomSettings } from './children.ts'
import { median, quantile, quick, rounded, row, spread } from './rows.ts'

/**
 * Encrypted callbacks over HTTP, each door a process of its own, one after the other in every round: `zhibi serve`
 * (verified, decrypted, parsed, kept once in its mailbox, bell rung), the bare route, the satori adapter. Redis syncs every write.
 * With `--latency` the acknowledgement times at fixed rates instead.
 */
const COUNT = quick ? 500 : 2000
const ROUNDS = quick ? 2 : 5
const CONCURRENCY = 50
const RATES = [50, 200, 500]
const SECONDS = quick ? 0.5 : 3

interface Door {
  readonly name: string
  readonly child: Child
  readonly poster: Poster
}

const simulator = await createWecomSimulator()
const { account } = simulator
const redis = await startChaosRedis('always')
const doors = await openDoors()
try {
  for (const door of doors) await flood(door, 300)
  await (process.argv.includes('--latency') ? measureLatency() : measureRate())
} finally {
  for (const { child, poster } of doors) {
    poster.close()
    await child.kill()
  }
  await simulator.close()
  await redis.close()
}

async function openDoors(): Promise<readonly Door[]> {
  const [ours, bare, satori] = [await freePort(), await freePort(), await freePort()]
  const { corpId, agentId, secret, token, aesKey } = account
  const config = { port: satori, corpId, agentId, secret, token, aesKey, endpoint: simulator.url, protocol: 'http' }
  const settings = { REDIS_URL: redis.url, PORT: String(ours), ...wecomSettings(account) }
  const opened = [
    { name: 'zhibi', at: `${ours}/callback/wecom-app`, child: startRole('serve', settings) },
    { name: 'bare route', at: `${bare}/bare`, child: startDoor('bare', { port: bare, redis: redis.url, aesKey }) },
    { name: 'satori adapter', at: `${satori}/wecom`, child: startDoor('satori', config) },
  ]
  return Promise.all(
    opened.map(async ({ name, at, child }) => {
      const url = `http://127.0.0.1:${at}`
      await untilAnswers(url)
      return { name, child, poster: createPoster(url, CONCURRENCY) }
    }),
  )
}

/** As fast as it goes, so many at a time; acknowledgements per second. */
async function flood({ poster }: Door, count: number): Promise<number> {
  const sealed = sealMany(account, count).values()
  const startedAt = performance.now()
  const lane = async () => {
    for (const one of sealed) await poster.post(one)
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, lane))
  return (count * 1000) / (performance.now() - startedAt)
}

async function measureRate(): Promise<void> {
  const rates = new Map(doors.map(({ name }): [string, number[]] => [name, []]))
  const burnt = new Map(doors.map(({ name }): [string, number[]] => [name, []]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const door of doors) {
      const before = processorMs(door.child)
      rates.get(door.name)?.push(await flood(door, COUNT))
      burnt.get(door.name)?.push((processorMs(door.child) - before) / COUNT)
    }
  }
  for (const { name } of doors) {
    const own = rates.get(name) ?? []
    const ratios = (rates.get('zhibi') ?? []).map((rate, round) => rate / (own[round] ?? 1))
    row({
      door: name,
      'acknowledgements/s': rounded(median(own)),
      spread: spread(own),
      'zhibi against it': rounded(median(ratios)),
      'spread of that': spread(ratios),
      'processor time of the door, µs each': rounded(median(burnt.get(name) ?? []) * 1000),
    })
  }
}

async function measureLatency(): Promise<void> {
  for (const rate of RATES) {
    for (const door of doors) {
      const each = await latencies(door, rate)
      row({
        'messages/s': rate,
        door: door.name,
        acknowledged: each.length,
        'p50, ms': rounded(quantile(each, 0.5)),
        'p99, ms': rounded(quantile(each, 0.99)),
        'most, ms': rounded(quantile(each, 1)),
      })
    }
  }
}

/** Open loop: the next message comes when its time has come, whether the last was acknowledged or not. */
async function latencies({ poster }: Door, rate: number): Promise<readonly number[]> {
  const sealed = sealMany(account, rate * SECONDS)
  const startedAt = performance.now()
  return Promise.all(
    sealed.map(async (one, n) => {
      const due = startedAt + (n * 1000) / rate
      await pause(Math.max(0, due - performance.now()))
      await poster.post(one)
      return performance.now() - due
    }),
  )
}
