/** One at a time per key, in order of arrival. */
export type Turnstile = <T>(key: string, work: () => Promise<T>) => Promise<T>

export function createTurnstile(): Turnstile {
  const last = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const before = last.get(key)
    const mine = (before ?? Promise.resolve()).then(work, work)
    const settled = mine.then(
      () => undefined,
      () => undefined,
    )
    last.set(key, settled)
    try {
      return await mine
    } finally {
      if (last.get(key) === settled) last.delete(key)
    }
  }
}
