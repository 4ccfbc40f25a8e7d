import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { SOCKET_RULES } from '../../src/channels/wecom-bot/socket/account.ts'
import { verdictOf } from '../../src/channels/wecom-bot/socket/errcodes.ts'
import { readConfig } from '../../src/config.ts'
import { useSocketScene } from '../helpers/wecom-socket-scene.ts'

const said = (text: string) => ({ kind: 'text' as const, text })

/** The checklist for a WeCom bot: the lines that concern the long connection, a test for each, named after it. */
describe('the checklist, over the long connection', () => {
  const { simulator, open, openLive, hear, bubbles, texts } = useSocketScene()

  test('dedupe key aibotid:msgid', async () => {
    const house = await openLive()
    simulator().say('lisi', '写', { msgId: 'm77' })
    await expect.poll(() => house.taken[0]?.idempotencyKey).toBe('aibSimulated01:m77')
  })

  test('byte-exact splitter: 20,480 a part, full to the last character', async () => {
    const house = await openLive()
    const whole = `${'字'.repeat(6826)}ab${'句'.repeat(6826)}`
    await house.answer(await hear(house), said(whole))
    expect(texts().map((text) => Buffer.byteLength(text))).toEqual([20_480, 20_478])
    expect(texts().join('')).toBe(whole)
  })

  test('30 a minute and 1,000 an hour per conversation, with room left for clocks and the road', () => {
    expect(SOCKET_RULES.limits).toEqual([
      { count: 26, windowMs: 60_000 },
      { count: 950, windowMs: 3_600_000 },
    ])
  })

  test.each([
    [-1, true],
    [45009, true],
    [45033, true],
    [6000, true],
    [93006, false],
    [40008, false],
    [846605, false],
  ])('error class of %i: worth another try is %s', (errcode, retryable) => {
    expect(verdictOf(errcode, 'a frame')).toMatchObject({ retryable })
  })

  test('state machine per message: opened, live, rotating, finished; and a second bubble takes nothing back', async () => {
    const house = await openLive({ rules: { rotateMs: 120 } })
    const message = await hear(house)
    const show = (text: string) => house.lanes.progressBoard.show(message.conversationId, message.idempotencyKey, text)
    await expect.poll(() => bubbles()[0]).toMatchObject({ content: '<think></think>', finished: false })
    await show('一')
    await expect.poll(() => bubbles()[0]?.snapshots).toContain('一')
    await expect.poll(() => bubbles()[0]?.finished).toBe(true)
    await show('一二')
    await expect.poll(() => bubbles().some(({ snapshots }) => snapshots.includes('一二'))).toBe(true)
    await house.answer(message, said('一二三'))
    // On a slow machine it rotates more than once; every bubble but the last ends with the same words.
    const ended = bubbles().map(({ content, finished }) => [content, finished])
    expect(ended.length).toBeGreaterThan(1)
    expect(ended.slice(0, -1)).toEqual(ended.slice(1).map(() => ['还在写，接着看下一条。', true]))
    expect(ended.at(-1)).toEqual(['一二三', true])
  })

  test('leader lease: of three processes one is connected, and when it is gone the next', async () => {
    const houses = [await openLive(), open(), open()]
    for (const house of houses.slice(1)) house.start()
    const holders = new Set<string | undefined>()
    const [first] = houses
    holders.add((await first?.lanes.leases.look('wecom-bot:aibSimulated01'))?.holder)
    await first?.channel.stream?.stop()
    await expect.poll(() => simulator().counts.subscribes, { timeout: 5000 }).toBe(2)
    holders.add((await houses[1]?.lanes.leases.look('wecom-bot:aibSimulated01'))?.holder)
    expect(holders.size).toBe(2)
    expect(simulator().counts.kicks).toBe(0)
  })

  test('first frame at once; coalesce; one frame in flight; the final frame has priority and visible text', async () => {
    Object.assign(simulator().behaviour, { ackMs: 100 })
    const house = await openLive({ rules: { progressMs: [10_000, 10_000] } })
    const message = await hear(house)
    await expect.poll(() => bubbles().length).toBe(1)
    // The next snapshot would not be due for ten seconds; the answer does not wait for it.
    await house.lanes.progressBoard.show(message.conversationId, message.idempotencyKey, '一半')
    const startedAt = Date.now()
    await house.answer(message, said('写好了'))
    expect(Date.now() - startedAt).toBeLessThan(2000)
    expect(bubbles()).toMatchObject([{ content: '写好了', finished: true, snapshots: ['<think></think>', '写好了'] }])
    expect(simulator().counts.overlaps).toBe(0)
  })

  test('limits in config: lifetime of a stream, life of a req_id; bytes and intervals as rules', () => {
    const env = { WECOM_BOT_ID: 'b', WECOM_BOT_SECRET: 's' }
    expect(readConfig(env).wecomSockets[0]).toMatchObject({
      url: 'wss://openws.work.weixin.qq.com',
      rules: { rotateMs: 315_000, maxBytes: 20_480, reqIdSurvives: true, progressMs: [1000, 2500] },
    })
    const changed = readConfig({ ...env, WECOM_BOT_ROTATE_SECONDS: '560', WECOM_BOT_REQ_ID: 'lost' })
    expect(changed.wecomSockets[0]?.rules).toMatchObject({ rotateMs: 560_000, reqIdSurvives: false })
    expect(() => readConfig({ WECOM_BOT_ID: 'b' })).toThrow('WECOM_BOT_SECRET')
    const both = { ...env, WECOM_BOT_TOKEN: 't', WECOM_BOT_AES_KEY: 'k'.repeat(43) }
    expect(() => readConfig(both)).toThrow('要么用长连接，要么用回调')
  })

  test('three messages of one person at once: three bubbles, each ended by its own answer, in order', async () => {
    const house = await openLive()
    const messages = [await hear(house, '一'), await hear(house, '二'), await hear(house, '三')]
    await expect.poll(() => bubbles().length).toBe(3)
    expect(simulator().say('lisi', '四')).toBe(false)
    for (const [at, message] of messages.entries()) await house.answer(message, said(`答${at}`))
    expect(bubbles().map(({ content }) => content)).toEqual(['答0', '答1', '答2'])
    expect(bubbles().map(({ msgId }) => `aibSimulated01:${msgId ?? ''}`)).toEqual(
      messages.map(({ idempotencyKey }) => idempotencyKey),
    )
    await hear(house, '四')
  })

  test('fallback chain: stream → new stream on the same req_id → aibot_send_msg markdown', async () => {
    const house = await openLive()
    const message = await hear(house)
    await expect.poll(() => bubbles().length).toBe(1)
    Object.assign(simulator().behaviour, { refuse: [846608] })
    await house.answer(message, said('新气泡'))
    expect(bubbles().at(-1)).toMatchObject({ kind: 'stream', content: '新气泡' })
    const second = await hear(house, '再写', 'wangwu')
    await expect.poll(() => bubbles('wangwu').length).toBe(1)
    Object.assign(simulator().behaviour, { refuse: [846608, 846608] })
    await house.answer(second, said('推送'))
    expect(bubbles('wangwu').at(-1)).toMatchObject({ kind: 'markdown', content: '推送' })
  })

  test('what is needed to answer is kept with the message, so a restart can finish', async () => {
    const first = await openLive()
    const message = await hear(first)
    expect(message.replyTo).toMatchObject({
      channel: 'wecom-bot',
      account: 'default',
      to: 'lisi',
      extra: { reqId: 'req-m1', chatType: 'single' },
    })
    await first.channel.stream?.stop()
    const second = await openLive()
    await sleep(50)
    await second.answer(JSON.parse(JSON.stringify(message)) as typeof message, said('写好了'))
    expect(bubbles()).toMatchObject([{ content: '写好了', finished: true }])
  })
})
