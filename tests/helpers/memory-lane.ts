import type { Clock } from '../../src/core/clock.ts'
import type { Bell, BuriedItem, BuriedList, Lane, LaneHead, LaneIndex, LaneItem, Mailbox } from '../../src/core/lane.ts'
import type { OutboxEntry } from '../../src/core/reply.ts'

interface HeadState {
  takes: number
  waits: number
  done: number
  dueAt: number
}

/** The twin of one lane kind in memory: what the Redis adapter does, in plain words. */
export interface MemoryLane<T> {
  readonly mailbox: Mailbox<T>
  readonly buried: BuriedList<T>
  readonly index: LaneIndex
  readonly bell: Bell & { readonly rung: Lane[] }
  /** For the twin of the commit. */
  isHead(item: LaneItem<T>): boolean
  dropHead(lane: Lane): void
  append(item: LaneItem<T>): void
}

const newState = (): HeadState => ({ takes: 0, waits: 0, done: 0, dueAt: 0 })

export function createMemoryLane<T>(
  clock: Clock,
  reply: (corp: string, entry: OutboxEntry) => void = () => undefined,
): MemoryLane<T> {
  const seen = new Set<string>()
  const lanes = new Map<string, { lane: Lane; items: LaneItem<T>[]; state: HeadState }>()
  const graves = new Map<string, BuriedItem<T>>()
  const rung: Lane[] = []
  const idOf = ({ corp, laneId }: Lane) => JSON.stringify([corp, laneId])
  const laneOf = (lane: Lane) => {
    const found = lanes.get(idOf(lane)) ?? { lane, items: [], state: newState() }
    lanes.set(idOf(lane), found)
    return found
  }
  const isHead = (item: LaneItem<T>) => laneOf(item).items[0]?.key === item.key
  const isOurs = (head: LaneHead<T>) => isHead(head) && laneOf(head).state.takes === head.fence
  const dropHead = (lane: Lane) => {
    const found = laneOf(lane)
    found.items.shift()
    found.state = newState()
  }
  const append = ({ key, corp, laneId, body }: LaneItem<T>) => {
    laneOf({ corp, laneId }).items.push({ key, corp, laneId, body })
  }
  return {
    isHead,
    dropHead,
    append,
    bell: {
      rung,
      ring: async ({ corp, laneId }) => {
        rung.push({ corp, laneId })
      },
    },
    index: {
      lanesWithMail: async () => [...lanes.values()].filter(({ items }) => items.length > 0).map(({ lane }) => lane),
    },
    buried: {
      list: async (corp) => [...graves.values()].filter((grave) => grave.corp === corp).sort((a, b) => a.at - b.at),
      putBack: async (corp, key) => {
        const grave = graves.get(JSON.stringify([corp, key]))
        if (grave === undefined) return undefined
        graves.delete(JSON.stringify([corp, key]))
        append(grave)
        return { corp, laneId: grave.laneId }
      },
    },
    mailbox: {
      put: async (item) => {
        const id = JSON.stringify([item.corp, item.key])
        if (seen.has(id)) return 'duplicate'
        seen.add(id)
        append(item)
        return 'accepted'
      },
      take: async (lane) => {
        const { items, state } = laneOf(lane)
        const item = items[0]
        if (item === undefined) return undefined
        if (state.dueAt <= clock()) state.takes += 1
        const { takes, waits, done, dueAt } = state
        return { ...item, fence: takes, attempts: takes - waits, waits, done, dueAt }
      },
      mark: async (head, { done, dueAt, waited }) => {
        if (!isOurs(head)) return 'stale'
        const { state } = laneOf(head)
        if (done !== undefined) state.done = done
        if (dueAt !== undefined) state.dueAt = dueAt
        if (waited === true) state.waits += 1
        return 'marked'
      },
      remove: async (head) => {
        if (!isHead(head)) return 'stale'
        dropHead(head)
        return 'removed'
      },
      bury: async (head, { why, at, replies = [] }) => {
        if (!isOurs(head)) return 'stale'
        const { corp, laneId, key, body, attempts } = head
        dropHead(head)
        graves.set(JSON.stringify([corp, key]), { corp, laneId, key, body, why, at, attempts })
        for (const entry of replies) reply(corp, entry)
        return 'buried'
      },
    },
  }
}
