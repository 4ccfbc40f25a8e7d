import { translateErrors } from './store-down.ts'

export interface SetWriter {
  sadd(key: string, member: string): Promise<unknown>
  on(event: 'close', listener: () => void): unknown
}

/**
 * Writes a corporation into the set the sweeper reads: once a connection, because a Redis that comes back may have
 * been replaced by an empty one.
 */
export function createAnnounce(redis: SetWriter, corps: string): (corp: string) => Promise<void> {
  const known = new Set<string>()
  redis.on('close', () => {
    known.clear()
  })
  return (corp) =>
    translateErrors(async () => {
      if (known.has(corp)) return
      await redis.sadd(corps, corp)
      known.add(corp)
    })
}
