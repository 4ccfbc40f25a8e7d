import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InboundMessage } from '../../src/core/inbound-message.ts'
import type { LaneHead } from '../../src/core/lane.ts'
import { type LaneWorld, laneWorlds } from '../helpers/lane-worlds.ts'
import { aMessage, anEntry, laneOf } from '../helpers/samples.ts'

describe.each(laneWorlds)('a mailbox in %s', (_name, open) => {
  let world: LaneWorld
  beforeEach(async () => {
    world = await open()
  })
  afterEach(async () => {
    await world.close()
  })
  const item = (message: InboundMessage) => ({ ...laneOf(message), key: message.idempotencyKey, body: message })
  const put = (message: InboundMessage) => world.turns.mailbox.put(item(message))
  const takeHead = async (message: InboundMessage): Promise<LaneHead<InboundMessage>> => {
    const head = await world.turns.mailbox.take(laneOf(message))
    if (head === undefined) throw new Error('the mailbox is empty')
    return head
  }
  const first = aMessage('m1')
  const second = aMessage('m2')

  test('takes a message once, however often it is delivered', async () => {
    expect(await put(first)).toBe('accepted')
    expect(await put(first)).toBe('duplicate')
    await world.turns.mailbox.remove(await takeHead(first))
    expect(await put(first)).toBe('duplicate')
    expect(await world.turns.mailbox.take(laneOf(first))).toBeUndefined()
  })

  test('the same key of another corporation is another message', async () => {
    await put(first)
    expect(await put({ ...first, corp: 'corp2' })).toBe('accepted')
  })

  test('gives the messages of a lane in the order in which they came', async () => {
    await put(first)
    await put(second)
    const head = await takeHead(first)
    expect(head.body).toEqual(first)
    await world.turns.mailbox.remove(head)
    expect((await takeHead(first)).body).toEqual(second)
  })

  test('keeps lanes apart, also when their ids are made of signs that mean something in a key', async () => {
    const odd = aMessage('m3', 'a:{b}%7b')
    await put(odd)
    expect(await world.turns.mailbox.take(laneOf(aMessage('m3', 'a:')))).toBeUndefined()
    expect((await takeHead(odd)).body).toEqual(odd)
  })

  test('counts the attempts of the head and starts anew with the next', async () => {
    await put(first)
    await put(second)
    expect((await takeHead(first)).attempts).toBe(1)
    const again = await takeHead(first)
    expect(again.attempts).toBe(2)
    await world.turns.mailbox.remove(again)
    expect(await takeHead(first)).toMatchObject({ key: 'm2', attempts: 1, done: 0, waits: 0 })
  })

  test('a head that is not due is shown but not counted', async () => {
    await put(first)
    await world.turns.mailbox.mark(await takeHead(first), { dueAt: world.now + 500 })
    expect(await takeHead(first)).toMatchObject({ attempts: 1, dueAt: world.now + 500 })
    world.now += 500
    expect((await takeHead(first)).attempts).toBe(2)
  })

  test('a wait that was asked for is not an attempt', async () => {
    await put(first)
    await world.turns.mailbox.mark(await takeHead(first), { dueAt: world.now, waited: true })
    expect(await takeHead(first)).toMatchObject({ attempts: 1, waits: 1 })
  })

  test('remembers how many steps of the head are done', async () => {
    await put(first)
    await world.turns.mailbox.mark(await takeHead(first), { done: 2 })
    expect((await takeHead(first)).done).toBe(2)
  })

  test('a worker that was overtaken may neither mark nor bury', async () => {
    await put(first)
    const late = await takeHead(first)
    await takeHead(first)
    expect(await world.turns.mailbox.mark(late, { done: 1 })).toBe('stale')
    expect(await world.turns.mailbox.bury(late, { why: 'late', at: 1 })).toBe('stale')
    expect((await takeHead(first)).done).toBe(0)
  })

  test('what is gone cannot be removed again, nor the one behind it in its place', async () => {
    await put(first)
    await put(second)
    const head = await takeHead(first)
    expect(await world.turns.mailbox.remove(head)).toBe('removed')
    expect(await world.turns.mailbox.remove(head)).toBe('stale')
    expect((await takeHead(first)).key).toBe('m2')
  })

  test('burying keeps the message for a person, says so to the user and frees what waits behind it', async () => {
    await put(first)
    await put(second)
    const sorry = anEntry('m1/buried', first, '没有处理成功')
    const head = await takeHead(first)
    expect(await world.turns.mailbox.bury(head, { why: 'broken', at: 7, replies: [sorry] })).toBe('buried')
    expect((await takeHead(first)).key).toBe('m2')
    expect(await world.turns.buried.list('corp1')).toEqual([{ ...item(first), why: 'broken', at: 7, attempts: 1 }])
    expect((await world.deliveries.mailbox.take(laneOf(first)))?.body).toEqual(sorry)
    expect(await world.deliveries.index.lanesWithMail()).toEqual([laneOf(first)])
  })

  test('what was buried can be put back once, behind what waits', async () => {
    await put(first)
    await world.turns.mailbox.bury(await takeHead(first), { why: 'broken', at: 7 })
    await put(second)
    expect(await world.turns.buried.putBack('corp1', 'm1')).toEqual(laneOf(first))
    expect(await world.turns.buried.putBack('corp1', 'm1')).toBeUndefined()
    expect(await world.turns.buried.list('corp1')).toEqual([])
    await world.turns.mailbox.remove(await takeHead(first))
    expect(await takeHead(first)).toMatchObject({ key: 'm1', attempts: 1, body: first })
  })

  test('the index names the lanes that have mail, and no other', async () => {
    await put(first)
    await put({ ...aMessage('m9', 'u9'), corp: 'corp2' })
    const lanes = await world.turns.index.lanesWithMail()
    expect(new Set(lanes.map(({ corp }) => corp))).toEqual(new Set(['corp1', 'corp2']))
    await world.turns.mailbox.remove(await takeHead(first))
    expect(await world.turns.index.lanesWithMail()).toEqual([{ corp: 'corp2', laneId: 'wecom-app:default:u9' }])
  })
})
