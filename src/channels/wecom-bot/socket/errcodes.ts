import { ZhibiError } from '../../../core/errors.ts'

/** Bot id or secret is wrong (seen in the field, not in the book). Asking again gets one blocked. */
export const DENIED: readonly number[] = [853000]
/** The frame met another one of the same stream. */
export const OVERLAP = 6000
/** The stream has run out of time. */
export const EXPIRED = 846608

/** Busy, or too many: what was sent was not shown. */
const BUSY: Readonly<Record<number, number>> = { [-1]: 1000, 45009: 10_000, 45033: 3000, [OVERLAP]: 1000 }

/** True when the same frame may do later. */
export function isBusy(errcode: number): boolean {
  return Object.hasOwn(BUSY, errcode)
}

/** What an error code means for whoever has to deliver. */
export function verdictOf(errcode: number, what: string): ZhibiError {
  const retryAfterMs = BUSY[errcode]
  return new ZhibiError(
    retryAfterMs === undefined ? 'wecom-refused' : 'wecom-busy',
    `${what} was refused with ${errcode}`,
    retryAfterMs === undefined ? { retryable: false } : { retryable: true, retryAfterMs },
  )
}

/** No connection just now; the delivery waits for it. */
export function away(why: string, retryAfterMs = 1000): ZhibiError {
  return new ZhibiError('wecom-bot-away', why, { retryable: true, retryAfterMs })
}
