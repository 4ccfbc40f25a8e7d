import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ZhibiError } from '../../src/core/errors.ts'
import { useSocketScene } from '../helpers/wecom-socket-scene.ts'
import type { SocketSimulator } from '../helpers/wecom-socket-simulator.ts'

const said = (text: string) => ({ kind: 'text' as const, text })

/** Each titled after what people complain of in other bots, and after the design checklist drawn from it. */
describe('what others get wrong, over the long connection', () => {
  const { simulator, open, openLive, hear, bubbles, texts } = useSocketScene()
  const behave = (change: Partial<ReturnType<typeof simulator>['behaviour']>) =>
    Object.assign(simulator().behaviour, change)

  describe('duplicate replies', () => {
    test('an end frame that is never acknowledged does not start a second delivery', async () => {
      behave({ silentFinish: true })
      const house = await openLive({ rules: { ackMs: 300 } })
      await house.answer(await hear(house), said('已记下。'))
      expect(bubbles()).toMatchObject([{ kind: 'stream', content: '已记下。', finished: true }])
      expect(bubbles()).toHaveLength(1)
      expect(house.counts.get('wecom-bot-finish-unacknowledged')).toBe(1)
      expect(house.counts.get('wecom-bot-pushed')).toBeUndefined()
    })

    test('where end frames are never acknowledged, the next ones are not waited for as long', async () => {
      behave({ silentFinish: true })
      const house = await openLive({ rules: { ackMs: 300, silentAckMs: 20 } })
      for (let at = 0; at < 2; at++) await house.answer(await hear(house), said(`第${at}`))
      const message = await hear(house)
      await expect.poll(() => bubbles().length).toBe(3)
      const startedAt = Date.now()
      await house.answer(message, said('第2'))
      expect(Date.now() - startedAt).toBeLessThan(250)
      expect(texts()).toEqual(['第0', '第1', '第2'])
    })

    test('a message that comes twice is taken in once and opens one bubble', async () => {
      const house = await openLive()
      for (let at = 0; at < 3; at++) simulator().say('lisi', '写一下', { msgId: 'm7' })
      await expect.poll(() => bubbles().length).toBe(1)
      simulator().say('lisi', '另一条')
      await expect.poll(() => house.taken.length).toBe(2)
    })

    test('a push that is not acknowledged is sent again, and counted as perhaps shown twice', async () => {
      const house = await openLive({ rules: { replyMs: 0 } })
      const message = await hear(house)
      await expect.poll(() => bubbles().length).toBe(1)
      behave({ loseAcks: 1 })
      await expect(house.answer(message, said('好'))).rejects.toMatchObject({
        code: 'wecom-bot-unknown',
        retryable: true,
      })
      await house.answer(message, said('好'))
      expect(house.counts.get('outcome-unknown')).toBe(1)
    })
  })

  describe('long jobs lose their answer when the stream expires', () => {
    test('the bubble is ended with words before its time, and a new one goes on under the same message', async () => {
      const house = await openLive({ rules: { rotateMs: 150 } })
      const message = await hear(house)
      await expect.poll(() => bubbles().length).toBe(1)
      const show = (text: string) =>
        house.lanes.progressBoard.show(message.conversationId, message.idempotencyKey, text)
      await show('一、')
      await expect.poll(() => bubbles()[0]).toMatchObject({ finished: true, content: '还在写，接着看下一条。' })
      await show('一、二、')
      await expect.poll(() => bubbles()[1]?.content).toBe('一、二、')
      await house.answer(message, said('一、二、三。'))
      expect(bubbles().at(-1)).toMatchObject({ content: '一、二、三。', finished: true })
      expect(bubbles().every(({ finished }) => finished)).toBe(true)
      expect(new Set(bubbles().map(({ msgId }) => msgId)).size).toBe(1)
    })

    test('a stream that has expired (846608): a new stream on the same req_id', async () => {
      behave({ streamMs: 50 })
      const house = await openLive()
      const message = await hear(house)
      await expect.poll(() => bubbles().length).toBe(1)
      await sleep(80)
      await house.answer(message, said('写好了'))
      expect(texts()).toEqual(['写好了'])
      expect(bubbles().map(({ kind }) => kind)).toEqual(['stream', 'stream'])
    })

    test('new streams expire too: aibot_send_msg as markdown, with chat_type', async () => {
      const house = await openLive()
      const message = await hear(house)
      await expect.poll(() => bubbles().length).toBe(1)
      behave({ refuse: [846608, 846608] })
      await house.answer(message, said('写好了'))
      expect(bubbles().at(-1)).toMatchObject({ kind: 'markdown', content: '写好了', body: { chat_type: 1 } })
    })

    test('after 24 hours the answer is pushed', async () => {
      const house = await openLive()
      const message = await hear(house)
      const { extra = {} } = message.replyTo
      const yesterday = String(Date.now() - 25 * 3_600_000)
      const old = { ...message.replyTo, extra: { ...extra, at: yesterday } }
      await house.answer(message, said('写好了'), { to: old })
      expect(bubbles().at(-1)).toMatchObject({ kind: 'markdown', content: '写好了' })
    })

    test('a message is answered in place after a reconnection; where its req_id died, by a push', async () => {
      const house = await openLive()
      const [kept, lost] = [await hear(house), await hear(house, '再写', 'wangwu')]
      simulator().breakAll()
      await simulator().untilLive()
      await expect
        .poll(() =>
          house.answer(kept, said('在原处')).then(
            () => true,
            () => false,
          ),
        )
        .toBe(true)
      expect(bubbles()).toMatchObject([{ kind: 'stream', content: '在原处' }])
      behave({ reqIdDies: true })
      await house.answer(lost, said('推送'))
      expect(bubbles('wangwu').at(-1)).toMatchObject({ kind: 'markdown', content: '推送' })
    })

    test('configured so, no req_id is trusted over a reconnection', async () => {
      const house = await openLive({ rules: { reqIdSurvives: false } })
      const message = await hear(house)
      simulator().breakAll()
      await simulator().untilLive()
      await expect
        .poll(() =>
          house.answer(message, said('推送')).then(
            () => true,
            () => false,
          ),
        )
        .toBe(true)
      expect(bubbles().at(-1)).toMatchObject({ kind: 'markdown', content: '推送' })
    })
  })

  describe('the thinking bubble never ends', () => {
    test('after too many bubbles it is said that the answer comes by itself, and it does', async () => {
      const house = await openLive({ rules: { rotateMs: 60, rotations: 2 } })
      const message = await hear(house)
      await expect.poll(() => bubbles().at(-1)?.content).toContain('写好后另发一条')
      await sleep(150)
      expect(bubbles().every(({ finished }) => finished)).toBe(true)
      await house.answer(message, said('写好了'))
      expect(texts().at(-1)).toBe('写好了')
    })

    test('every reply ends its bubble with visible text: a failed turn, a cancelled one, one that was buried', async () => {
      const house = await openLive()
      for (const words of ['这条消息没有处理成功，已留给管理员。', '已停下，写到一半的留着。']) {
        const message = await hear(house)
        await house.answer(message, said(words))
        expect(bubbles().at(-1)).toMatchObject({ kind: 'stream', content: words, finished: true })
      }
    })

    test('the next holder of the connection ends the bubbles the last one opened', async () => {
      const first = await openLive()
      const message = await hear(first)
      await expect.poll(() => bubbles().length).toBe(1)
      await first.channel.stream?.stop()
      const second = await openLive()
      await second.lanes.progressBoard.show(message.conversationId, message.idempotencyKey, '一半')
      await expect
        .poll(async () => {
          await second.lanes.progressBoard.show(message.conversationId, message.idempotencyKey, '一半')
          return bubbles()[0]?.content
        })
        .toBe('一半')
      await second.answer(message, said('写好了'), { final: false })
      expect(bubbles()).toMatchObject([{ content: '写好了', finished: true }])
      expect(await second.lanes.answerStreams.openAnswers('aibSimulated01')).toEqual([])
    })
  })

  describe('the read loop dead-locks', () => {
    test('messages keep coming in while acknowledgements are awaited', async () => {
      behave({ ackMs: 120 })
      const house = await openLive()
      const first = await hear(house)
      const answering = house.answer(first, said('一'))
      for (let at = 0; at < 20; at++) simulator().say(`u${at}`, '在吗')
      await expect.poll(() => house.taken.length).toBe(21)
      await answering
      expect(texts()).toEqual(['一'])
    })

    test('one chat that gets no acknowledgement does not hold up the others', async () => {
      const house = await openLive({ rules: { ackMs: 600 } })
      const [slow, quick] = [await hear(house), await hear(house, '写', 'wangwu')]
      await expect.poll(() => bubbles('wangwu').length + bubbles().length).toBe(2)
      await sleep(50)
      behave({ loseAcks: 1 })
      const waiting = house.answer(slow, said('慢'))
      await sleep(20)
      const startedAt = Date.now()
      await house.answer(quick, said('快'))
      expect(Date.now() - startedAt).toBeLessThan(500)
      await waiting
      expect(texts()).toEqual(['慢'])
    })
  })

  test('a late acknowledgement never passes for that of the next frame', async () => {
    const house = await openLive({ rules: { ackMs: 100, lateMs: 5000 } })
    const message = await hear(house)
    await expect.poll(() => bubbles().length).toBe(1)
    await sleep(50)
    // The snapshot's acknowledgement comes late and good; the answer is refused as busy meanwhile.
    behave({ lateAcks: { count: 1, ms: 250 } })
    await house.lanes.progressBoard.show(message.conversationId, message.idempotencyKey, '一半')
    await expect.poll(() => bubbles()[0]?.content).toBe('一半')
    await sleep(120)
    behave({ refuse: [-1] })
    await expect(house.answer(message, said('写好了'))).rejects.toMatchObject({ code: 'wecom-busy' })
    await house.answer(message, said('写好了'))
    expect(bubbles()).toMatchObject([{ content: '写好了', finished: true }])
  })

  test('one push per token: a hundred snapshots become a few frames, none of them overlapping (6000)', async () => {
    behave({ ackMs: 20 })
    const house = await openLive({ rules: { progressMs: [100, 100] } })
    const message = await hear(house)
    for (let at = 1; at <= 100; at++) {
      await house.lanes.progressBoard.show(message.conversationId, message.idempotencyKey, '字'.repeat(at))
      await sleep(4)
    }
    await house.answer(message, said('字'.repeat(100)))
    expect(bubbles()[0]?.snapshots.length).toBeLessThan(12)
    expect(simulator().counts.overlaps).toBe(0)
  })

  test('a frame that met another one (6000) is sent again', async () => {
    const house = await openLive()
    const message = await hear(house)
    await expect.poll(() => bubbles().length).toBe(1)
    behave({ refuse: [6000] })
    await house.answer(message, said('好'))
    expect(texts()).toEqual(['好'])
  })

  describe('kicked, half-dead or duelling connections', () => {
    test('two processes: one holds the connection, nobody is kicked', async () => {
      const [one, other] = [await openLive(), open()]
      other.start()
      await sleep(400)
      expect(simulator().counts).toMatchObject({ subscribes: 1, kicks: 0 })
      await hear(one)
    })

    test('handed over on exit at once, and nothing is lost between', async () => {
      const first = await openLive({ rules: { lease: { ttlMs: 60_000, renewMs: 100, retryMs: 60_000 } } })
      const second = open({ rules: { lease: { ttlMs: 60_000, renewMs: 100, retryMs: 60_000 } } })
      second.start()
      const message = await hear(first)
      await sleep(50)
      await first.channel.stream?.stop()
      await expect.poll(() => simulator().counts.subscribes).toBe(2)
      await simulator().untilLive()
      await second.answer(message, said('好'))
      expect(texts()).toEqual(['好'])
      expect(simulator().counts.kicks).toBe(0)
    })

    test('a holder that died is followed within the time of its lease', async () => {
      const { leases } = open().lanes
      await leases.take('wecom-bot:aibSimulated01', 'dead', 400)
      const startedAt = Date.now()
      await openLive()
      expect(Date.now() - startedAt).toBeGreaterThan(200)
      expect(Date.now() - startedAt).toBeLessThan(1500)
    })

    test('kicked by a stranger: nobody of ours goes back, and it is counted', async () => {
      const [house, other] = [await openLive(), open()]
      other.start()
      await hear(house)
      const stranger = await strangerConnects(simulator())
      await expect.poll(() => house.counts.get('wecom-bot-kicked')).toBe(1)
      await sleep(500)
      expect(simulator().counts).toMatchObject({ subscribes: 2, kicks: 1 })
      expect(await house.lanes.leases.look('wecom-bot:aibSimulated01')).toMatchObject({ closed: { why: 'kicked' } })
      stranger.terminate()
    })

    test('after the time of rest somebody tries again', async () => {
      const house = await openLive({ rules: { kickedMs: 200 } })
      const stranger = await strangerConnects(simulator())
      await expect.poll(() => house.counts.get('wecom-bot-kicked')).toBe(1)
      stranger.terminate()
      await expect.poll(() => simulator().counts.subscribes).toBe(3)
      await hear(house)
    })

    test('what comes after disconnected_event over the old connection is not taken in', async () => {
      behave({ kickCloseMs: 5000 })
      const house = await openLive()
      const stranger = await strangerConnects(simulator())
      await expect.poll(() => house.counts.get('wecom-bot-kicked')).toBe(1)
      simulator().say('lisi', '给别人的')
      await sleep(100)
      expect(house.taken).toEqual([])
      stranger.terminate()
    })

    test('a dead connection is noticed by its pings and opened anew', async () => {
      const house = await openLive({ rules: { ackMs: 200 } })
      behave({ dead: true })
      await sleep(100)
      await expect.poll(() => simulator().counts.subscribes, { timeout: 2000 }).toBeGreaterThanOrEqual(1)
      await sleep(1500)
      behave({ dead: false })
      await expect.poll(() => simulator().counts.subscribes, { timeout: 8000 }).toBeGreaterThanOrEqual(2)
      await simulator().untilLive()
      await hear(house)
    })

    test('a subscription nobody answers is given up and tried again, more and more slowly', async () => {
      behave({ subscribe: 'silence' })
      const house = open({ rules: { subscribeMs: 50 } })
      house.start()
      await expect.poll(() => simulator().counts.subscribes, { timeout: 3000 }).toBeGreaterThanOrEqual(3)
      behave({ subscribe: 'ack' })
      await simulator().untilLive()
      await hear(house)
    })

    test('wrong credentials (853000): one try, then none; new ones are tried at once', async () => {
      const house = open({ secret: 'wrong' })
      house.start()
      await expect.poll(() => house.counts.get('wecom-bot-denied')).toBe(1)
      await sleep(400)
      expect(simulator().counts.subscribes).toBe(1)
      await house.channel.stream?.stop()
      await openLive()
      expect(simulator().counts.subscribes).toBe(2)
    })
  })

  test('raw control characters in a frame', async () => {
    const house = await openLive()
    simulator().say('lisi', '写一下\n不足', { raw: true })
    await expect.poll(() => house.taken[0]?.parts).toEqual([{ kind: 'text', text: '写一下\n不足' }])
  })

  test('media come with a key of their own', async () => {
    const house = await openLive()
    const file = { url: 'https://media.example/f', aeskey: 'k'.repeat(43) }
    simulator().push('lisi', { msgtype: 'file', file })
    await expect.poll(() => house.taken.length).toBe(1)
    expect(house.taken[0]?.parts).toMatchObject([{ kind: 'file', mediaId: expect.stringMatching(/^aibot:/) as string }])
  })

  test('unsupported kinds and unknown events do no harm', async () => {
    const house = await openLive()
    simulator().push('lisi', { msgtype: 'hologram', hologram: {} })
    simulator().push('lisi', { msgtype: 'event', event: { eventtype: 'auth_change_event' } }, { event: true })
    await expect.poll(() => house.taken[0]?.parts).toEqual([{ kind: 'unsupported', type: 'hologram' }])
    await hear(house)
  })

  describe('30 a minute and 1,000 an hour to one conversation', () => {
    test('what is too much waits, the person is told once, nothing is dropped, other chats go on', async () => {
      const limits = [{ count: 3, windowMs: 60_000 }]
      const house = await openLive({ rules: { limits, progressLimits: [{ count: 1, windowMs: 60_000 }] } })
      const messages = [await hear(house), await hear(house), await hear(house)]
      const outcomes = []
      for (const [at, message] of messages.entries())
        outcomes.push(await house.answer(message, said(`第${at}`)).then(() => 'sent', codeOf))
      expect(outcomes).toEqual(['sent', 'sent', 'wecom-pace'])
      const again = await house.answer(messages[2] ?? never(), said('第2')).catch((error: unknown) => error)
      expect(again).toMatchObject({ code: 'wecom-pace', retryable: true })
      expect((again as ZhibiError).retryAfterMs).toBeGreaterThan(50_000)
      expect(bubbles().filter(({ content }) => content.includes('接着发来'))).toHaveLength(1)
      await house.answer(await hear(house, '写', 'wangwu'), said('别人的'))
      expect(texts('wangwu')).toEqual(['别人的'])
    })

    test('snapshots leave room for answers', async () => {
      behave({ perMinute: 8 })
      const limits = [{ count: 8, windowMs: 60_000 }]
      const house = await openLive({ rules: { limits, progressLimits: [{ count: 4, windowMs: 60_000 }] } })
      const message = await hear(house)
      for (let at = 1; at <= 30; at++) {
        await house.lanes.progressBoard.show(message.conversationId, message.idempotencyKey, '字'.repeat(at))
        await sleep(20)
      }
      await house.answer(message, said('写好了'))
      expect(bubbles()[0]?.snapshots).toHaveLength(5)
      expect(simulator().counts.tooMany).toBe(0)
    })

    test('45009 and 45033 all the same: it waits and goes out later', async () => {
      const house = await openLive()
      const message = await hear(house)
      await expect.poll(() => bubbles().length).toBe(1)
      behave({ refuse: [45009] })
      await expect(house.answer(message, said('好'))).rejects.toMatchObject({
        code: 'wecom-busy',
        retryAfterMs: 10_000,
      })
      behave({ refuse: [45033] })
      await expect(house.answer(message, said('好'))).rejects.toMatchObject({ code: 'wecom-busy', retryAfterMs: 3000 })
      await house.answer(message, said('好'))
      expect(texts()).toEqual(['好'])
    })
  })

  describe('Redis away', () => {
    test('a message waits in memory, in order, and is taken in when Redis is back', async () => {
      let away = true
      const order: string[] = []
      const house = await openLive({
        accept: async (message) => {
          if (away) throw new ZhibiError('store-down', 'away', { retryable: true })
          order.push(message.idempotencyKey.split(':')[1] ?? '')
          return 'accepted'
        },
      })
      for (let at = 0; at < 5; at++) simulator().say('lisi', `第${at}条`, { msgId: `k${at}` })
      await sleep(150)
      expect(order).toEqual([])
      away = false
      await expect.poll(() => order).toEqual(['k0', 'k1', 'k2', 'k3', 'k4'])
      expect(house.counts.get('wecom-bot-inbound-lost')).toBeUndefined()
    })

    test('more than can be kept is counted as lost, never silently', async () => {
      const house = await openLive({
        rules: { intake: 3 },
        accept: () => Promise.reject(new ZhibiError('store-down', 'away', { retryable: true })),
      })
      for (let at = 0; at < 5; at++) simulator().say('lisi', `第${at}条`)
      await expect.poll(() => house.counts.get('wecom-bot-inbound-lost')).toBe(2)
    })
  })

  test('nobody holds the connection: the delivery waits, without using up its attempts', async () => {
    const house = await openLive()
    const message = await hear(house)
    await house.channel.stream?.stop()
    const worker = open()
    await expect(worker.answer(message, said('好'))).rejects.toMatchObject({
      code: 'wecom-bot-away',
      retryable: true,
      retryAfterMs: 1000,
    })
  })

  test('who may not be written to (93006) is a verdict for good, and another address where there is one', async () => {
    const house = await openLive({ rules: { replyMs: 0 } })
    const message = await hear(house)
    const to = { ...message.replyTo, to: 'LISI' }
    await expect(house.answer(message, said('好'), { to })).rejects.toMatchObject({
      code: 'wecom-refused',
      retryable: false,
    })
    const orElse = [{ channel: 'wecom-app' as const, account: 'default', to: 'lisi' }]
    await expect(house.answer(message, said('好'), { to: { ...to, orElse }, key: 'other' })).rejects.toMatchObject({
      code: 'reply-window-closed',
    })
  })
})

function codeOf(error: unknown): string {
  return error instanceof ZhibiError ? error.code : 'unknown'
}

function never(): never {
  throw new Error('not there')
}

async function strangerConnects(simulator: SocketSimulator): Promise<WebSocket> {
  const { botId, secret } = simulator.account
  const stranger = new WebSocket(simulator.url)
  await new Promise((resolve) => stranger.once('open', resolve))
  const before = simulator.counts.subscribes
  stranger.send(JSON.stringify({ cmd: 'aibot_subscribe', headers: { req_id: 'x' }, body: { bot_id: botId, secret } }))
  await expect.poll(() => simulator.counts.subscribes).toBe(before + 1)
  return stranger
}
