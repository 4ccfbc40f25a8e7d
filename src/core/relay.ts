/** Asks whoever serves a place, in whatever process, and waits for the answer. */
export interface Relay {
  /**
   * Throws `relay-unanswered` (retryable) when nobody answered in time; what was asked may have been done all the same, so
   * it must bear being asked again.
   */
  ask(place: string, request: string, waiting: RelayWaiting): Promise<string>
  /** Each request is handled by one server of the place. `handle` must not throw. */
  serve(place: string, handle: (request: string) => Promise<string>): Promise<{ readonly release: () => Promise<void> }>
}

export interface RelayWaiting {
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export const RELAY_UNANSWERED = 'relay-unanswered'
