import type { Channel } from '../../core/channel.ts'
import type { Clock } from '../../core/clock.ts'
import type { ExpiringCache } from '../../core/expiring-cache.ts'
import type { Logger } from '../../core/logger.ts'
import type { RateLimit, RateLimiter } from '../../core/rate-limiter.ts'
import type { SentBodies } from '../../core/sent-bodies.ts'
import { createAccessToken } from './access-token.ts'
import type { WecomAppAccount } from './account.ts'
import { createApi } from './api.ts'
import { createMediaSource, MEDIA_LIMITS, type MediaLimits } from './media-source.ts'
import { MEMBER_LIMITS } from './pace.ts'
import { createReceiver } from './receiver.ts'
import { createSink } from './sink.ts'

export interface WecomAppOptions {
  readonly account: WecomAppAccount
  readonly cache: ExpiringCache
  readonly limiter: RateLimiter
  readonly sentBodies: SentBodies
  readonly now: Clock
  readonly logger: Logger
  /** How far a callback's timestamp may be off; default 10 minutes. */
  readonly skewMs?: number
  /** Messages to one member; default somewhat under the platform's 30 a minute and 1,000 an hour. */
  readonly memberLimits?: readonly RateLimit[]
  readonly mediaLimits?: MediaLimits
}

/** A self-built app of WeCom (企业微信自建应用): encrypted callbacks in, message/send out. */
export function createWecomApp(options: WecomAppOptions): Channel {
  const { account, cache, limiter, sentBodies, now, logger } = options
  const token = createAccessToken({ account, cache, now, logger })
  const api = createApi({ apiBase: account.apiBase, token })
  const pace = { limiter, limits: options.memberLimits ?? MEMBER_LIMITS }
  return {
    name: 'wecom-app',
    account: account.name,
    receiver: createReceiver({ account, cache, now, ...(options.skewMs !== undefined && { skewMs: options.skewMs }) }),
    sink: createSink({ account, api, cache, sentBodies, pace, logger }),
    media: createMediaSource({ api, limits: options.mediaLimits ?? MEDIA_LIMITS }),
  }
}
