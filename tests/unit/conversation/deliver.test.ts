import { describe, expect, test } from 'vitest'
import { createDeliver } from '../../../src/conversation/deliver.ts'
import { partKey, ReplyWindowClosed, type Sink } from '../../../src/core/channel.ts'
import { ZhibiError } from '../../../src/core/errors.ts'
import type { OutboxEntry } from '../../../src/core/reply.ts'
import { createMemoryLanes } from '../../helpers/memory-lanes.ts'
import { quietLogger } from '../../helpers/quiet-logger.ts'
import { aMessage, anEntry, laneOf } from '../../helpers/samples.ts'

const message = aMessage('m1')
const policy = { attempts: 3, firstDelayMs: 100, longestDelayMs: 100, waits: 2 }

/** Splits at each sign; fails where the test says so, before the part is taken. */
function open(fail: (text: string, to: string) => Error | undefined = () => undefined) {
  const time = { now: 1000 }
  const lanes = createMemoryLanes(() => time.now)
  const got: string[] = []
  const keys: string[] = []
  const sink: Sink = {
    parts: ({ reply }) =>
      reply.kind === 'text'
        ? Array.from(reply.text).map((text, index, all) => ({
            index,
            count: all.length,
            reply: { kind: 'text', text },
          }))
        : [{ index: 0, count: 1, reply }],
    deliver: async (entry, part) => {
      const text = part.reply.kind === 'text' ? part.reply.text : part.reply.name
      const error = fail(text, entry.to.to)
      if (error !== undefined) throw error
      got.push(text)
      keys.push(partKey(entry, part))
    },
  }
  const deliver = createDeliver({
    mailbox: lanes.deliveries.mailbox,
    sinkOf: ({ account }) => (account === 'default' ? sink : undefined),
    policy,
    deliverTimeoutMs: 1000,
    clock: () => time.now,
    logger: quietLogger,
  })
  const never = new AbortController().signal
  return {
    time,
    lanes,
    got,
    keys,
    put: (entry: OutboxEntry) => lanes.deliveries.mailbox.put({ ...laneOf(message), key: entry.key, body: entry }),
    ring: () => deliver(laneOf(message), { closing: never, leaving: never }),
  }
}

const once = (when: string, error: Error) => {
  let thrown = false
  return (text: string) => {
    if (text !== when || thrown) return undefined
    thrown = true
    return error
  }
}

describe('delivering', () => {
  test('entries go out in order, and each part has a key that stays the same', async () => {
    const { put, ring, got, keys, lanes } = open()
    await put(anEntry('m1/r1', message, '甲乙'))
    await put(anEntry('m1/r2', message, '丙'))
    expect(await ring()).toBeUndefined()
    expect(got).toEqual(['甲', '乙', '丙'])
    expect(keys).toEqual(['m1/r1/p0', 'm1/r1/p1', 'm1/r2/p0'])
    expect(await lanes.deliveries.index.lanesWithMail()).toEqual([])
  })

  test('a part that was sent is not sent again when the next one fails', async () => {
    const { put, ring, got, time } = open(once('乙', new ZhibiError('busy', 'later', { retryable: true })))
    await put(anEntry('m1/r1', message, '甲乙丙'))
    expect(await ring()).toEqual({ againAt: 1100 })
    expect(got).toEqual(['甲'])
    time.now = 1100
    await ring()
    expect(got).toEqual(['甲', '乙', '丙'])
  })

  test('waits as long as the platform says', async () => {
    const error = new ZhibiError('rate', 'later', { retryable: true, retryAfterMs: 5000 })
    const { put, ring } = open(once('甲', error))
    await put(anEntry('m1/r1', message, '甲'))
    expect(await ring()).toEqual({ againAt: 6000 })
  })

  test('a reply that the platform refuses for good is buried, and the next one goes out', async () => {
    const { put, ring, got, lanes } = open(once('甲', new ZhibiError('refused', 'no', { retryable: false })))
    await put(anEntry('m1/r1', message, '甲'))
    await put(anEntry('m1/r2', message, '乙'))
    expect(await ring()).toBeUndefined()
    expect(got).toEqual(['乙'])
    expect(await lanes.deliveries.buried.list('corp1')).toMatchObject([{ key: 'm1/r1', why: 'refused' }])
  })

  test('a reply to an account that is not configured any more is buried', async () => {
    const { put, ring, lanes } = open()
    await put({ ...anEntry('m1/r1', message, '甲'), to: { ...message.replyTo, account: 'gone' } })
    expect(await ring()).toBeUndefined()
    expect(await lanes.deliveries.buried.list('corp1')).toMatchObject([{ why: 'no-such-account' }])
  })

  test('when the reply window closes half way, the rest goes to the next address', async () => {
    const closed = new ZhibiError('reply-window-closed', 'too late', { retryable: false })
    const { put, ring, got, lanes } = open((text, to) => (to === 'u1' && text === '乙' ? closed : undefined))
    await put({
      ...anEntry('m1/r1', message, '甲乙丙'),
      to: { ...message.replyTo, orElse: [{ ...message.replyTo, to: 'u1-direct' }] },
    })
    expect(await ring()).toBeUndefined()
    expect(got).toEqual(['甲', '乙', '丙'])
    expect(await lanes.deliveries.buried.list('corp1')).toEqual([])
  })

  test('a sink that knows what has not arrived says so, and that goes to the next address before the rest, each part once', async () => {
    const closed = new ReplyWindowClosed('seen in part', [{ kind: 'text', text: '丁戊己' }])
    const busy = once('戊', new ZhibiError('busy', 'later', { retryable: true }))
    const { put, ring, got, time } = open((text, to) => (to === 'u1' ? closed : busy(text)))
    const to = { ...message.replyTo, orElse: [{ ...message.replyTo, to: 'u1-direct' }] }
    await put({ ...anEntry('m1/r1', message, '甲乙丙'), to })
    expect(await ring()).toEqual({ againAt: 1100 })
    time.now = 1100
    expect(await ring()).toBeUndefined()
    expect(got).toEqual(['丁', '戊', '己', '乙', '丙'])
  })

  test('a way round that is refused for good is not the last one while there is another', async () => {
    const { put, ring, got } = open((_text, to) => {
      if (to === 'u1') return new ReplyWindowClosed('over', [{ kind: 'text', text: '甲' }])
      return to === 'u1-gone' ? new ZhibiError('refused', 'no', { retryable: false }) : undefined
    })
    const orElse = ['u1-gone', 'u1-app'].map((to) => ({ ...message.replyTo, to }))
    await put({ ...anEntry('m1/r1', message, '甲'), to: { ...message.replyTo, orElse } })
    expect(await ring()).toBeUndefined()
    expect(got).toEqual(['甲'])
  })

  test('with no address left it is buried', async () => {
    const { put, ring, lanes } = open(() => new ZhibiError('reply-window-closed', 'too late', { retryable: false }))
    await put(anEntry('m1/r1', message, '甲'))
    await ring()
    expect(await lanes.deliveries.buried.list('corp1')).toMatchObject([{ why: 'reply-window-closed' }])
  })

  test('a worker that was overtaken between two parts leaves the lane to the other', async () => {
    let overtaken = false
    const world = open((text) => {
      if (text === '乙' && !overtaken) {
        overtaken = true
        void world.lanes.deliveries.mailbox.take(laneOf(message))
      }
      return undefined
    })
    const { put, ring, got, keys } = world
    await put(anEntry('m1/r1', message, '甲乙丙'))
    expect(await ring()).toEqual({ againAt: world.time.now })
    expect(got).toEqual(['甲', '乙'])
    await ring()
    expect(keys.slice(2)).toEqual(['m1/r1/p1', 'm1/r1/p2'])
  })
})
