/** One OpenAI-compatible server and the model asked there. */
export interface EndpointSettings {
  /** Shown in logs; never the key. */
  readonly label: string
  /** With the version path: https://…/v1 */
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  /** Requests in hand at once, this process. */
  readonly concurrency?: number
}

/**
 * How long and how often. Node's own fetch gives a TCP connection 10 s; the limits here cover what comes after, and a
 * server that accepts and says nothing.
 */
export interface EndpointLimits {
  /** From the request to the first event of the stream, thinking included. */
  readonly firstEventMs: number
  /** Between two events of the stream. */
  readonly idleMs: number
  /** Requests for one prompt at one endpoint, the first included. */
  readonly attempts: number
  /** First wait before another attempt; doubles each time. */
  readonly backoffMs: number
  /** Longest wait before another attempt; a server that asks for more is passed over. */
  readonly longestWaitMs: number
  /** Requests in hand at once at one endpoint, unless its settings say otherwise. */
  readonly concurrency: number
  /** Failures in a row (share of the last ten seconds) open the circuit for this long. */
  readonly circuitResetMs: number
}

export const DEFAULT_LIMITS: EndpointLimits = {
  firstEventMs: 45_000,
  idleMs: 20_000,
  attempts: 3,
  backoffMs: 500,
  longestWaitMs: 10_000,
  concurrency: 4,
  circuitResetMs: 30_000,
}
