import { parseArgs } from 'node:util'
import { createLanes, type Lanes } from '../compose/lanes.ts'
import { createLogger } from '../compose/logger.ts'
import { type Config, readConfig } from '../config.ts'
import { ZhibiError } from '../core/errors.ts'
import type { BuriedItem } from '../core/lane.ts'
import type { CliCommand, CliIo, ExitCode } from './io.ts'
import { neededRedis } from './needed-redis.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = { content: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } as const
const REDIS_WAIT_MS = 5000
const KINDS = ['turns', 'deliveries'] as const

type Kind = (typeof KINDS)[number]
type Buried = BuriedItem<unknown> & { readonly kind: Kind }

const KIND_NAMES: Readonly<Record<Kind, string>> = { turns: '没处理成的消息', deliveries: '没送达的回复' }

export const command: CliCommand = {
  summary: '看没处理成的消息和没送达的回复，放回去重做',
  usage: 'buried [--content] [--json] | buried put-back 编号',
  async run(argv, io) {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
    const config = readConfig(io.env)
    const lanes = await openLanes(config)
    try {
      const [verb, key, ...more] = positionals
      if (verb === undefined) return await list(lanes, config, { ...values, io })
      if (verb !== 'put-back' || key === undefined || more.length > 0) throw new UsageError('请写 put-back 和一个编号')
      return await putBack(lanes, config, { key, io })
    } finally {
      await lanes.close()
    }
  },
}

async function openLanes(config: Config): Promise<Lanes> {
  const logger = createLogger('silent')
  const redis = neededRedis(config)
  const lanes = createLanes({ redis, prefix: config.prefix, role: 'door', clock: Date.now, logger })
  if (await lanes.untilReady(REDIS_WAIT_MS)) return lanes
  await lanes.close()
  throw new ZhibiError('store-down', '连不上 Redis，请检查 REDIS_URL。', { retryable: true })
}

interface Listing {
  /** What people wrote is shown only when asked for. */
  readonly content: boolean
  readonly json: boolean
  readonly io: CliIo
}

async function list(lanes: Lanes, config: Config, { content, json, io }: Listing): Promise<ExitCode> {
  const items = (await allBuried(lanes, config)).map((item) => (content ? item : { ...item, body: undefined }))
  if (json) io.out(JSON.stringify({ buried: items }))
  else if (items.length === 0) io.out('没有埋下的消息。')
  else for (const item of items) io.out(lineOf(item))
  return items.length === 0 ? 0 : 1
}

async function allBuried(lanes: Lanes, config: Config): Promise<readonly Buried[]> {
  const lists = KINDS.flatMap((kind) =>
    corpsOf(config).map(async (corp) =>
      (await lanes[kind].buried.list(corp)).map((item: BuriedItem<unknown>): Buried => ({ ...item, kind })),
    ),
  )
  return (await Promise.all(lists)).flat()
}

async function putBack(
  lanes: Lanes,
  config: Config,
  { key, io }: { readonly key: string; readonly io: CliIo },
): Promise<ExitCode> {
  for (const kind of KINDS) {
    for (const corp of corpsOf(config)) {
      const lane = await lanes[kind].buried.putBack(corp, key)
      if (lane === undefined) continue
      await lanes[kind].bell.ring(lane)
      io.out('放回去了，马上重做。')
      return 0
    }
  }
  io.err(`没有编号为 ${key} 的消息。先运行 zhibi buried 看列表。`)
  return 1
}

function corpsOf({ corp, wecomApps }: Config): readonly string[] {
  return [...new Set([corp, ...wecomApps.map(({ corpId }) => corpId)])]
}

function lineOf({ kind, key, laneId, at, attempts, why, body }: Buried): string {
  const head = `${KIND_NAMES[kind]}　${key}\n  会话 ${laneId}　${new Date(at).toISOString()}　试过${attempts}次　原因 ${why}`
  return body === undefined ? head : `${head}\n  ${JSON.stringify(body)}`
}
