import { createLanes, type Lanes } from '../../src/compose/lanes.ts'
import type { TurnObserver } from '../../src/conversation/handle-message.ts'
import { quietLogger } from './quiet-logger.ts'
import { type RunningHouse, startHouse } from './running-house.ts'
import { createWecomSimulator, type WecomSimulator } from './wecom-simulator.ts'
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts'

/** The whole house with several people of one corporation writing to it over WeCom, each in their own chat. */
export interface Office {
  readonly simulator: WecomSimulator
  readonly lanes: Lanes
  readonly house: RunningHouse
  /** What the member is answered to one message, once everything it started has arrived everywhere. */
  say(member: string, text: string): Promise<string>
  /** Resolves when no message waits and no reply is on its way. */
  settled(): Promise<void>
  /** Every value in Redis under the house's prefix, as text. */
  everythingKept(): Promise<string>
  /** A worker in a process of its own over the same Redis and the same keys, one conversation at a time. */
  workerProcess(): Promise<WorkerProcess>
  close(): Promise<void>
}

export async function openOffice(options: {
  readonly redisUrl: string
  readonly env?: Readonly<Record<string, string>>
  readonly observe?: TurnObserver
  readonly withoutWorker?: true
}): Promise<Office> {
  const simulator = await createWecomSimulator()
  const { redisUrl, env, observe, withoutWorker } = options
  const house = await startHouse({
    redisUrl,
    env: { ...wecomEnv(simulator), ...env },
    ...(observe === undefined ? {} : { observe }),
    ...(withoutWorker === undefined ? {} : { withoutWorker }),
  })
  simulator.callTo(`${house.server.url}/callback/wecom-app`)
  const { prefix } = house.config
  const lanes = createLanes({ redis: redisUrl, prefix, role: 'door', clock: Date.now, logger: quietLogger })
  await lanes.untilReady(5000)
  const settled = () => untilStill(lanes)
  return {
    simulator,
    lanes,
    house,
    settled,
    say: async (member, text) => {
      const before = simulator.texts(member).length
      await simulator.send(member, text)
      await settled()
      return simulator.texts(member).slice(before).join('\n')
    },
    everythingKept: () => readAll(lanes, prefix),
    workerProcess: () =>
      startWorkerProcess({ ...wecomEnv(simulator), ...env, REDIS_URL: redisUrl, ZHIBI_PREFIX: prefix }),
    close: async () => {
      await lanes.close()
      await house.stop()
      await simulator.close()
    },
  }
}

function wecomEnv({ account }: WecomSimulator): Readonly<Record<string, string>> {
  return {
    WECOM_APP_CORP_ID: account.corpId,
    WECOM_APP_AGENT_ID: account.agentId,
    WECOM_APP_SECRET: account.secret,
    WECOM_APP_TOKEN: account.token,
    WECOM_APP_AES_KEY: account.aesKey,
    WECOM_API_BASE: account.apiBase,
  }
}

const LONGEST_MS = 30_000

/** A turn's end and its replies' beginning are one step, so a look at turns and then at deliveries misses nothing. */
export async function untilStill({ turns, deliveries }: Lanes): Promise<void> {
  const deadline = Date.now() + LONGEST_MS
  for (;;) {
    const waiting = [...(await turns.index.lanesWithMail()), ...(await deliveries.index.lanesWithMail())]
    if (waiting.length === 0) return
    if (Date.now() > deadline) throw new Error(`still waiting: ${waiting.map(({ laneId }) => laneId).join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function readAll({ redis }: Lanes, prefix: string): Promise<string> {
  const kept: string[] = []
  for (const key of await redis.keys(`*${prefix}*`)) kept.push(key, await readKey(redis, key))
  return kept.join('\n')
}

async function readKey(redis: Lanes['redis'], key: string): Promise<string> {
  switch (await redis.type(key)) {
    case 'string':
      return (await redis.get(key)) ?? ''
    case 'hash':
      return JSON.stringify(await redis.hgetall(key))
    case 'list':
      return (await redis.lrange(key, 0, -1)).join('\n')
    case 'set':
      return (await redis.smembers(key)).join('\n')
    case 'zset':
      return (await redis.zrange(key, '0', '-1')).join('\n')
    case 'stream':
      return JSON.stringify(await redis.xrange(key, '-', '+'))
    default:
      return ''
  }
}
