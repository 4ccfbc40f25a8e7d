/** How often and when what failed is tried again. */
export interface RetryPolicy {
  /** Attempts in all, the first included; after the last one it is buried. */
  readonly attempts: number
  /** Wait before the second attempt, ms; doubled with each further one. */
  readonly firstDelayMs: number
  readonly longestDelayMs: number
  /** Waits that the other side may ask for (retryAfterMs) before further ones count as failed attempts. */
  readonly waits: number
}
