import type { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import type { AnswerBell } from '../../src/core/lane.ts'
import { createBell, type OpenBell } from '../../src/queue/bell.ts'
import { type BellWorker, createBellWorker } from '../../src/queue/bell-worker.ts'
import { closeRedis, connectRedis, type RedisConnection } from '../../src/store/connect.ts'
import { quietLogger } from '../helpers/quiet-logger.ts'

const lane = { corp: 'corp1', laneId: 'wecom-app:default:1234567890' }
const patient = { timeout: 10_000, interval: 10 }

/** No sweeper here: the bell alone must not lose a ring. */
describe('the bell of a lane', () => {
  let redis: RedisConnection
  let bell: OpenBell
  let prefix = ''
  const workers: BellWorker[] = []
  beforeEach(() => {
    prefix = `bell-${crypto.randomUUID()}`
    redis = connectRedis({ address: inject('redisUrl'), role: 'worker', logger: quietLogger })
    bell = createBell({ connection: redis, prefix, kind: 'turns', logger: quietLogger })
  })
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.drain(0)))
    await bell.close()
    await closeRedis(redis)
  })
  const listen = (answer: AnswerBell) => {
    const common = { connection: redis, prefix, kind: 'turns', logger: quietLogger }
    const worker = createBellWorker({ ...common, answer, concurrency: 4, takeOverMs: 1000 })
    workers.push(worker)
    worker.start()
    return worker
  }

  test('a Redis that does not answer its first question in time does not silence the bell for ever', async () => {
    // ioredis asks the same for itself until it is ready.
    await bell.ring({ ...lane, laneId: 'other' })
    const slow = vi.spyOn(redis as Redis, 'info').mockRejectedValue(new Error('Command timed out'))
    const late = createBell({ connection: redis, prefix, kind: 'turns', logger: quietLogger })
    await late.ring(lane)
    slow.mockRestore()
    await late.close()
  })

  test('rung many times before anybody answers, it is answered once', async () => {
    const answered = vi.fn()
    for (let ring = 0; ring < 5; ring += 1) await bell.ring(lane)
    await bell.ring({ ...lane, corp: 'corp2' })
    const worker = listen(async (rung) => {
      answered(rung)
      return undefined
    })
    await vi.waitFor(() => {
      expect(answered).toHaveBeenCalledTimes(2)
    }, patient)
    await worker.drain(1000)
    expect(answered.mock.calls).toEqual(expect.arrayContaining([[lane], [{ ...lane, corp: 'corp2' }]]))
    expect(answered).toHaveBeenCalledTimes(2)
  })

  test('rung while it is being answered, it is answered again afterwards, never at the same time', async () => {
    let atWork = 0
    let most = 0
    let answers = 0
    listen(async () => {
      atWork += 1
      most = Math.max(most, atWork)
      answers += 1
      if (answers === 1) {
        await bell.ring(lane)
        await bell.ring(lane)
      }
      atWork -= 1
      return undefined
    })
    await bell.ring(lane)
    await vi.waitFor(() => {
      expect(answers).toBe(2)
    }, patient)
    expect(most).toBe(1)
  })

  test('an answer that asks for later is given again, not before its time', async () => {
    const times: number[] = []
    const againAt = Date.now() + 300
    listen(async () => {
      times.push(Date.now())
      return times.length === 1 ? { againAt } : undefined
    })
    await bell.ring(lane)
    await vi.waitFor(() => {
      expect(times).toHaveLength(2)
    }, patient)
    expect(times[1]).toBeGreaterThanOrEqual(againAt)
  })

  test('an answer that fails does not silence the bell for ever', async () => {
    let answers = 0
    listen(async () => {
      answers += 1
      if (answers === 1) throw new Error('broken')
      return undefined
    })
    await bell.ring(lane)
    await vi.waitFor(async () => {
      await bell.ring(lane)
      expect(answers).toBeGreaterThan(1)
    }, patient)
  })

  test('tells when it was last answered', async () => {
    const worker = listen(async () => undefined)
    expect(worker.lastAnsweredAt()).toBeUndefined()
    const before = Date.now()
    await bell.ring(lane)
    await vi.waitFor(() => {
      expect(worker.lastAnsweredAt()).toBeGreaterThanOrEqual(before)
    }, patient)
  })
})
