import type { Clock } from '../../src/core/clock.ts'
import type { SentBodies } from '../../src/core/sent-bodies.ts'

/** The in-memory twin. */
export function createMemorySentBodies({ now }: { readonly now: Clock }): SentBodies {
  const bodies = new Map<string, { readonly parts: string[]; until: number }>()
  return {
    async claim({ receiver, digest, part, ttlMs }) {
      for (const [old, { until }] of bodies) if (until <= now()) bodies.delete(old)
      const key = `${receiver}\n${digest}`
      const body = bodies.get(key) ?? { parts: [], until: 0 }
      bodies.set(key, body)
      body.until = now() + ttlMs
      if (!body.parts.includes(part)) body.parts.push(part)
      return body.parts.indexOf(part)
    },
  }
}
