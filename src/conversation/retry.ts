import { ZhibiError } from '../core/errors.ts'
import type { LaneHead } from '../core/lane.ts'
import type { RetryPolicy } from '../core/retry-policy.ts'

export type Verdict =
  | { readonly kind: 'bury'; readonly why: string }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly waited: boolean; readonly why: string }

/** What becomes of a head whose handling failed. An error nobody expected may pass (a bug rarely does): it is tried again too. */
export function judge(error: unknown, head: LaneHead<unknown>, policy: RetryPolicy): Verdict {
  const why = error instanceof ZhibiError ? error.code : nameOf(error)
  const known = error instanceof ZhibiError ? error : undefined
  if (known?.retryable === false) return { kind: 'bury', why }
  if (known?.retryAfterMs !== undefined && head.waits < policy.waits) {
    return { kind: 'retry', afterMs: known.retryAfterMs, waited: true, why }
  }
  if (head.attempts >= policy.attempts) return { kind: 'bury', why }
  return { kind: 'retry', afterMs: backoffMs(head.attempts, policy), waited: false, why }
}

function backoffMs(attempts: number, { firstDelayMs, longestDelayMs }: RetryPolicy): number {
  return Math.min(firstDelayMs * 2 ** Math.max(0, attempts - 1), longestDelayMs)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
