import type { Config } from '../config.ts'
import { type OwnRedis, startOwnRedis } from './own-redis.ts'

/** The Redis that is configured, or one of our own. */
export async function openRedis(config: Pick<Config, 'redisUrl' | 'dataDir'>): Promise<OwnRedis> {
  if (config.redisUrl !== undefined) return { url: config.redisUrl, stop: async () => undefined }
  return await startOwnRedis(config.dataDir)
}
