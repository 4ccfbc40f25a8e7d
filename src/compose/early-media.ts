import type { AcceptMessage, MediaSource } from '../core/channel.ts'
import type { Counters } from '../core/counters.ts'
import type { InboundMessage, MessagePart } from '../core/inbound-message.ts'
import type { Logger } from '../core/logger.ts'

export interface EarlyMediaOptions {
  readonly accept: AcceptMessage
  readonly mediaOf: (message: InboundMessage) => MediaSource | undefined
  readonly counters: Counters
  readonly logger: Logger
  /** A turn that begins at once fetches for itself; default 2 s. */
  readonly afterMs?: number
}

export interface EarlyMedia {
  readonly accept: AcceptMessage
  /** What is not fetched yet is left to the turn. */
  stop(): void
}

const AFTER_MS = 2000
/** Each may be 20 MB in memory. */
const AT_ONCE = 2
/** Beyond that the turn fetches; a fetch takes well under a second. */
const MOST_WAITING = 500

/** Links to media live minutes: what waits for its turn has them fetched, when its message is safe and acknowledged. */
export function createEarlyMedia({
  accept,
  mediaOf,
  afterMs = AFTER_MS,
  counters,
  logger,
}: EarlyMediaOptions): EarlyMedia {
  const stopped = new AbortController()
  const timers = new Set<NodeJS.Timeout>()
  const waiting: (() => Promise<void>)[] = []
  let running = 0
  const pump = () => {
    while (running < AT_ONCE) {
      const fetch = stopped.signal.aborted ? undefined : waiting.shift()
      if (fetch === undefined) return
      running += 1
      void fetch().finally(() => {
        running -= 1
        pump()
      })
    }
  }
  const fetchLater = (work: () => Promise<void>) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (waiting.length < MOST_WAITING) waiting.push(work)
      pump()
    }, afterMs)
    timers.add(timer)
  }
  const fetch = async (message: InboundMessage, mediaId: string) => {
    try {
      const held = await mediaOf(message)?.hold?.(mediaId, stopped.signal)
      if (held !== undefined) counters.add('media-held', { outcome: held })
    } catch (error) {
      // The turn tries for itself, and says so where it is too late.
      counters.add('media-held', { outcome: 'failed' })
      logger.warn({ key: message.idempotencyKey, error: String(error) }, 'a medium could not be fetched early')
    }
  }
  return {
    accept: async (message) => {
      const taken = await accept(message)
      const holds = taken === 'accepted' && mediaOf(message)?.hold !== undefined
      if (holds) for (const id of message.parts.flatMap(mediaIdOf)) fetchLater(() => fetch(message, id))
      return taken
    },
    stop: () => {
      stopped.abort()
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

function mediaIdOf(part: MessagePart): readonly string[] {
  return 'mediaId' in part ? [part.mediaId] : []
}
