import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAcks } from '../../../../../src/channels/wecom-bot/socket/acks.ts'

const ack = (reqId: string, errcode = 0) => ({ headers: { req_id: reqId }, errcode })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('an acknowledgement settles the frame of its req_id', async () => {
  const acks = createAcks({ lateMs: 500 })
  const [one, other] = [acks.expect('a', 100), acks.expect('b', 100)]
  expect(acks.take(ack('b', 6000))).toBe('settled')
  expect(await other).toMatchObject({ kind: 'acked', errcode: 6000 })
  expect(acks.take(ack('a'))).toBe('settled')
  expect(await one).toMatchObject({ kind: 'acked', errcode: 0 })
  expect(acks.take(ack('a'))).toBe('unknown')
})

test('after a time-out the req_id stays taken until the late one came', async () => {
  const acks = createAcks({ lateMs: 500 })
  const first = acks.expect('a', 100)
  vi.advanceTimersByTime(100)
  expect(await first).toEqual({ kind: 'missing' })
  let free = false
  const freed = acks.free('a').then(() => {
    free = true
  })
  await vi.advanceTimersByTimeAsync(200)
  expect(free).toBe(false)
  expect(acks.take(ack('a'))).toBe('late')
  await freed
})

test('… or until it is given up for lost', async () => {
  const acks = createAcks({ lateMs: 500 })
  void acks.expect('a', 100)
  await vi.advanceTimersByTimeAsync(100)
  const freed = acks.free('a')
  await vi.advanceTimersByTimeAsync(500)
  await freed
})

test('a copy of the frame is settled by whichever is acknowledged, and the other one is no answer to the next frame', async () => {
  const acks = createAcks({ lateMs: 500 })
  const first = acks.expect('a', 100)
  await vi.advanceTimersByTimeAsync(100)
  expect(await first).toEqual({ kind: 'missing' })
  const copy = acks.expect('a', 100)
  expect(acks.take(ack('a'))).toBe('settled')
  expect(await copy).toMatchObject({ kind: 'acked' })
  let free = false
  void acks.free('a').then(() => {
    free = true
  })
  await vi.advanceTimersByTimeAsync(10)
  expect(free).toBe(false)
  expect(acks.take(ack('a'))).toBe('late')
  await vi.advanceTimersByTimeAsync(0)
  expect(free).toBe(true)
})

test('a broken connection settles all that waited, and frees every req_id', async () => {
  const acks = createAcks({ lateMs: 500 })
  const waiting = acks.expect('a', 100)
  acks.loseAll()
  expect(await waiting).toEqual({ kind: 'lost' })
  await acks.free('a')
})
