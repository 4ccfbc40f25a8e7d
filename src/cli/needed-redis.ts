import type { Config } from '../config.ts'
import { UsageError } from './usage-error.ts'

/** The roles apart need a Redis they share; only `up` and `chat` bring their own. */
export function neededRedis({ redisUrl }: Pick<Config, 'redisUrl'>): string {
  if (redisUrl === undefined)
    throw new UsageError('请先设置 REDIS_URL（serve 和 work 要用同一个 Redis；单机试用请用 zhibi up）')
  return redisUrl
}
