import { timingSafeEqual } from 'node:crypto'
import { getSignature } from '@wecom/crypto'
import { Refusal } from './refusal.ts'

/** What the signature covers, with what it claims to be. */
export interface Signed {
  readonly signature: string
  /** Seconds since the epoch, as text. */
  readonly timestamp: string
  readonly nonce: string
  readonly encrypted: string
}

const SECONDS = /^\d{1,12}$/
/** The platform's nonces are about ten digits. */
const NONCE_MAX = 128

export interface VerifyRules {
  readonly token: string
  /** How far the timestamp may be from our clock, both ways. The platform states none, so it is a setting. */
  readonly skewMs: number
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** Refuses what is stale or not signed with our token. developer.work.weixin.qq.com/document/path/90968 */
export function verify(signed: Signed, rules: VerifyRules): void {
  const { timestamp, nonce, encrypted, signature } = signed
  if (!SECONDS.test(timestamp) || nonce.length === 0 || nonce.length > NONCE_MAX) throw new Refusal('query')
  const expected = getSignature(rules.token, timestamp, nonce, encrypted)
  if (!sameText(expected, signature)) throw new Refusal('signature')
  if (Math.abs(rules.now - Number(timestamp) * 1000) > rules.skewMs) throw new Refusal('stale')
}

/** Takes the same time wherever the first difference is. */
function sameText(expected: string, given: string): boolean {
  const a = Buffer.from(expected)
  const b = Buffer.from(given)
  return a.length === b.length && timingSafeEqual(a, b)
}
