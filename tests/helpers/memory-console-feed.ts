import type { ConsoleFeed, FeedItem } from '../../src/core/console-door.ts'

/** The twin of the feed in Redis. */
export function createMemoryConsoleFeed(): ConsoleFeed {
  const talks = new Map<string, FeedItem[]>()
  const watchers = new Map<string, Set<() => void>>()
  const itemsOf = (id: string) => talks.get(id) ?? []
  return {
    async append(id, item) {
      const items = itemsOf(id)
      if (items.some(({ key }) => key === item.key)) return
      talks.set(id, [...items, { ...item, seq: items.length + 1 }])
      for (const changed of watchers.get(id) ?? []) changed()
    },
    read: async (id, after) => itemsOf(id).slice(after),
    async watch(id, changed) {
      const set = watchers.get(id) ?? new Set()
      watchers.set(id, set.add(changed))
      return async () => void set.delete(changed)
    },
  }
}
