import CircuitBreaker from 'opossum'
import type { ModelError } from './model-error.ts'
import { modelError } from './model-error.ts'

/** Runs a step unless too many of the last ones failed; then says model-down at once, until some time has passed. */
export interface Circuit {
  run<T>(step: () => Promise<T>): Promise<T>
}

/** The circuit of an endpoint that several users share. */
export interface SharedCircuit extends Circuit {
  /**
   * For a user with little time: too late for it is not too late for the others, so its timeouts are not counted here. An
   * open circuit stops it like everybody, and what else goes wrong counts.
   */
  runHurried<T>(step: () => Promise<T>): Promise<T>
}

const COUNTED = new Set(['model-timeout', 'model-down', 'model-rate', 'model-auth'])

/** opossum over the opening of a stream: half of at least four requests in ten seconds must fail to open it. */
export function createCircuit(resetMs: number): SharedCircuit {
  const breaker = new CircuitBreaker((step: () => Promise<unknown>) => step(), {
    timeout: false,
    errorThresholdPercentage: 50,
    volumeThreshold: 4,
    rollingCountTimeout: 10_000,
    resetTimeout: resetMs,
    errorFilter: (error: ModelError) => !COUNTED.has(error.code),
  })
  const run = async <T>(step: () => Promise<T>): Promise<T> => {
    try {
      return (await breaker.fire(step)) as T
    } catch (error) {
      throw isOpen(error) ? modelError('model-down', { cause: error }) : error
    }
  }
  return {
    run,
    async runHurried(step) {
      // Not closed: this is the trial, or there is none to be had.
      if (!breaker.closed) return await run(step)
      try {
        return await step()
      } catch (error) {
        if ((error as ModelError).code !== 'model-timeout') await run(() => Promise.reject(error as Error))
        throw error
      }
    },
  }
}

const isOpen = (error: unknown): boolean => (error as { readonly code?: unknown }).code === 'EOPENBREAKER'
