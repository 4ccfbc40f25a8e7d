export interface NonceMemory {
  /** True when this timestamp and nonce already carried another message: nobody sends that by accident. */
  usedForAnother(stamp: string, messageKey: string): boolean
}

/**
 * Remembers which message a (timestamp, nonce) pair carried while its timestamp is still acceptable. Whether the
 * platform keeps the pair when it delivers again is unconfirmed, so the same message is let through: the mailbox knows
 * it already. Kept per process: a second line of defence behind the signature and the mailbox.
 */
export function createNonceMemory(options: {
  readonly lifetimeMs: number
  readonly max: number
  readonly now: () => number
}): NonceMemory {
  const seen = new Map<string, { readonly key: string; readonly until: number }>()
  const forgetOld = (now: number): void => {
    for (const [stamp, { until }] of seen) {
      if (until > now && seen.size < options.max) return
      seen.delete(stamp)
    }
  }
  return {
    usedForAnother(stamp, messageKey) {
      const now = options.now()
      const known = seen.get(stamp)
      if (known !== undefined && known.until > now) return known.key !== messageKey
      forgetOld(now)
      seen.delete(stamp)
      seen.set(stamp, { key: messageKey, until: now + options.lifetimeMs })
      return false
    },
  }
}
