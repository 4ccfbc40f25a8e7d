import { startChaosRedis } from '../tests/helpers/chaos-redis.ts'
import { openDoorSide } from '../tests/helpers/lane-house.ts'
import { freePort } from '../tests/helpers/redis-global-setup.ts'
import { memoryMib, pause, startRole, untilAnswers } from './children.ts'
import { noteAt } from './notes.ts'
import { quick, rounded, row } from './rows.ts'

/** Resident memory of `zhibi serve` and `zhibi work` idle, and after messages that were all answered; and how many a second. */
const MESSAGES = quick ? 200 : 10_000
const STEPS = quick ? 1 : 4
/** Notes of one conversation: what a cadre sends for one report. */
const PER_TALK = 20
const CONCURRENCY = 20
const PREFIX = 'bench'

const redis = await startChaosRedis('everysec')
const port = await freePort()
const healthPort = await freePort()
const env = { REDIS_URL: redis.url, ZHIBI_PREFIX: PREFIX }
const serve = startRole('serve', { ...env, PORT: String(port) })
const work = startRole('work', { ...env, HEALTH_PORT: String(healthPort) })
const { lanes } = openDoorSide({ redis: redis.url, prefix: PREFIX })
const door = `http://127.0.0.1:${port}`
try {
  await untilAnswers(door)
  await untilAnswers(`http://127.0.0.1:${healthPort}/healthz`)
  await pause(1000)
  report(0, 0)
  for (let step = 1; step <= STEPS; step += 1) {
    const share = MESSAGES / STEPS
    const startedAt = performance.now()
    await send((step - 1) * share, share)
    await untilQuiet()
    const elapsedMs = performance.now() - startedAt
    report(step * share, (share * 1000) / elapsedMs)
  }
} finally {
  await Promise.all([serve.kill(), work.kill(), lanes.close()])
  await redis.close()
}

async function send(from: number, count: number): Promise<void> {
  let next = from
  const lane = async () => {
    while (next < from + count) {
      const n = next
      next += 1
      const talk = `bench-talk-${Math.floor(n / PER_TALK)}`
      const response = await fetch(`${door}/console/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ talk, id: crypto.randomUUID(), text: noteAt(n) }),
      })
      if (!response.ok) throw new Error(`the door said ${response.status}`)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, lane))
}

/** Nothing waits in any mailbox, neither to be handled nor to be delivered. */
async function untilQuiet(): Promise<void> {
  for (;;) {
    const waiting = [...(await lanes.turns.index.lanesWithMail()), ...(await lanes.deliveries.index.lanesWithMail())]
    if (waiting.length === 0) return
    await pause(50)
  }
}

function report(messages: number, rate: number): void {
  row({
    'messages answered': messages,
    'serve, MiB': rounded(memoryMib(serve)),
    'work, MiB': rounded(memoryMib(work)),
    'answered per second': rate === 0 ? '–' : rounded(rate),
  })
}
