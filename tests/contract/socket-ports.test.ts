import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { createLanes, type Lanes } from '../../src/compose/lanes.ts'
import { quietLogger } from '../helpers/quiet-logger.ts'

/** What processes share to hold one connection and speak through it, over a real Redis. */
describe('over Redis', () => {
  let prefix = ''
  const opened: Lanes[] = []
  const open = (): Lanes => {
    const redis = inject('redisUrl')
    const lanes = createLanes({ redis, prefix, role: 'worker', clock: Date.now, logger: quietLogger })
    opened.push(lanes)
    return lanes
  }
  beforeEach(() => {
    prefix = `test-${crypto.randomUUID()}`
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((lanes) => lanes.close()))
  })

  describe('a lease', () => {
    test('has one holder; the next one has a higher fence', async () => {
      const { leases } = open()
      const mine = await leases.take('bot', 'a', 60_000)
      expect(mine).toMatchObject({ holder: 'a', fence: 1 })
      expect(await leases.take('bot', 'b', 60_000)).toBeUndefined()
      expect(await leases.look('bot')).toEqual({ holder: 'a' })
      if (mine === undefined) throw new Error('not taken')
      await leases.release(mine)
      expect(await leases.take('bot', 'b', 60_000)).toMatchObject({ fence: 2 })
    })

    test('many at once: one gets it', async () => {
      const { leases } = open()
      const taken = await Promise.all(Array.from({ length: 20 }, (_, at) => leases.take('bot', `h${at}`, 60_000)))
      expect(taken.filter((lease) => lease !== undefined)).toHaveLength(1)
    })

    test('runs out unless it is renewed; who slept through it can neither renew, release nor close it', async () => {
      const { leases } = open()
      const late = await leases.take('bot', 'a', 30)
      if (late === undefined) throw new Error('not taken')
      await expect.poll(() => leases.take('bot', 'b', 60_000)).toMatchObject({ fence: 2 })
      expect(await leases.renew(late, 60_000)).toBe(false)
      await leases.release(late)
      expect(await leases.close(late, { why: 'kicked', ms: 60_000 })).toBe(false)
      expect(await leases.look('bot')).toEqual({ holder: 'b' })
    })

    test('taking again what one has keeps the fence', async () => {
      const { leases } = open()
      expect(await leases.take('bot', 'a', 60_000)).toMatchObject({ fence: 1 })
      expect(await leases.take('bot', 'a', 60_000)).toMatchObject({ fence: 1 })
    })

    test('closed, it is to be had by nobody for a while', async () => {
      const { leases } = open()
      const mine = await leases.take('bot', 'a', 60_000)
      if (mine === undefined) throw new Error('not taken')
      expect(await leases.close(mine, { why: 'kicked', ms: 50 })).toBe(true)
      expect(await leases.take('bot', 'b', 60_000)).toBeUndefined()
      expect(await leases.look('bot')).toMatchObject({ closed: { why: 'kicked' } })
      await expect.poll(() => leases.take('bot', 'b', 60_000)).toMatchObject({ holder: 'b' })
    })

    test('its release is heard in another process', async () => {
      const [one, other] = [open(), open()]
      let freed = 0
      await other.leases.watch('bot', () => {
        freed += 1
      })
      const mine = await one.leases.take('bot', 'a', 60_000)
      if (mine === undefined) throw new Error('not taken')
      await one.leases.release(mine)
      await expect.poll(() => freed).toBe(1)
    })
  })

  describe('a relay', () => {
    const patient = { timeoutMs: 5000, signal: new AbortController().signal }

    test('brings a request to the process that serves the place, and its answer back', async () => {
      const [one, other] = [open(), open()]
      await other.relay.serve('bot', async (request) => `${request}!`)
      expect(await one.relay.ask('bot', 'hello', patient)).toBe('hello!')
    })

    test('each request is handled by one server', async () => {
      const handled: string[] = []
      for (const lanes of [open(), open()]) {
        await lanes.relay.serve('bot', async (request) => {
          handled.push(request)
          return ''
        })
      }
      const { relay } = open()
      await Promise.all(Array.from({ length: 20 }, (_, at) => relay.ask('bot', String(at), patient)))
      expect(handled.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 20 }, (_, at) => String(at)))
    })

    test('nobody there: says so when the time is over', async () => {
      const { relay } = open()
      await expect(relay.ask('bot', 'hello', { ...patient, timeoutMs: 30 })).rejects.toMatchObject({
        code: 'relay-unanswered',
        retryable: true,
      })
    })

    test('who stopped serving is asked nothing any more', async () => {
      const lanes = open()
      const { release } = await lanes.relay.serve('bot', async () => 'here')
      expect(await lanes.relay.ask('bot', 'hello', patient)).toBe('here')
      await release()
      await expect(lanes.relay.ask('bot', 'hello', { ...patient, timeoutMs: 50 })).rejects.toThrow()
    })
  })

  describe('streams of an answer', () => {
    const place = { bot: 'b1', key: 'b1:m1' }

    test('the first part takes the stream that showed progress, the others take one each', async () => {
      const { answerStreams: streams } = open()
      expect(await streams.current(place)).toBe(0)
      expect(await streams.assign(place, 'r1/p0')).toEqual({ stream: 0, done: false, first: true })
      expect(await streams.assign(place, 'r1/p1')).toEqual({ stream: 1, done: false, first: false })
      expect(await streams.current(place)).toBeUndefined()
    })

    test('a part brought again keeps its stream, and is known when it was delivered', async () => {
      const { answerStreams: streams } = open()
      await streams.assign(place, 'r1/p0')
      await streams.assign(place, 'r1/p1')
      await streams.done(place, 'r1/p0')
      expect(await streams.assign(place, 'r1/p0')).toEqual({ stream: 0, done: true, first: true })
      expect(await streams.assign(place, 'r1/p1')).toEqual({ stream: 1, done: false, first: false })
    })

    test('progress goes on in the next stream, and the answer after it', async () => {
      const { answerStreams: streams } = open()
      expect(await streams.advance(place, 0)).toBe(1)
      // Somebody else was faster.
      expect(await streams.advance(place, 0)).toBe(1)
      expect(await streams.assign(place, 'r1/p0')).toMatchObject({ stream: 1, first: true })
      expect(await streams.advance(place, 1)).toBeUndefined()
    })

    test('a part whose stream takes nothing any more moves once, however often it is said', async () => {
      const { answerStreams: streams } = open()
      await streams.assign(place, 'r1/p0')
      expect(await Promise.all([streams.move(place, 'r1/p0', 0), streams.move(place, 'r1/p0', 0)])).toEqual([1, 1])
      expect(await streams.assign(place, 'r1/p1')).toMatchObject({ stream: 2 })
    })

    test('answers in the making are known to whoever comes next, until they are whole', async () => {
      const { answerStreams: streams } = open()
      await streams.open(place, 'one')
      await streams.open({ ...place, key: 'b1:m2' }, 'two')
      expect(await open().answerStreams.openAnswers('b1')).toEqual([
        { key: 'b1:m1', address: 'one' },
        { key: 'b1:m2', address: 'two' },
      ])
      await streams.close(place)
      expect(await streams.openAnswers('b1')).toEqual([{ key: 'b1:m2', address: 'two' }])
    })
  })
})
