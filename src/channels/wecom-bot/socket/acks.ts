import type { Clock } from '../../../core/clock.ts'
import type { Frame } from './frame.ts'

/** `missing`: no acknowledgement in time, the frame may have been shown. `lost`: the connection broke, as unknown. */
export type Outcome =
  | { readonly kind: 'acked'; readonly errcode: number; readonly body: unknown }
  | { readonly kind: 'missing' }
  | { readonly kind: 'lost' }

interface Sent {
  /** Absent once nobody waits any more: an acknowledgement that comes now is late. */
  settle?: (outcome: Outcome) => void
  readonly lateAfter: number
}

export interface Acks {
  /** Called when the frame is written. */
  expect(reqId: string, ackMs: number): Promise<Outcome>
  /** `late`: it was for a frame nobody waits for any more. `unknown`: it was for none. */
  take(frame: Frame): 'settled' | 'late' | 'unknown'
  loseAll(): void
}

/**
 * Acknowledgements name nothing but the req_id, and all frames of one answer share it. They come in the order of the
 * frames, so each is for the oldest frame without one, be it overdue: a late one never passes for that of the next frame.
 * One that never comes costs the next frame its own; sending a snapshot again is harmless.
 */
export function createAcks({ now, lateMs }: { readonly now: Clock; readonly lateMs: number }): Acks {
  const sent = new Map<string, Sent[]>()
  const oldest = (reqId: string): Sent | undefined => {
    const waiting = (sent.get(reqId) ?? []).filter(({ settle, lateAfter }) => settle !== undefined || lateAfter > now())
    const first = waiting.shift()
    if (waiting.length === 0) sent.delete(reqId)
    else sent.set(reqId, waiting)
    return first
  }
  return {
    expect: (reqId, ackMs) =>
      new Promise((resolve) => {
        const one: Sent = { lateAfter: now() + ackMs + lateMs }
        const timer = setTimeout(() => one.settle?.({ kind: 'missing' }), ackMs)
        one.settle = (outcome) => {
          clearTimeout(timer)
          delete one.settle
          resolve(outcome)
        }
        sent.set(reqId, [...(sent.get(reqId) ?? []), one])
      }),
    take: ({ headers, errcode = 0, body }) => {
      const one = oldest(headers.req_id)
      if (one?.settle === undefined) return one === undefined ? 'unknown' : 'late'
      one.settle({ kind: 'acked', errcode, body })
      return 'settled'
    },
    loseAll: () => {
      for (const one of [...sent.values()].flat()) one.settle?.({ kind: 'lost' })
      sent.clear()
    },
  }
}
