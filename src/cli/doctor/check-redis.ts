import type { Logger } from '../../core/logger.ts'
import { closeRedis, connectRedis, type RedisConnection, untilReady } from '../../store/connect.ts'
import type { HealthCheck } from './health-check.ts'

const WAIT_MS = 3000

/** Redis is where acknowledged messages live: is it there, does it survive a power cut, does it never throw anything away. */
export async function checkRedis(url: string | undefined, logger: Logger): Promise<readonly HealthCheck[]> {
  if (url === undefined) {
    return [{ name: 'Redis', state: 'ok', found: '没有设置 REDIS_URL：zhibi up 会自带一个，数据在 ZHIBI_DATA 下' }]
  }
  const redis = connectRedis({ address: url, role: 'worker', logger })
  try {
    if (!(await untilReady(redis, WAIT_MS))) {
      return [
        {
          name: 'Redis',
          state: 'error',
          found: '连不上',
          remedy: '检查 REDIS_URL 的地址、端口、密码，以及 Redis 是否在运行',
        },
      ]
    }
    return [{ name: 'Redis', state: 'ok', found: '连得上' }, await checkPersistence(redis), await checkEviction(redis)]
  } finally {
    await closeRedis(redis)
  }
}

async function checkPersistence(redis: RedisConnection): Promise<HealthCheck> {
  const info = await redis.info('persistence')
  const on = /aof_enabled:1/.test(info)
  return {
    name: 'Redis 持久化',
    state: on ? 'ok' : 'error',
    found: on ? 'AOF 已打开' : 'AOF 没有打开，Redis 重启会丢掉已收下的消息',
    ...(on
      ? {}
      : {
          remedy:
            '在 redis.conf 写 appendonly yes（建议 appendfsync always），或执行 redis-cli CONFIG SET appendonly yes',
        }),
  }
}

async function checkEviction(redis: RedisConnection): Promise<HealthCheck> {
  const info = await redis.info('memory')
  const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1] ?? '未知'
  const fine = policy === 'noeviction'
  return {
    name: 'Redis 淘汰策略',
    state: fine ? 'ok' : 'error',
    found: fine ? 'noeviction' : `${policy}，内存满时会悄悄丢数据`,
    ...(fine ? {} : { remedy: '在 redis.conf 写 maxmemory-policy noeviction' }),
  }
}
