import { describe, expect, test } from 'vitest'
import { createTakeTurn, type HandleTurn, type TakeTurnOptions } from '../../../src/conversation/take-turn.ts'
import { ZhibiError } from '../../../src/core/errors.ts'
import type { InboundMessage } from '../../../src/core/inbound-message.ts'
import { createMemoryLanes } from '../../helpers/memory-lanes.ts'
import { quietLogger } from '../../helpers/quiet-logger.ts'
import { aCommit, aMessage, anEntry, laneOf } from '../../helpers/samples.ts'

const policy = { attempts: 3, firstDelayMs: 100, longestDelayMs: 150, waits: 2 }

function open(handle?: HandleTurn, changes: Partial<TakeTurnOptions> = {}) {
  const time = { now: 1000 }
  const lanes = createMemoryLanes(() => time.now)
  const echo: HandleTurn = async (message) =>
    aCommit(message, { conversation: await lanes.store.loadConversation(message.conversationId, message.corp) })
  const takeTurn = createTakeTurn({
    mailbox: lanes.turns.mailbox,
    store: lanes.store,
    stopFlag: lanes.stopFlag,
    deliveryBell: lanes.deliveries.bell,
    handle: handle ?? echo,
    apology: '没有处理成功',
    policy,
    turnTimeoutMs: 60_000,
    clock: () => time.now,
    logger: quietLogger,
    ...changes,
  })
  const closing = new AbortController()
  const leaving = new AbortController()
  return {
    time,
    lanes,
    echo,
    closing,
    leaving,
    put: (message: InboundMessage) =>
      lanes.turns.mailbox.put({ ...laneOf(message), key: message.idempotencyKey, body: message }),
    ring: () => takeTurn(laneOf(aMessage('m1')), { closing: closing.signal, leaving: leaving.signal }),
    outbox: async () => {
      const keys: string[] = []
      for (;;) {
        const head = await lanes.deliveries.mailbox.take(laneOf(aMessage('m1')))
        if (head === undefined) return keys
        keys.push(head.key)
        await lanes.deliveries.mailbox.remove(head)
      }
    },
  }
}

const failing =
  (error: Error): HandleTurn =>
  () =>
    Promise.reject(error)
const retryable = (retryAfterMs?: number) =>
  new ZhibiError('model-down', 'not now', { retryable: true, ...(retryAfterMs !== undefined && { retryAfterMs }) })

describe('taking turns', () => {
  test('empties the mailbox in order and rings for the deliveries', async () => {
    const { put, ring, outbox, lanes } = open()
    await put(aMessage('m1'))
    await put(aMessage('m2'))
    expect(await ring()).toBeUndefined()
    expect(await outbox()).toEqual(['m1/r1', 'm2/r1'])
    expect(lanes.deliveries.bell.rung).toHaveLength(2)
  })

  test('rings for another chat that is written to as well', async () => {
    const other = aMessage('m9', 'u9')
    const asks: HandleTurn = async (message) => ({
      ...(await open().echo(message, { signal: new AbortController().signal, attempts: 1 })),
      replies: [anEntry('m1/r1', message), anEntry('m1/s1', other)],
    })
    const { put, ring, lanes } = open(asks)
    await put(aMessage('m1'))
    await ring()
    expect(lanes.deliveries.bell.rung.map(({ laneId }) => laneId)).toContain(other.conversationId)
  })

  test('a failing turn waits twice as long each time, up to the longest wait', async () => {
    const { put, ring, time } = open(failing(retryable()), { policy: { ...policy, attempts: 9 } })
    await put(aMessage('m1'))
    const waits: number[] = []
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const again = await ring()
      waits.push((again?.againAt ?? 0) - time.now)
      time.now = again?.againAt ?? 0
    }
    expect(waits).toEqual([100, 150, 150])
  })

  test('a bell that rings too early does not use up an attempt', async () => {
    const { put, ring, time } = open(failing(retryable()))
    await put(aMessage('m1'))
    const again = await ring()
    time.now += 50
    expect(await ring()).toEqual(again)
  })

  test('the last failed attempt buries the message, apologises in the same step and goes on', async () => {
    const world = open(async (message, turn) => {
      if (message.idempotencyKey === 'm1') throw retryable()
      return world.echo(message, turn)
    })
    const { put, ring, time, lanes, outbox } = world
    await put(aMessage('m1'))
    await put(aMessage('m2'))
    for (const wait of [100, 150]) {
      await ring()
      time.now += wait
    }
    expect(await ring()).toBeUndefined()
    expect(await lanes.turns.buried.list('corp1')).toMatchObject([{ key: 'm1', why: 'model-down', attempts: 3 }])
    expect(await outbox()).toEqual(['m1/buried', 'm2/r1'])
    expect(lanes.deliveries.bell.rung.length).toBeGreaterThan(0)
  })

  test('what cannot be helped by trying again is buried at once', async () => {
    const { put, ring, lanes } = open(failing(new ZhibiError('refused', 'no', { retryable: false })))
    await put(aMessage('m1'))
    expect(await ring()).toBeUndefined()
    expect(await lanes.turns.buried.list('corp1')).toMatchObject([{ key: 'm1', why: 'refused', attempts: 1 }])
    expect(lanes.deliveries.bell.rung).toEqual([laneOf(aMessage('m1'))])
  })

  test('a wait that the other side asks for is no failed attempt, as long as it does not ask for ever', async () => {
    const { put, ring, time, lanes } = open(failing(retryable(700)))
    await put(aMessage('m1'))
    const waits: number[] = []
    for (let again = await ring(); again !== undefined; again = await ring()) {
      waits.push(again.againAt - time.now)
      time.now = again.againAt
    }
    expect(waits).toEqual([700, 700, 100, 150])
    expect(await lanes.turns.buried.list('corp1')).toHaveLength(1)
  })

  test('a message that took its worker down each time is buried without another try', async () => {
    let handled = 0
    const { put, ring, lanes } = open(async () => {
      handled += 1
      throw retryable()
    })
    const message = aMessage('m1')
    await put(message)
    // Takings whose workers ended before they could say anything.
    for (let crash = 0; crash < policy.attempts; crash += 1) await lanes.turns.mailbox.take(laneOf(message))
    expect(await ring()).toBeUndefined()
    expect(handled).toBe(0)
    expect(await lanes.turns.buried.list('corp1')).toMatchObject([{ why: 'worker-lost' }])
  })

  test('a turn that another worker did meanwhile is thrown away, and the bell rung all the same', async () => {
    const world = open(async (message, turn) => {
      const commit = await world.echo(message, turn)
      if (message.idempotencyKey === 'm1') await world.lanes.store.commit(commit)
      return commit
    })
    await world.put(aMessage('m1'))
    expect(await world.ring()).toEqual({ againAt: world.time.now })
    expect(await world.outbox()).toEqual(['m1/r1'])
    expect(world.lanes.deliveries.bell.rung).toHaveLength(1)
  })

  test('a turn on something that was changed meanwhile is done again, but not for ever', async () => {
    let tries = 0
    const world = open(async (message) => {
      tries += 1
      return aCommit(message, { conversation: { ...aCommit(message).conversation, revision: 9 } })
    })
    await world.put(aMessage('m1'))
    expect(await world.ring()).toEqual({ againAt: world.time.now + 100 })
    expect(tries).toBe(5)
  })

  test('the signal tells a stop, a time-out and a leaving worker apart', async () => {
    const reasons: string[] = []
    const listen: HandleTurn = async (message, { signal }) => {
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve)
        started()
      })
      reasons.push((signal.reason as ZhibiError).code)
      if (reasons.length === 1) return world.echo(message, { signal, attempts: 1 })
      throw signal.reason as ZhibiError
    }
    let started = () => {}
    const running = () =>
      new Promise<void>((resolve) => {
        started = resolve
      })
    const world = open(listen, { turnTimeoutMs: 50 })
    await world.put(aMessage('m1'))
    await world.put(aMessage('m2'))
    const first = running()
    const rung = world.ring()
    await first
    await world.lanes.stopFlag.raise(aMessage('m1').conversationId, 'corp1')
    expect(await rung).toEqual({ againAt: world.time.now + 100 })
    world.time.now += 100
    const second = running()
    const again = world.ring()
    await second
    world.leaving.abort()
    expect(await again).toEqual({ againAt: world.time.now })
    expect(reasons).toEqual(['stopped', 'turn-timeout', 'worker-leaves'])
  })

  test('a closing worker finishes the turn in hand and leaves the rest', async () => {
    const world = open(async (message, turn) => {
      world.closing.abort()
      return world.echo(message, turn)
    })
    await world.put(aMessage('m1'))
    await world.put(aMessage('m2'))
    expect(await world.ring()).toEqual({ againAt: world.time.now })
    expect(await world.outbox()).toEqual(['m1/r1'])
    expect(await world.lanes.turns.mailbox.take(laneOf(aMessage('m1')))).toMatchObject({ key: 'm2', attempts: 1 })
  })
})
