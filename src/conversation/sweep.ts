import type { Bell, LaneIndex } from '../core/lane.ts'
import type { Logger } from '../core/logger.ts'

export interface SweepOptions {
  readonly index: LaneIndex
  readonly bell: Bell
  readonly logger: Logger
}

/**
 * Rings for every lane that has mail. Where a bell is waiting already the ring changes nothing; where it was lost (a
 * process that ended between the mailbox and the bell) this is what finds the lane again. Resolves to the lanes rung for.
 */
export function createSweep({ index, bell, logger }: SweepOptions): () => Promise<number> {
  return async () => {
    const lanes = await index.lanesWithMail()
    for (const lane of lanes) await bell.ring(lane)
    if (lanes.length > 0) logger.debug({ lanes: lanes.length }, 'swept')
    return lanes.length
  }
}
