import { readStanding, type SocketStanding, tryToSubscribe } from '../../channels/wecom-bot/socket/probe.ts'
import { leaseName } from '../../channels/wecom-bot/socket/tenure.ts'
import { createLanes, type Lanes } from '../../compose/lanes.ts'
import type { Config } from '../../config.ts'
import type { Logger } from '../../core/logger.ts'
import type { HealthCheck } from './health-check.ts'

export interface SocketCheck {
  readonly config: Config
  readonly logger: Logger
  /** Asked for: subscribe once when nobody of ours is connected. */
  readonly connect: boolean
}

type Finding = Pick<HealthCheck, 'state' | 'found' | 'remedy'>

const WAIT_MS = 3000
/** The try is over long before. */
const LEASE_MS = 30_000
const CONSOLE = '管理后台 → 安全与管理 → 管理工具 → 智能机器人 → 打开机器人 → API 模式（长连接）'
const REMEDY = `到 ${CONSOLE}，核对 BotID 和长连接 Secret，写进 WECOM_BOT_ID、WECOM_BOT_SECRET 再重启`

const WRONG: Finding = { state: 'error', found: 'BotID 或 Secret 不对（853000），执笔已停止再试', remedy: REMEDY }

/** Each bot by long connection, as its holder left word of it: looking must not take the bot from whoever has it. */
export async function checkWecomSockets({ config, logger, connect }: SocketCheck): Promise<readonly HealthCheck[]> {
  const { wecomSockets, redisUrl, prefix } = config
  if (wecomSockets.length === 0) return []
  const name = (account: string) => `企业微信智能机器人 ${account}：长连接`
  if (redisUrl === undefined) {
    const found = '没有设置 REDIS_URL，从这里看不到连接；看 `zhibi up` 的日志有没有 long connection is live'
    return wecomSockets.map((account) => ({ name: name(account.name), state: 'warn', found }))
  }
  const lanes = createLanes({ redis: redisUrl, prefix, role: 'worker', clock: Date.now, logger })
  try {
    if (!(await lanes.untilReady(WAIT_MS))) return []
    return await Promise.all(
      wecomSockets.map(async (account) => {
        const standing = await readStanding(account, lanes)
        const tried = standing.kind === 'nobody' && connect
        const finding = tried ? await tryOut({ account, lanes, logger }) : judge(standing)
        return { name: name(account.name), ...finding }
      }),
    )
  } finally {
    await lanes.close()
  }
}

function judge(standing: SocketStanding): Finding {
  switch (standing.kind) {
    case 'held':
      return standing.state === 'live'
        ? { state: 'ok', found: '连着' }
        : {
            state: 'warn',
            found: `还没连上（${standing.state}）`,
            remedy: '等一分钟再看；一直这样就检查服务器能否访问外网',
          }
    case 'kicked':
      return {
        state: 'error',
        found: `别的程序用同一个机器人连上了，执笔让开了，约${standing.minutesLeft}分钟后再试`,
        remedy: '一个机器人只能有一处连接：停掉另一处，或为执笔另建一个机器人',
      }
    case 'denied':
      return WRONG
    case 'nobody':
      return {
        state: 'warn',
        found: '没有连接：执笔没有在运行',
        remedy: '启动执笔再来；只想试试 BotID 和 Secret，用 zhibi doctor --connect（会断开这个机器人在别处的连接）',
      }
  }
}

/** With the lease in hand, so that no process of ours connects meanwhile. */
async function tryOut({
  account,
  lanes,
  logger,
}: {
  readonly account: Config['wecomSockets'][number]
  readonly lanes: Lanes
  readonly logger: Logger
}): Promise<Finding> {
  const lease = await lanes.leases.take(leaseName(account.botId), `doctor:${crypto.randomUUID()}`, LEASE_MS)
  if (lease === undefined) return { state: 'warn', found: '执笔正在连接，没有去试' }
  try {
    const outcome = await tryToSubscribe(account, logger)
    if (outcome === 'live') return { state: 'ok', found: 'BotID 和 Secret 正确，能连上' }
    if (outcome === 'denied') return WRONG
    return {
      state: 'error',
      found: `连不上（${outcome}）`,
      remedy: '检查服务器能否访问 openws.work.weixin.qq.com 的 443 端口，有代理的放行 wss',
    }
  } finally {
    await lanes.leases.release(lease)
  }
}
