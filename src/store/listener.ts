import { translateErrors } from './store-down.ts'

/** What is used of a pub/sub connection. */
export interface Subscriber {
  subscribe(channel: string): Promise<unknown>
  unsubscribe(channel: string): Promise<unknown>
  on(event: 'message', listener: (channel: string, message: string) => void): unknown
  on(event: 'ready', listener: () => void): unknown
}

export interface Subscription {
  readonly release: () => Promise<void>
}

export interface Listener {
  /**
   * `heard` is called with each message, and without one when the connection came back and messages may have been
   * missed: read the key again.
   */
  listen(channel: string, heard: (message?: string) => void): Promise<Subscription>
}

/** One pub/sub connection shared by all who listen in this process. */
export function createListener(redis: Subscriber): Listener {
  const listeners = new Map<string, Set<(message?: string) => void>>()
  redis.on('message', (channel, message) => {
    for (const heard of listeners.get(channel) ?? []) heard(message)
  })
  let connected = false
  redis.on('ready', () => {
    if (!connected) {
      connected = true
      return
    }
    for (const set of listeners.values()) for (const heard of set) heard()
  })
  const release = async (channel: string, heard: (message?: string) => void) => {
    const set = listeners.get(channel)
    if (set?.delete(heard) !== true || set.size > 0) return
    listeners.delete(channel)
    await redis.unsubscribe(channel)
  }
  return {
    listen: (channel, heard) =>
      translateErrors(async () => {
        const set = listeners.get(channel) ?? new Set()
        listeners.set(channel, set.add(heard))
        await redis.subscribe(channel)
        return { release: () => translateErrors(() => release(channel, heard)) }
      }),
  }
}
