import { modelError } from './model-error.ts'

export interface StreamWatch {
  readonly firstEventMs: number
  readonly idleMs: number
  /** Ends the request under the stream. */
  readonly abort: () => void
}

/** Passes pieces on; throws model-timeout when the first or the next one takes too long. */
export async function* watchStream(pieces: AsyncIterator<string>, watch: StreamWatch): AsyncGenerator<string> {
  let limitMs = watch.firstEventMs
  try {
    for (;;) {
      const next = await within(pieces.next(), limitMs)
      if (next.done === true) return
      limitMs = watch.idleMs
      yield next.value
    }
  } finally {
    watch.abort()
  }
}

/** The promise, or model-timeout after that many ms. */
export async function within<T>(promise: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(modelError('model-timeout'))
    }, limitMs)
  })
  // The loser of the race may still reject, long after anybody listens.
  promise.catch(() => undefined)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
