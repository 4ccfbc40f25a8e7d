import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SharedPorts, sharedPortWorlds } from '../helpers/shared-port-worlds.ts'

describe.each(sharedPortWorlds)('over %s', (_name, open) => {
  let ports: SharedPorts
  let now = 0
  beforeEach(() => {
    now = 1_763_700_000_000
    ports = open(() => now)
  })
  afterEach(async () => ports.close())

  describe('a rate limiter', () => {
    const perMinute = { count: 3, windowMs: 60_000 }
    const perHour = { count: 5, windowMs: 3_600_000 }

    test('lets the count through and says how long the next has to wait', async () => {
      const waits: number[] = []
      for (let at = 0; at < 5; at++) {
        waits.push(await ports.limiter.take('lisi', [perMinute]))
        now += 1000
      }
      expect(waits).toEqual([0, 0, 0, 57_000, 56_000])
      now += 55_000
      expect(await ports.limiter.take('lisi', [perMinute])).toBe(0)
    })

    test('never lets more than the count through in any stretch of the window', async () => {
      const taken: number[] = []
      for (let at = 0; at < 400; at++) {
        if ((await ports.limiter.take('lisi', [perMinute])) === 0) taken.push(now)
        now += 700
      }
      for (const start of taken) {
        expect(taken.filter((time) => time >= start && time < start + 60_000).length).toBeLessThanOrEqual(3)
      }
      expect(taken.length).toBeGreaterThanOrEqual(12)
    })

    test('a full hour holds when the minute would not, and what waits takes nothing', async () => {
      for (let at = 0; at < 5; at++) {
        expect(await ports.limiter.take('lisi', [perMinute, perHour])).toBe(0)
        now += 60_000
      }
      expect(await ports.limiter.take('lisi', [perMinute, perHour])).toBe(3_600_000 - 300_000)
      expect(await ports.limiter.take('lisi', [perMinute])).toBe(0)
    })

    test('keys do not touch one another', async () => {
      for (let at = 0; at < 3; at++) await ports.limiter.take('lisi', [perMinute])
      expect(await ports.limiter.take('wangwu', [perMinute])).toBe(0)
    })

    test('many at once share the count', async () => {
      const waits = await Promise.all(Array.from({ length: 20 }, async () => ports.limiter.take('lisi', [perMinute])))
      expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
    })
  })

  describe('an expiring cache', () => {
    test('gives back what was set until it is deleted', async () => {
      expect(await ports.cache.get('token')).toBeUndefined()
      await ports.cache.set('token', 'one', 60_000)
      await ports.cache.set('token', 'two', 60_000)
      expect(await ports.cache.get('token')).toBe('two')
      await ports.cache.delete('token')
      expect(await ports.cache.get('token')).toBeUndefined()
    })

    test('a value lives no longer than told', async () => {
      await ports.cache.set('token', 'one', 40)
      now += 41
      await expect.poll(async () => ports.cache.get('token')).toBeUndefined()
    })
  })

  describe('sent bodies', () => {
    const claim = (part: string, receiver = 'corp:app:lisi', digest = 'd1'): Promise<number> =>
      ports.sentBodies.claim({ receiver, digest, part, ttlMs: 60_000 })

    test('the first part of a body is 0, others count up, each keeps its number', async () => {
      expect([await claim('a/p0'), await claim('b/p0'), await claim('c/p0')]).toEqual([0, 1, 2])
      expect([await claim('b/p0'), await claim('a/p0'), await claim('c/p0')]).toEqual([1, 0, 2])
    })

    test('other receivers and other bodies start at 0', async () => {
      await claim('a/p0')
      expect(await claim('b/p0', 'corp:app:wangwu')).toBe(0)
      expect(await claim('b/p0', 'corp:app:lisi', 'd2')).toBe(0)
    })

    test('many at once get different numbers', async () => {
      const numbers = await Promise.all(Array.from({ length: 20 }, async (_, at) => claim(`m${at}/p0`)))
      expect(new Set(numbers).size).toBe(20)
    })
  })
})
