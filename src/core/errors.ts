/** An expected failure: its code says what, `retryable` says whether trying again can help. Anything else is a bug. */
export class ZhibiError extends Error {
  readonly code: string
  readonly retryable: boolean
  constructor(code: string, message: string, options: { readonly retryable: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause })
    this.name = 'ZhibiError'
    this.code = code
    this.retryable = options.retryable
  }
}
