import { inject } from 'vitest'
import { createLanes, type Lanes } from '../../src/compose/lanes.ts'
import { createMemoryLanes } from './memory-lanes.ts'
import { quietLogger } from './quiet-logger.ts'

/** What a contract suite may use; the adapter and its twin both give it. */
export type LaneWorld = Pick<Lanes, 'store' | 'auditLog' | 'stopFlag' | 'progressBoard' | 'progressFeed'> & {
  readonly turns: Pick<Lanes['turns'], 'mailbox' | 'buried' | 'index'>
  readonly deliveries: Pick<Lanes['deliveries'], 'mailbox' | 'buried' | 'index'>
  /** The time both sides read. */
  now: number
  close(): Promise<void>
}

export type OpenWorld = () => Promise<LaneWorld>

export const laneWorlds: readonly (readonly [string, OpenWorld])[] = [
  ['Redis', openRedisWorld],
  ['its twin in memory', openMemoryWorld],
]

async function openRedisWorld(): Promise<LaneWorld> {
  const time = { now: 1_000_000 }
  const lanes = createLanes({
    redis: inject('redisUrl'),
    prefix: `test-${crypto.randomUUID()}`,
    role: 'worker',
    clock: () => time.now,
    logger: quietLogger,
  })
  return Object.assign(time, lanes)
}

async function openMemoryWorld(): Promise<LaneWorld> {
  const time = { now: 1_000_000 }
  return Object.assign(
    time,
    createMemoryLanes(() => time.now),
    { close: async () => undefined },
  )
}
