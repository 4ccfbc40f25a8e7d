import { ZhibiError } from '../../core/errors.ts'

/** What an answer of the platform means for us. developer.work.weixin.qq.com/document/path/90313 */
type Verdict = 'busy' | 'frequency' | 'credential' | 'config' | 'media' | 'refused'

const MINUTE_MS = 60_000

const VERDICTS: Readonly<Record<number, Verdict>> = {
  [-1]: 'busy',
  6000: 'busy',
  45009: 'frequency',
  45033: 'frequency',
  40001: 'credential',
  40014: 'credential',
  41001: 'credential',
  42001: 'credential',
  40007: 'media',
  40013: 'config',
  40056: 'config',
  48002: 'config',
  50003: 'config',
  60011: 'config',
  60020: 'config',
  301002: 'config',
  853000: 'config',
}

/**
 * Configuration faults are worth trying again: replies wait while the administrator puts it right (a new trusted
 * address takes effect after about a minute). Everything unknown is permanent.
 */
const HANDLING: Readonly<Record<Verdict, { readonly retryable: boolean; readonly retryAfterMs?: number }>> = {
  busy: { retryable: true },
  frequency: { retryable: true, retryAfterMs: MINUTE_MS },
  credential: { retryable: true, retryAfterMs: MINUTE_MS },
  config: { retryable: true, retryAfterMs: MINUTE_MS },
  media: { retryable: false },
  refused: { retryable: false },
}

/** An `errcode` as an error with its verdict. `errmsg` is not kept: its wording may change and it may quote us. */
export function platformError(call: string, errcode: number, errmsg = ''): ZhibiError {
  const verdict = VERDICTS[errcode] ?? 'refused'
  const address = addressSeen(errmsg)
  const from = address === undefined ? '' : ` (from ip ${address})`
  return new ZhibiError(`wecom-${verdict}`, `${call} answered errcode ${errcode}${from}`, HANDLING[verdict])
}

/** Nothing or nothing readable came back; whether it took effect is unknown. */
export function unreachable(call: string, cause: unknown): ZhibiError {
  return new ZhibiError('wecom-unreachable', `${call} got no answer`, { retryable: true, cause })
}

/** 40014 and 42001 say so; 40001 and 41001 are seen on calls with a stale token too. */
export function isStaleToken(errcode: number): boolean {
  return VERDICTS[errcode] === 'credential'
}

/** The address the platform saw (60020), which the administrator has to enter as trusted (企业可信IP). */
export function addressSeen(errmsg: string): string | undefined {
  return /from ip: ?([0-9a-fA-F.:]{3,45})/.exec(errmsg)?.[1]
}
