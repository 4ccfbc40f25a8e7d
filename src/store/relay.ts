import { ZhibiError } from '../core/errors.ts'
import { RELAY_UNANSWERED, type Relay, type RelayWaiting } from '../core/relay.ts'
import type { Keys } from './keys.ts'
import type { Listener } from './listener.ts'
import { translateErrors } from './store-down.ts'

export interface RelayOptions {
  readonly redis: {
    set(key: string, value: string, unit: 'PX', ttlMs: number): Promise<unknown>
    getdel(key: string): Promise<string | null>
    publish(channel: string, message: string): Promise<unknown>
  }
  readonly keys: Keys
  readonly listener: Listener
}

interface Note {
  readonly id: string
  /** Channel of the one who asked. */
  readonly back: string
}

interface Answer {
  readonly id: string
  readonly answer: string
}

type Waiting = Map<string, (answer: string) => void>

/**
 * A request is a key that the first server to come takes away (GETDEL), so that none is handled twice; a message says
 * that it is there. Large requests (files) stay out of pub/sub, whose buffers Redis limits.
 */
export function createRelay(options: RelayOptions): Relay {
  const { keys, listener } = options
  const back = keys.of('relay', 'answers', crypto.randomUUID())
  const waiting: Waiting = new Map()
  let listening: Promise<unknown> | undefined
  const listen = async () => {
    listening ??= listener.listen(back, (message) => {
      if (message === undefined) return
      const { id, answer } = JSON.parse(message) as Answer
      waiting.get(id)?.(answer)
    })
    await listening.catch((error: unknown) => {
      listening = undefined
      throw error
    })
  }
  return {
    async ask(place, request, terms) {
      await listen()
      return askOnce(options, { place, request, back, waiting, terms })
    },
    serve: (place, handle) => serve(options, place, handle),
  }
}

interface Asking {
  readonly place: string
  readonly request: string
  readonly back: string
  readonly waiting: Waiting
  readonly terms: RelayWaiting
}

async function askOnce({ redis, keys }: RelayOptions, asking: Asking): Promise<string> {
  const { place, request, back, waiting, terms } = asking
  const id = crypto.randomUUID()
  const timeUp = AbortSignal.any([AbortSignal.timeout(terms.timeoutMs), terms.signal])
  const answered = new Promise<string>((resolve, reject) => {
    waiting.set(id, resolve)
    timeUp.addEventListener('abort', () => {
      reject(new ZhibiError(RELAY_UNANSWERED, 'nobody answered in time', { retryable: true }))
    })
  })
  // Whoever is told that Redis is away does not come to hear of the time-out.
  answered.catch(() => undefined)
  try {
    const note: Note = { id, back }
    await translateErrors(async () => {
      await redis.set(requestKey(keys, id), request, 'PX', terms.timeoutMs)
      await redis.publish(placeOf(keys, place), JSON.stringify(note))
    })
    return await answered
  } finally {
    waiting.delete(id)
  }
}

async function serve(
  { redis, keys, listener }: RelayOptions,
  place: string,
  handle: (request: string) => Promise<string>,
) {
  const take = async ({ id, back }: Note) => {
    const request = await redis.getdel(requestKey(keys, id))
    if (request === null) return
    const answer: Answer = { id, answer: await handle(request) }
    await redis.publish(back, JSON.stringify(answer))
  }
  return listener.listen(placeOf(keys, place), (message) => {
    // What is lost here is asked again.
    if (message !== undefined) take(JSON.parse(message) as Note).catch(() => undefined)
  })
}

function placeOf(keys: Keys, place: string): string {
  return keys.of('relay', 'place', place)
}

function requestKey(keys: Keys, id: string): string {
  return keys.of('relay', 'request', id)
}
