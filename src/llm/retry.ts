import type { EndpointLimits } from './endpoint-settings.ts'
import { type ModelError, modelError, toModelError } from './model-error.ts'

/** Resolves after so many ms, or rejects when the signal fires. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

export interface RetryOptions {
  readonly limits: EndpointLimits
  readonly wait: Wait
  readonly random: () => number
  readonly clock: () => number
  readonly signal: AbortSignal
}

/**
 * Tries again what may go better next time. Waits what the server asks for (Retry-After), else a time that doubles, with
 * up to half of it at random; gives up when the wait would be longer than `longestWaitMs`.
 */
export async function retry<T>(step: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step()
    } catch (thrown) {
      const error = toModelError(thrown, options.clock())
      if (!error.retryable || attempt >= options.limits.attempts) throw error
      await pause(error, attempt, options)
    }
  }
}

async function pause(error: ModelError, attempt: number, options: RetryOptions): Promise<void> {
  const { backoffMs, longestWaitMs } = options.limits
  const ms = error.retryAfterMs ?? backoffMs * 2 ** (attempt - 1) * (1 + options.random() / 2)
  if (ms > longestWaitMs) throw error
  try {
    await options.wait(ms, options.signal)
  } catch {
    throw modelError('model-stopped')
  }
}
