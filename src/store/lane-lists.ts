import type { BuriedItem, BuriedList, Lane, LaneIndex } from '../core/lane.ts'
import type { Keys, LaneKind } from './keys.ts'
import { PUT_BACK } from './lane-scripts.ts'
import { createScript, type ScriptRunner } from './script.ts'
import { translateErrors } from './store-down.ts'

export interface ListReader extends ScriptRunner {
  hvals(key: string): Promise<string[]>
  hget(key: string, field: string): Promise<string | null>
  smembers(key: string): Promise<string[]>
}

export interface LaneListOptions {
  readonly redis: ListReader
  readonly keys: Keys
  readonly kind: LaneKind
}

/** What was given up on in one lane kind, oldest first. */
export function createBuriedList<T>({ redis, keys, kind }: LaneListOptions): BuriedList<T> {
  const putBack = createScript(redis, PUT_BACK)
  return {
    list: (corp) =>
      translateErrors(async () => {
        const records = await redis.hvals(keys.buried(kind, corp))
        return records.map((record) => JSON.parse(record) as BuriedItem<T>).sort((a, b) => a.at - b.at)
      }),
    putBack: (corp, key) =>
      translateErrors(async () => {
        const buried = keys.buried(kind, corp)
        const record = await redis.hget(buried, key)
        if (record === null) return undefined
        const { laneId, body } = JSON.parse(record) as BuriedItem<T>
        const { mail, bodies, lanes } = keys.lane(kind, { corp, laneId })
        const done = await putBack([buried, mail, bodies, lanes], [key, JSON.stringify(body), laneId])
        return done === 1 ? { corp, laneId } : undefined
      }),
  }
}

/** Every lane of one kind that has mail, over all corporations. */
export function createLaneIndex({ redis, keys, kind }: LaneListOptions): LaneIndex {
  return {
    lanesWithMail: () =>
      translateErrors(async () => {
        const corps = await redis.smembers(keys.corps)
        const lanes = corps.map(async (corp): Promise<readonly Lane[]> => {
          const ids = await redis.smembers(keys.lane(kind, { corp, laneId: '' }).lanes)
          return ids.map((laneId) => ({ corp, laneId }))
        })
        return (await Promise.all(lanes)).flat()
      }),
  }
}
