import { startChaosRedis } from '../tests/helpers/chaos-redis.ts'
import { imitate } from '../tests/helpers/imitation-models.ts'
import { startModelServer } from '../tests/helpers/model-server.ts'
import { freePort } from '../tests/helpers/redis-global-setup.ts'
import { createWecomSimulator } from '../tests/helpers/wecom-simulator.ts'
import { type Child, pause, startRole, untilAnswers, wecomSettings } from './children.ts'
import { median, quick, rounded, row, spread } from './rows.ts'

/**
 * `zhibi serve` and two `zhibi work` as installed: the worker that has a section in hand (its model never answers) is
 * ended with SIGKILL; time until the member sees the section, written by the other worker.
 */
const ROUNDS = quick ? 1 : 3
const HANG = { hangAfterChars: 0 }

const redis = await startChaosRedis('always')
const simulator = await createWecomSimulator()
let hang = true
let asked: () => void = () => undefined
const model = await startModelServer(
  imitate('faithful', () => {
    asked()
    return hang ? HANG : { pieceChars: 200 }
  }),
)
const port = await freePort()
const env = {
  REDIS_URL: redis.url,
  ...wecomSettings(simulator.account),
  ...{ OPENAI_BASE_URL: model.baseUrl, ZHIBI_MODEL: 'instant', OPENAI_API_KEY: 'none' },
}
const serve = startRole('serve', { ...env, PORT: String(port) })
simulator.callTo(`http://127.0.0.1:${port}/callback/wecom-app`)
let idle = await startWork()
try {
  await untilAnswers(`http://127.0.0.1:${port}/`)
  const each = []
  for (let round = 0; round < ROUNDS; round += 1) each.push(await takeOver(`member${round}`))
  row({ kills: ROUNDS, 'reply after kill -9, ms': rounded(median(each)), spread: spread(each) })
} finally {
  await Promise.all([serve.kill(), idle.kill()])
  await simulator.close()
  await model.close()
  await redis.close()
}

async function startWork(): Promise<Child> {
  const healthPort = await freePort()
  const child = startRole('work', { ...env, HEALTH_PORT: String(healthPort) })
  await untilAnswers(`http://127.0.0.1:${healthPort}/healthz`)
  return child
}

async function takeOver(member: string): Promise<number> {
  hang = false
  await tell(member, '我们是平安县柳溪镇，写2025年的')
  await tell(member, '普法宣传8次，发资料300多份；举办法治讲座3场')
  hang = true
  const inHand = new Promise<void>((resolve) => (asked = resolve))
  const before = simulator.texts(member).length
  await simulator.send(member, '写一下普法那一段')
  await inHand
  const busy = idle
  idle = await startWork()
  hang = false
  await pause(500)
  await busy.kill()
  const startedAt = performance.now()
  await simulator.waitForSent(member, before + 1, 60_000)
  return performance.now() - startedAt
}

async function tell(member: string, text: string): Promise<void> {
  const before = simulator.texts(member).length
  await simulator.send(member, text)
  await simulator.waitForSent(member, before + 1, 30_000)
  // More than one text may answer.
  await pause(200)
}
