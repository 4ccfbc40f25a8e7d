import { setTimeout as sleep } from 'node:timers/promises'
import { ZhibiError } from '../../core/errors.ts'
import type { RateLimit, RateLimiter } from '../../core/rate-limiter.ts'

/** The platform silently drops what goes beyond 30 a minute or 1,000 an hour to one member; some room is left for clocks and the road. */
export const MEMBER_LIMITS: readonly RateLimit[] = [
  { count: 26, windowMs: 60_000 },
  { count: 950, windowMs: 3_600_000 },
]

/** A wait up to this long is sat out; a longer one frees the worker and comes back. */
const SIT_OUT_MS = 3000

export interface Pace {
  readonly limiter: RateLimiter
  readonly limits: readonly RateLimit[]
}

/** Returns when one more message may go to the member. Throws `wecom-pace` with the wait when that takes too long. */
export async function keepPace({ limiter, limits }: Pace, member: string, signal: AbortSignal): Promise<void> {
  const waitMs = await limiter.take(`wecom-app:${member}`, limits)
  if (waitMs === 0) return
  if (waitMs > SIT_OUT_MS) {
    throw new ZhibiError('wecom-pace', 'too many messages to one member', { retryable: true, retryAfterMs: waitMs })
  }
  await sleep(waitMs, undefined, { signal })
  await keepPace({ limiter, limits }, member, signal)
}
