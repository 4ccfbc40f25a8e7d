import { modelError } from './model-error.ts'

/** Who goes first when the line is long: what a cadre is waiting to read, before what only helps to read. */
export type Rank = 'writing' | 'reading'

/** Lets so many through at once; the others wait in order of rank, or leave when their signal fires. */
export interface Gate {
  /** Resolves with the way out. */
  enter(signal: AbortSignal, rank?: Rank): Promise<() => void>
}

/** Reading never takes the last of several places: photos take a minute, and a draft begins at once. */
const KEPT_FOR_WRITING = 1

export function createGate(places: number): Gate {
  const lines: Readonly<Record<Rank, (() => void)[]>> = { writing: [], reading: [] }
  const most: Readonly<Record<Rank, number>> = { writing: places, reading: Math.max(1, places - KEPT_FOR_WRITING) }
  let taken = 0
  const admit = (): void => {
    for (const rank of ['writing', 'reading'] as const) {
      for (let next = nextOf(rank); next !== undefined; next = nextOf(rank)) {
        taken += 1
        next()
      }
    }
  }
  const nextOf = (rank: Rank): (() => void) | undefined => (taken < most[rank] ? lines[rank].shift() : undefined)
  const wayOut = (): (() => void) => {
    let left = false
    return () => {
      if (left) return
      left = true
      taken -= 1
      admit()
    }
  }
  return {
    async enter(signal, rank = 'writing') {
      if (signal.aborted) throw modelError('model-stopped')
      const waiting = waitInLine(lines[rank], signal)
      admit()
      await waiting
      return wayOut()
    },
  }
}

function waitInLine(line: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = (): void => {
      signal.removeEventListener('abort', quit)
      resolve()
    }
    const quit = (): void => {
      line.splice(line.indexOf(go), 1)
      reject(modelError('model-stopped'))
    }
    line.push(go)
    signal.addEventListener('abort', quit, { once: true })
  })
}
