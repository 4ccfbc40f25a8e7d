/**
 * Remembers who sent which text to whom, for platforms that swallow an equal body to the same person for a while: a
 * retried part must be swallowed, a second honest reply of the same words must not.
 */
export interface SentBodies {
  /**
   * One atomic step: how many other parts claimed this body for this receiver within the lifetime before `part` did.
   * 0 for the first; the same number again for the same part. Durable, and made before the send.
   */
  claim(body: BodyClaim): Promise<number>
}

export interface BodyClaim {
  /** Corporation, account and person. */
  readonly receiver: string
  /** Digest of the body, never the body. */
  readonly digest: string
  /** Outbox key and index of the part. */
  readonly part: string
  readonly ttlMs: number
}
