import { modelError } from './model-error.ts'

/** Lets so many through at once; the others wait in order, or leave when their signal fires. */
export interface Gate {
  /** Resolves with the way out. */
  enter(signal: AbortSignal): Promise<() => void>
}

export function createGate(places: number): Gate {
  const waiting: (() => void)[] = []
  let taken = 0
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) taken -= 1
    else next()
  }
  const once = (): (() => void) => {
    let left = false
    return () => {
      if (!left) leave()
      left = true
    }
  }
  return {
    async enter(signal) {
      if (signal.aborted) throw modelError('model-stopped')
      if (taken < places) {
        taken += 1
        return once()
      }
      await waitInLine(waiting, signal)
      return once()
    },
  }
}

function waitInLine(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = (): void => {
      signal.removeEventListener('abort', quit)
      resolve()
    }
    const quit = (): void => {
      waiting.splice(waiting.indexOf(go), 1)
      reject(modelError('model-stopped'))
    }
    waiting.push(go)
    signal.addEventListener('abort', quit, { once: true })
  })
}
