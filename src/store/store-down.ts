import { ZhibiError } from '../core/errors.ts'

/** Runs a piece of Redis work; whatever goes wrong in it becomes `store-down`, which is worth trying again. */
export async function translateErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ZhibiError) throw error
    throw new ZhibiError('store-down', 'Redis did not carry out a step', { retryable: true, cause: error })
  }
}
