import { setTimeout as sleep } from 'node:timers/promises'
import { ZhibiError } from '../../core/errors.ts'
import type { RateLimit, RateLimiter } from '../../core/rate-limiter.ts'

/** The platform silently drops what goes beyond 30 a minute or 1,000 an hour to one member; some room is left for clocks and the road. */
export const MEMBER_LIMITS: readonly RateLimit[] = [
  { count: 26, windowMs: 60_000 },
  { count: 950, windowMs: 3_600_000 },
]

/** All apps of a corporation together: 10,000 a minute and 150,000 an hour, the stricter of the two kept by the minute. */
const CORP_LIMITS: readonly RateLimit[] = [{ count: 2400, windowMs: 60_000 }]

/** A wait up to this long is sat out; a longer one frees the worker and comes back. */
const SIT_OUT_MS = 3000
/** The room left above is also for saying that the rest comes later: once in this time. */
const NOTICE_EVERY_MS = 600_000

export interface Pace {
  readonly limiter: RateLimiter
  readonly limits: readonly RateLimit[]
}

export interface PacedMember {
  readonly corp: string
  /** Corporation, app and member. */
  readonly key: string
  /** Tells the member that the rest comes later. */
  readonly tell: (waitMs: number) => Promise<unknown>
  readonly signal: AbortSignal
}

/** Returns when one more message may go to the member. Throws `wecom-pace` with the wait when that takes too long. */
export async function keepPace(pace: Pace, member: PacedMember): Promise<void> {
  const corpWaitMs = await pace.limiter.take(`wecom:corp:${member.corp}`, CORP_LIMITS)
  if (corpWaitMs > 0) throw tooMany('of one corporation', corpWaitMs)
  const waitMs = await pace.limiter.take(`wecom-app:${member.key}`, pace.limits)
  if (waitMs === 0) return
  if (waitMs > SIT_OUT_MS) {
    await tellOnce(pace, member, waitMs)
    throw tooMany('to one member', waitMs)
  }
  await sleep(waitMs, undefined, { signal: member.signal })
  await keepPace(pace, member)
}

function tooMany(whose: string, retryAfterMs: number): ZhibiError {
  return new ZhibiError('wecom-pace', `too many messages ${whose}`, { retryable: true, retryAfterMs })
}

/** Its failure does not matter: the rest comes all the same. */
async function tellOnce({ limiter }: Pace, { key, tell }: PacedMember, waitMs: number): Promise<void> {
  const limit = { count: 1, windowMs: NOTICE_EVERY_MS }
  if ((await limiter.take(`wecom-app:notice:${key}`, [limit])) === 0) await tell(waitMs).catch(() => undefined)
}
