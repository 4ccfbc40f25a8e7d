import type { AnswerStreams } from '../core/answer-streams.ts'
import type { Clock } from '../core/clock.ts'
import type { ConsoleFeed } from '../core/console-door.ts'
import type { ExpiringCache } from '../core/expiring-cache.ts'
import type { FeedbackLog } from '../core/feedback-log.ts'
import type { InboundMessage } from '../core/inbound-message.ts'
import type { Bell, BuriedList, LaneIndex, Mailbox } from '../core/lane.ts'
import type { LeaseBook } from '../core/lease.ts'
import type { Logger } from '../core/logger.ts'
import type { OriginalStore } from '../core/original.ts'
import type { ProgressBoard, ProgressFeed, StopFlag } from '../core/progress-board.ts'
import type { RateLimiter } from '../core/rate-limiter.ts'
import type { Relay } from '../core/relay.ts'
import type { OutboxEntry } from '../core/reply.ts'
import type { SealedMedia } from '../core/sealed-media.ts'
import type { SentBodies } from '../core/sent-bodies.ts'
import type { StreamBook } from '../core/stream-book.ts'
import type { AuditLog, TurnStore } from '../core/turn-store.ts'
import { createBell, type OpenBell } from '../queue/bell.ts'
import { createAnnounce } from '../store/announce-corp.ts'
import { createAnswerStreams } from '../store/answer-streams.ts'
import { createAuditLog } from '../store/audit-log.ts'
import { closeRedis, connectRedis, type RedisConnection, untilReady } from '../store/connect.ts'
import { createConsoleFeed } from '../store/console-feed.ts'
import { createExpiringCache } from '../store/expiring-cache.ts'
import { createFeedbackLog } from '../store/feedback-log.ts'
import { createKeys, type LaneKind } from '../store/keys.ts'
import { createBuriedList, createLaneIndex } from '../store/lane-lists.ts'
import { createLeaseBook } from '../store/lease-book.ts'
import { createListener } from '../store/listener.ts'
import { createMailbox } from '../store/mailbox.ts'
import { createProgressBoard, createProgressFeed } from '../store/progress-board.ts'
import { createRateLimiter } from '../store/rate-limiter.ts'
import { createRelay } from '../store/relay.ts'
import { createSealedMedia } from '../store/sealed-media.ts'
import { createSentBodies } from '../store/sent-bodies.ts'
import { createStopFlag } from '../store/stop-flag.ts'
import { createStreamBook } from '../store/stream-book.ts'
import { createTurnStore } from '../store/turn-store.ts'
import { composeOriginals, type OriginalSettings, purging } from './originals.ts'

export interface LanesOptions {
  /** redis://, rediss://, unix:/path, a comma list for Cluster, redis+sentinel:// */
  readonly redis: string
  /** Before every key; keeps installations (and tests) that share a Redis apart. */
  readonly prefix: string
  /** door: fails fast when Redis is away. worker: waits. A process that is both opens both. */
  readonly role: 'door' | 'worker'
  readonly clock: Clock
  readonly logger: Logger
  /** Absent: originals of files, photos and voice are not kept. */
  readonly originals?: OriginalSettings
}

/** One kind of lane with all that belongs to it. */
export interface LaneParts<T> {
  readonly mailbox: Mailbox<T>
  readonly bell: Bell
  readonly buried: BuriedList<T>
  readonly index: LaneIndex
}

export interface Lanes {
  readonly turns: LaneParts<InboundMessage>
  readonly deliveries: LaneParts<OutboxEntry>
  readonly store: TurnStore
  readonly auditLog: AuditLog
  readonly stopFlag: StopFlag
  readonly progressBoard: ProgressBoard
  readonly progressFeed: ProgressFeed
  readonly rateLimiter: RateLimiter
  readonly cache: ExpiringCache
  readonly sentBodies: SentBodies
  readonly sealedMedia: SealedMedia
  readonly streamBook: StreamBook
  readonly feedbackLog: FeedbackLog
  readonly answerStreams: AnswerStreams
  readonly leases: LeaseBook
  readonly relay: Relay
  readonly originals?: OriginalStore
  readonly consoleFeed: ConsoleFeed
  /** For the bell workers and the doctor. */
  readonly redis: RedisConnection
  /** False when Redis did not answer in time. */
  untilReady(timeoutMs: number): Promise<boolean>
  close(): Promise<void>
}

/** Opens the lanes over one Redis: two connections (commands, pub/sub), both reconnecting for ever. */
export function createLanes(options: LanesOptions): Lanes {
  const { redis: address, prefix, role, clock, logger } = options
  const redis = connectRedis({ address, role, logger })
  const subscriber = connectRedis({ address, role: 'listener', logger })
  const keys = createKeys(prefix)
  const announce = createAnnounce(redis, keys.corps)
  const listener = createListener(subscriber)
  const originals = options.originals && composeOriginals(options.originals, { redis, keys, prefix, clock, logger })
  const bells: OpenBell[] = []
  const laneParts = <T>(kind: LaneKind): LaneParts<T> => {
    const bell = createBell({ connection: redis, prefix, kind, logger })
    bells.push(bell)
    return {
      mailbox: createMailbox<T>({ redis, keys, kind, clock, announce }),
      bell,
      buried: createBuriedList<T>({ redis, keys, kind }),
      index: createLaneIndex({ redis, keys, kind }),
    }
  }
  return {
    turns: laneParts('turns'),
    deliveries: laneParts('deliveries'),
    store: createTurnStore({ redis, keys, onDropped: purging(originals, logger) }),
    auditLog: createAuditLog({ redis, keys }),
    stopFlag: createStopFlag({ redis, keys, listener }),
    progressBoard: createProgressBoard({ redis, keys }),
    progressFeed: createProgressFeed({ redis, keys, listener }),
    rateLimiter: createRateLimiter({ redis, keys, clock }),
    cache: createExpiringCache({ redis, keys }),
    sentBodies: createSentBodies({ redis, keys, clock }),
    sealedMedia: createSealedMedia({ redis, keys, clock }),
    streamBook: createStreamBook({ redis, keys }),
    feedbackLog: createFeedbackLog({ redis, keys }),
    answerStreams: createAnswerStreams({ redis, keys }),
    leases: createLeaseBook({ redis, keys, listener }),
    relay: createRelay({ redis, keys, listener }),
    consoleFeed: createConsoleFeed({ redis, keys, listener }),
    ...(originals && { originals }),
    redis,
    untilReady: (timeoutMs) => untilReady(redis, timeoutMs),
    close: async () => {
      await Promise.all(bells.map((bell) => bell.close()))
      await Promise.all([closeRedis(redis), closeRedis(subscriber)])
    },
  }
}
