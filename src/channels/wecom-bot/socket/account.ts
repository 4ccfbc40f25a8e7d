import type { RateLimit } from '../../../core/rate-limiter.ts'
import type { AibotIdentity } from '../account.ts'

export const OFFICIAL_SOCKET = 'wss://openws.work.weixin.qq.com'

/** An AI bot that is reached over a connection of ours (智能机器人，长连接): no public address is needed. */
export interface AibotSocketAccount extends AibotIdentity {
  readonly botId: string
  /** The long connection's own Secret, not that of an app. */
  readonly secret: string
  readonly url: string
  /** Self-built app of the same corporation that takes over when the bot cannot reach the chat. See AibotCallbackAccount. */
  readonly fallbackApp?: string
  /** Origin that media addresses may have besides public https ones: a simulator. */
  readonly trustedOrigin?: string
}

/** What the platform sets, and how we keep to it; much of it is unconfirmed, so all of it can be changed. */
export interface SocketRules {
  /** The answer to the subscription must come within this time; the platform has been seen to stay silent. */
  readonly subscribeMs: number
  readonly pingMs: number
  /** An acknowledgement is waited for so long (0.24–0.45 s measured). */
  readonly ackMs: number
  /** … of an end frame, once it has shown that they are not acknowledged here (conflicting reports). */
  readonly silentAckMs: number
  /** Afterwards it may still come late for so long; until then no other frame of its req_id goes out. */
  readonly lateMs: number
  readonly backoff: {
    readonly firstMs: number
    readonly longestMs: number /** Live for so long: the count starts anew. */
    readonly stableMs: number
  }
  /** Nobody connects for so long after somebody else took the bot over. */
  readonly kickedMs: number
  /** … and after its credentials were refused; new ones are tried at once. */
  readonly deniedMs: number
  readonly lease: { readonly ttlMs: number; readonly renewMs: number; readonly retryMs: number }
  /** Of one snapshot or markdown message: 20,480 by the book. */
  readonly maxBytes: number
  /** A stream is ended and the next one begun before the platform ends it: at 6 minutes by the book, at 10 as others measured. */
  readonly rotateMs: number
  /** Streams one answer may take before it is said that it comes by itself. */
  readonly rotations: number
  /** Between two snapshots: of the first few, and of the others. */
  readonly progressMs: readonly [number, number]
  /** A message may be answered on its req_id for so long. */
  readonly replyMs: number
  /** Whether a req_id still works on a later connection is unconfirmed; false: such answers are pushed. */
  readonly reqIdSurvives: boolean
  /** Answers and pushes to one conversation; the platform counts 30 a minute and 1,000 an hour. */
  readonly limits: readonly RateLimit[]
  /** Progress leaves room for answers. */
  readonly progressLimits: readonly RateLimit[]
  /** Messages kept in memory while Redis is away. */
  readonly intake: number
}

const MINUTE = 60_000
const HOUR = 3_600_000

export const SOCKET_RULES: SocketRules = {
  subscribeMs: 10_000,
  pingMs: 30_000,
  ackMs: 4000,
  silentAckMs: 500,
  lateMs: 6000,
  backoff: { firstMs: 1000, longestMs: MINUTE, stableMs: 10_000 },
  kickedMs: 10 * MINUTE,
  deniedMs: 30 * MINUTE,
  lease: { ttlMs: 10_000, renewMs: 3000, retryMs: 2000 },
  maxBytes: 20_480,
  rotateMs: 315_000,
  rotations: 5,
  progressMs: [1000, 2500],
  replyMs: 24 * HOUR,
  reqIdSurvives: true,
  limits: [
    { count: 26, windowMs: MINUTE },
    { count: 950, windowMs: HOUR },
  ],
  progressLimits: [
    { count: 16, windowMs: MINUTE },
    { count: 700, windowMs: HOUR },
  ],
  intake: 1000,
}
