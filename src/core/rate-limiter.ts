/** At most `count` in any stretch of `windowMs`. */
export interface RateLimit {
  readonly count: number
  readonly windowMs: number
}

/** Shared by all processes, because the platform counts per member and not per process. */
export interface RateLimiter {
  /** One atomic step: takes one from every limit and answers 0, or takes none and answers the milliseconds to wait. */
  take(key: string, limits: readonly RateLimit[]): Promise<number>
}
