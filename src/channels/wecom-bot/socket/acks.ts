import type { Frame } from './frame.ts'

/** `missing`: no acknowledgement in time, the frame may have been shown. `lost`: the connection broke, as unknown. */
export type Outcome =
  | { readonly kind: 'acked'; readonly errcode: number; readonly body: unknown }
  | { readonly kind: 'missing' }
  | { readonly kind: 'lost' }

export interface Acks {
  /** Resolves when no acknowledgement of an earlier frame can come any more. */
  free(reqId: string): Promise<void>
  /** Called when the frame is written. */
  expect(reqId: string, ackMs: number): Promise<Outcome>
  /** `late`: it was for a frame nobody waits for any more. `unknown`: it was for none. */
  take(frame: Frame): 'settled' | 'late' | 'unknown'
  loseAll(): void
}

/** Frames of one req_id that are not acknowledged yet. */
interface Unacknowledged {
  /** Copies of one frame that were sent. */
  owed: number
  /** Absent once nobody waits any more: an acknowledgement that comes now is late. */
  settle?: (outcome: Outcome) => void
  /** Gives up waiting for late ones. */
  timer?: NodeJS.Timeout
  readonly freed: (() => void)[]
}

/**
 * Acknowledgements name nothing but the req_id, and all frames of one answer share it. So that a late one never passes
 * for that of the next frame, the req_id stays taken after a time-out until it came, or until `lateMs` are over and it is
 * given up for lost. A copy of the same frame may go out meanwhile: whichever is acknowledged, it says the same.
 */
export function createAcks({ lateMs }: { readonly lateMs: number }): Acks {
  const open = new Map<string, Unacknowledged>()
  const forget = (reqId: string) => {
    const one = open.get(reqId)
    open.delete(reqId)
    clearTimeout(one?.timer)
    for (const freed of one?.freed ?? []) freed()
  }
  return {
    free: async (reqId) => {
      while (open.has(reqId)) await new Promise<void>((resolve) => open.get(reqId)?.freed.push(resolve))
    },
    expect: (reqId, ackMs) =>
      new Promise((resolve) => {
        const one = open.get(reqId) ?? { owed: 0, freed: [] }
        open.set(reqId, one)
        clearTimeout(one.timer)
        one.owed += 1
        one.settle = (outcome) => {
          clearTimeout(one.timer)
          delete one.settle
          one.timer = setTimeout(forget, lateMs, reqId)
          resolve(outcome)
        }
        one.timer = setTimeout(() => one.settle?.({ kind: 'missing' }), ackMs)
      }),
    take: ({ headers: { req_id: reqId }, errcode = 0, body }) => {
      const one = open.get(reqId)
      if (one === undefined) return 'unknown'
      const taken = one.settle === undefined ? 'late' : 'settled'
      one.owed -= 1
      one.settle?.({ kind: 'acked', errcode, body })
      if (one.owed === 0) forget(reqId)
      return taken
    },
    loseAll: () => {
      for (const [reqId, one] of open) {
        one.settle?.({ kind: 'lost' })
        forget(reqId)
      }
    },
  }
}
