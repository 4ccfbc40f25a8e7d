/** What the door puts up with. Times in milliseconds. */
export interface HttpLimits {
  /** Of a callback's body: platforms send media as links. */
  readonly bodyBytes: number
  /** A platform hangs up after 5 s and calls again; answering 503 before that says so clearly. */
  readonly acceptMs: number
  /** From the first byte of a request to its last. */
  readonly requestMs: number
  /** Of a silent connection. */
  readonly connectionMs: number
  readonly keepAliveMs: number
  /** For all readiness checks together. */
  readonly readyMs: number
  /** What a request in hand has left when the server closes. */
  readonly closeMs: number
}

export const HTTP_LIMITS: HttpLimits = {
  bodyBytes: 1024 * 1024,
  acceptMs: 4000,
  requestMs: 10_000,
  connectionMs: 60_000,
  keepAliveMs: 65_000,
  readyMs: 1500,
  closeMs: 3000,
}
