import type { Clock } from '../core/clock.ts'
import type { HeadMark, Lane, LaneHead, LaneItem, Mailbox } from '../core/lane.ts'
import type { Keys, LaneKind } from './keys.ts'
import { BURY, MARK, PUT, REMOVE, TAKE } from './lane-scripts.ts'
import { replyArguments } from './reply-arguments.ts'
import { createScript, type ScriptRunner } from './script.ts'

/** Redeliveries come within hours; a week also covers a platform that catches up after an outage. */
const SEEN_SECONDS = 7 * 24 * 3600

export interface MailboxOptions {
  readonly redis: ScriptRunner
  readonly keys: Keys
  readonly kind: LaneKind
  readonly clock: Clock
  /** Makes the corporation known to the sweeper before its first mail is acknowledged. */
  readonly announce: (corp: string) => Promise<void>
}

/** The mailbox of one lane kind in Redis. Errors: `store-down`, retryable. */
export function createMailbox<T>({ redis, keys, kind, clock, announce }: MailboxOptions): Mailbox<T> {
  const put = createScript(redis, PUT)
  const take = createScript(redis, TAKE)
  const mark = createScript(redis, MARK)
  const remove = createScript(redis, REMOVE)
  const bury = createScript(redis, BURY)
  return {
    put: async ({ key, corp, laneId, body }) => {
      const { mail, bodies, lanes } = keys.lane(kind, { corp, laneId })
      const [taken] = await Promise.all([
        put([keys.seen(kind, corp, key), mail, bodies, lanes], [key, JSON.stringify(body), laneId, SEEN_SECONDS]),
        announce(corp),
      ])
      return taken === 1 ? 'accepted' : 'duplicate'
    },
    take: async (lane) => {
      const { mail, bodies, state } = keys.lane(kind, lane)
      const found = await take([mail, bodies, state], [clock()])
      return found === null ? undefined : readHead<T>(lane, found as readonly string[])
    },
    mark: async (head, marks) => {
      const { mail, state } = keys.lane(kind, head)
      return (await mark([mail, state], [head.key, head.fence, ...markArguments(marks)])) === 1 ? 'marked' : 'stale'
    },
    remove: async (head: LaneItem<T>) => {
      const { mail, bodies, state, lanes } = keys.lane(kind, head)
      return (await remove([mail, bodies, state, lanes], [head.key, head.laneId])) === 1 ? 'removed' : 'stale'
    },
    bury: async (head, { why, at, replies = [] }) => {
      const { corp, laneId, key, body, attempts } = head
      const { mail, bodies, state, lanes } = keys.lane(kind, head)
      const outbox = replyArguments(keys, corp, replies)
      const delivery = keys.lane('deliveries', { corp, laneId }).lanes
      const record = JSON.stringify({ corp, laneId, key, body, why, at, attempts })
      const done = await bury(
        [mail, bodies, state, lanes, keys.buried(kind, corp), delivery, ...outbox.keys],
        [key, laneId, head.fence, record, ...outbox.values],
      )
      return done === 1 ? 'buried' : 'stale'
    },
  }
}

function readHead<T>(lane: Lane, found: readonly string[]): LaneHead<T> {
  const [key = '', body = '', takes, waits, done, dueAt] = found
  return {
    corp: lane.corp,
    laneId: lane.laneId,
    key,
    body: JSON.parse(body) as T,
    fence: Number(takes),
    attempts: Number(takes) - Number(waits),
    waits: Number(waits),
    done: Number(done),
    dueAt: Number(dueAt),
  }
}

function markArguments({ done, dueAt, waited }: HeadMark): readonly (string | number)[] {
  return [done ?? '', dueAt ?? '', waited === true ? '1' : '']
}
