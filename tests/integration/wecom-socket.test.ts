import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { streamIdOf } from '../../src/channels/wecom-bot/socket/stream-frame.ts'
import { ZhibiError } from '../../src/core/errors.ts'
import { useSocketScene } from '../helpers/wecom-socket-scene.ts'

describe('an AI bot by long connection', () => {
  const scene = useSocketScene()
  const { open, openLive, hear, bubbles } = scene
  const text = (said: string) => ({ kind: 'text' as const, text: said })

  test('takes a message in, opens a bubble at once and ends it with the answer', async () => {
    const house = await openLive()
    const message = await hear(house)
    expect(message).toMatchObject({
      conversationId: 'wecom-bot:default:lisi',
      corp: 'corp1',
      parts: [{ kind: 'text', text: '写一下不足' }],
    })
    await expect.poll(() => bubbles()).toMatchObject([{ content: '<think></think>', finished: false }])
    await house.answer(message, text('一是力量不足。'))
    expect(bubbles()).toMatchObject([{ content: '一是力量不足。', finished: true }])
    expect(scene.simulator().counts.overlaps).toBe(0)
  })

  test('a worker without a connection delivers through the process that has it', async () => {
    const owner = await openLive()
    const worker = open()
    const message = await hear(owner)
    await worker.answer(message, text('已记下。'))
    expect(scene.simulator().chats.texts('lisi')).toEqual(['已记下。'])
  })

  test('the same part brought twice, by two processes at once, fills one bubble', async () => {
    const owner = await openLive()
    const worker = open()
    const message = await hear(owner)
    await Promise.all([worker, owner, worker].map((one) => one.answer(message, text('已记下。'))))
    expect(bubbles()).toHaveLength(1)
    expect(scene.simulator().chats.texts('lisi')).toEqual(['已记下。'])
  })

  test('shows the newest snapshot with one frame in flight, and the answer in its place', async () => {
    scene.simulator().behaviour.ackMs = 30
    const house = await openLive()
    const message = await hear(house)
    const { progressBoard } = house.lanes
    await expect.poll(() => bubbles().length).toBe(1)
    for (let at = 1; at <= 30; at++) {
      await progressBoard.show(message.conversationId, message.idempotencyKey, '一'.repeat(at))
      await sleep(5)
    }
    await expect.poll(() => bubbles()[0]?.content).toBe('一'.repeat(30))
    expect(bubbles()[0]?.snapshots.length).toBeLessThan(15)
    await house.answer(message, text('写好了'))
    await progressBoard.show(message.conversationId, message.idempotencyKey, '晚来的')
    await sleep(100)
    expect(bubbles()).toMatchObject([{ content: '写好了' }])
    expect(scene.simulator().counts.overlaps).toBe(0)
  })

  test('an answer of 12,000 characters arrives whole, in order, headings with their text, no part over its bytes', async () => {
    const house = await openLive()
    const message = await hear(house)
    const paragraph = '全年开展普法宣传活动，覆盖各村（社区），群众法治意识进一步增强。'
    const section = (at: number) => `（${'一二三四五六七八九十'[at] ?? ''}）第${at + 1}个标题\n${paragraph.repeat(38)}`
    const whole = Array.from({ length: 10 }, (_, at) => section(at)).join('\n')
    expect(whole.length).toBeGreaterThan(12_000)
    await house.answer(message, text(whole))
    const texts = scene.simulator().chats.texts('lisi')
    expect(texts.join('\n')).toBe(whole)
    expect(texts.length).toBeGreaterThan(1)
    for (const one of texts) {
      expect(Buffer.byteLength(one)).toBeLessThanOrEqual(20_480)
      expect(one.split('\n').at(-1)).not.toMatch(/标题$/)
      expect(one).not.toMatch(/\uFFFD/)
    }
  })

  test('a snapshot over the limit shows its end; the answer comes whole', async () => {
    const house = await openLive()
    const message = await hear(house)
    const long = '今年以来开展了许多工作。'.repeat(900)
    await house.lanes.progressBoard.show(message.conversationId, message.idempotencyKey, long)
    await expect.poll(() => bubbles()[0]?.content).toContain('前文从略')
    expect(Buffer.byteLength(bubbles()[0]?.content ?? '')).toBeLessThanOrEqual(20_480)
    await house.answer(message, text(long))
    expect(scene.simulator().chats.texts('lisi').join('')).toBe(long)
  })

  test('a file goes up in pieces and follows the bubble that announces it; sent again it is uploaded once', async () => {
    const house = await openLive()
    const message = await hear(house)
    const bytes = Buffer.alloc(1_200_000, 5)
    const reply = { kind: 'file' as const, name: '../年度报告.docx', bytes: bytes.toString('base64') }
    await house.answer(message, reply)
    await house.answer(message, reply)
    expect(bubbles()).toMatchObject([
      { kind: 'stream', content: '文件：年度报告.docx', finished: true },
      { kind: 'file', content: '年度报告.docx', body: { bytes } },
    ])
    expect(bubbles()).toHaveLength(2)
  })

  test('files beyond the quota of uploads wait for room and are never refused by the platform', async () => {
    const house = await openLive()
    const { chats } = scene.simulator()
    const senders = Array.from({ length: 31 }, (_, at) => `u${at}`)
    const outcomes: string[] = []
    for (const sender of senders) {
      scene.simulator().say(sender, '导出')
      await expect.poll(() => house.taken.at(-1)?.sender.id).toBe(sender)
      const reply = {
        kind: 'file' as const,
        name: 'a.docx',
        bytes: Buffer.from(`file of ${sender}`).toString('base64'),
      }
      const message = house.taken.at(-1)
      if (message === undefined) continue
      const outcome = house.answer(message, reply).then(
        () => 'sent',
        (error: unknown) => (error instanceof ZhibiError && error.retryable ? error.code : 'lost'),
      )
      outcomes.push(await outcome)
    }
    expect(outcomes.filter((one) => one === 'sent')).toHaveLength(28)
    expect(outcomes.slice(28)).toEqual(['wecom-pace', 'wecom-pace', 'wecom-pace'])
    expect(senders.filter((one) => chats.bubbles(one).some(({ kind }) => kind === 'file'))).toHaveLength(28)
  })

  test('choices come as a card; a card that is refused is said in words', async () => {
    const house = await openLive()
    const choices = [{ label: '写不足', say: '写一下不足' }]
    await house.answer(await hear(house), { ...text('已记下。'), choices })
    expect(bubbles().map(({ kind }) => kind)).toEqual(['stream', 'template_card'])
    const second = await hear(house)
    // The bubble's first frame and its end pass; the card is refused in both ways.
    await expect.poll(() => bubbles().length).toBe(3)
    scene.simulator().behaviour.refuse = [0, 40058, 40058]
    await house.answer(second, { ...text('已记下。'), choices })
    expect(bubbles().at(-1)).toMatchObject({ kind: 'markdown', content: '接下来可以：「写一下不足」' })
  })

  test('a pressed button says its words, the card is spent within its five seconds, the answer is pushed', async () => {
    const house = await openLive()
    await hear(house)
    const event = {
      eventtype: 'template_card_event',
      template_card_event: { card_type: 'button_interaction', event_key: 'say:写一下不足', task_id: 't1' },
    }
    scene.simulator().push('lisi', { msgtype: 'event', event }, { event: true })
    await expect.poll(() => house.taken.length).toBe(2)
    await expect.poll(() => bubbles().map(({ kind }) => kind)).toContain('update')
    const pressed = house.taken[1]
    if (pressed === undefined) throw new Error('not taken')
    expect(pressed.parts).toEqual([{ kind: 'text', text: '写一下不足' }])
    await house.answer(pressed, text('一是力量不足。'))
    expect(bubbles().at(-1)).toMatchObject({ kind: 'markdown', content: '一是力量不足。', body: { chat_type: 1 } })
  })

  test('who enters the chat is welcomed at once, on the event', async () => {
    await openLive()
    scene.simulator().push('wangwu', { msgtype: 'event', event: { eventtype: 'enter_chat' } }, { event: true })
    await expect
      .poll(() => bubbles('wangwu'), { timeout: 5000 })
      .toMatchObject([{ kind: 'text', content: '您好，我是执笔。' }])
  })

  test('what a person thought of an answer is kept', async () => {
    const house = await openLive()
    const feedback_event = { id: 'z1', type: 2, content: '少了一条', inaccurate_reason_list: [2] }
    const event = { eventtype: 'feedback_event', feedback_event }
    scene.simulator().push('lisi', { msgtype: 'event', event }, { event: true })
    await expect
      .poll(() => house.feedback.kept)
      .toMatchObject([{ sender: 'lisi', answer: 'z1', verdict: 'inaccurate', content: '少了一条', reasons: [2] }])
  })

  test('in a group the answer goes to the group, as it is spelt', async () => {
    const house = await openLive()
    scene.simulator().push('lisi', { msgtype: 'text', text: { content: '@执笔 写一下' } }, { group: 'wrGroupCASE' })
    await expect.poll(() => house.taken.length).toBe(1)
    const message = house.taken[0]
    if (message === undefined) throw new Error('not taken')
    expect(message.parts).toEqual([{ kind: 'text', text: '写一下' }])
    await house.answer(message, text('好'))
    expect(scene.simulator().chats.texts('wrGroupCASE')).toEqual(['好'])
  })

  test('the id of a stream says nothing about the message', () => {
    expect(streamIdOf('aib:m1', 0)).toMatch(/^z[0-9a-f]{32}-0$/)
  })
})
