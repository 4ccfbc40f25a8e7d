import type { Logger } from '../core/logger.ts'
import type { Lanes } from './lanes.ts'

/** Retention is counted in days; what a forgotten note leaves is deleted at once, and here only after a crash in between. */
const EVERY_MS = 600_000

/** Sweeps now and then until stopped. */
export function startSweepingOriginals(
  { originals }: Pick<Lanes, 'originals'>,
  logger: Logger,
): { readonly stop: () => void } {
  let sweeping = false
  const sweep = async () => {
    if (sweeping) return
    sweeping = true
    try {
      await originals?.sweep()
    } catch (error) {
      logger.warn({ error: String(error) }, 'originals could not be swept')
    } finally {
      sweeping = false
    }
  }
  void sweep()
  const timer = setInterval(() => void sweep(), EVERY_MS)
  return {
    stop: () => {
      clearInterval(timer)
    },
  }
}
