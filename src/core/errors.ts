/** An expected failure: its code says what, `retryable` says whether trying again can help. Anything else is a bug. */
export class ZhibiError extends Error {
  readonly code: string
  readonly retryable: boolean
  /** Milliseconds to wait before trying again, when the other side said or we know. Waiting is not a failed attempt. */
  readonly retryAfterMs?: number
  constructor(code: string, message: string, options: ZhibiErrorOptions) {
    super(message, { cause: options.cause })
    this.name = 'ZhibiError'
    this.code = code
    this.retryable = options.retryable
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs
  }
}

export interface ZhibiErrorOptions {
  readonly retryable: boolean
  readonly retryAfterMs?: number
  readonly cause?: unknown
}
