import { Cluster, Redis, type RedisOptions } from 'ioredis'
import type { Logger } from '../core/logger.ts'
import { parseRedisAddress, type RedisAddress } from './redis-address.ts'

/**
 * door: fails fast, so that the platform gets no acknowledgement and delivers again. worker: waits for ever, a turn in
 * hand outlives a restart of Redis. listener: pub/sub only.
 */
export type ConnectionRole = 'door' | 'worker' | 'listener'

export interface ConnectOptions {
  /** See parseRedisAddress for the forms. */
  readonly address: string
  readonly role: ConnectionRole
  readonly logger: Logger
}

export type RedisConnection = Redis | Cluster

type ClusterAddress = Extract<RedisAddress, { kind: 'cluster' }>
type Settings = Omit<RedisOptions, 'replyMapping'>

/** Longer than any healthy step, shorter than the platforms' five seconds for a callback. */
const DOOR_TIMEOUT_MS = 3000
const LONGEST_RECONNECT_MS = 1000

/** Connects in the background and reconnects for ever; errors go to the log once a state change, never to the console. */
export function connectRedis({ address, role, logger }: ConnectOptions): RedisConnection {
  const redis = open(parseRedisAddress(address), role)
  let reported = ''
  redis.on('error', (error: Error) => {
    if (error.message === reported) return
    reported = error.message
    logger.warn({ role, error: error.message }, 'Redis is away')
  })
  redis.on('ready', () => {
    if (reported !== '') logger.info({ role }, 'Redis is back')
    reported = ''
  })
  return redis
}

/** Closes in good order when it can, at once when Redis is away. */
export async function closeRedis(redis: RedisConnection): Promise<void> {
  if (redis.status !== 'ready') {
    redis.disconnect()
    return
  }
  try {
    await redis.quit()
  } catch {
    redis.disconnect()
  }
}

/** Resolves when the connection takes commands; undefined waits for ever. False: it did not in time. */
export async function untilReady(redis: RedisConnection, timeoutMs: number): Promise<boolean> {
  if (redis.status === 'ready') return true
  return new Promise((resolve) => {
    const finish = (ready: boolean) => {
      clearTimeout(timer)
      redis.off('ready', onReady)
      resolve(ready)
    }
    const onReady = () => {
      finish(true)
    }
    const timer = setTimeout(finish, timeoutMs, false)
    redis.on('ready', onReady)
  })
}

function open(address: RedisAddress, role: ConnectionRole): RedisConnection {
  const options = { ...roleOptions(role), ...loginOptions(address) }
  switch (address.kind) {
    case 'socket':
      return new Redis({ ...options, path: address.path })
    case 'single':
      return new Redis({ ...options, ...address.node, ...(address.tls && { tls: {} }) })
    case 'sentinel':
      return new Redis({
        ...options,
        sentinels: [...address.nodes],
        name: address.name,
        ...(address.password !== undefined && { sentinelPassword: address.password }),
      })
    case 'cluster':
      return openCluster(address, role, options)
  }
}

function roleOptions(role: ConnectionRole): Settings {
  const common: Settings = {
    connectTimeout: DOOR_TIMEOUT_MS,
    retryStrategy: (times) => Math.min(times * 50, LONGEST_RECONNECT_MS),
    // A replica that was the master a moment ago, or one still loading: another connection finds the right one.
    reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
  }
  return role === 'door'
    ? { ...common, enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: DOOR_TIMEOUT_MS }
    : { ...common, maxRetriesPerRequest: null }
}

function loginOptions({ username, password, db }: RedisAddress): Settings {
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(db !== undefined && { db }),
  }
}

function openCluster(address: ClusterAddress, role: ConnectionRole, options: Settings): Cluster {
  return new Cluster([...address.nodes], {
    enableOfflineQueue: role !== 'door',
    clusterRetryStrategy: (times) => Math.min(times * 50, LONGEST_RECONNECT_MS),
    redisOptions: { ...options, ...(address.tls && { tls: {} }) },
  })
}
