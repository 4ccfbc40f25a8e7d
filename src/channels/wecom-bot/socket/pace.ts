import { setTimeout as sleep } from 'node:timers/promises'
import { ZhibiError } from '../../../core/errors.ts'
import type { RateLimiter } from '../../../core/rate-limiter.ts'
import type { SocketRules } from './account.ts'

/** A wait up to this long is sat out; a longer one frees the worker and comes back. */
const SIT_OUT_MS = 2000
/** That the rest comes later is said once in this time. */
const NOTICE_EVERY_MS = 600_000

/** Returns when one more message may go to the conversation. Throws `wecom-pace` with the wait when that takes too long. */
export async function keepPace(
  { limiter, rules }: { readonly limiter: RateLimiter; readonly rules: SocketRules },
  key: string,
  tell: (waitMs: number) => Promise<unknown>,
): Promise<void> {
  const waitMs = await limiter.take(key, rules.limits)
  if (waitMs === 0) return
  if (waitMs > SIT_OUT_MS) {
    const notice = { count: 1, windowMs: NOTICE_EVERY_MS }
    if ((await limiter.take(`${key}:notice`, [notice])) === 0) await tell(waitMs)
    throw new ZhibiError('wecom-pace', 'too many messages to one conversation', {
      retryable: true,
      retryAfterMs: waitMs,
    })
  }
  await sleep(waitMs)
  await keepPace({ limiter, rules }, key, tell)
}
