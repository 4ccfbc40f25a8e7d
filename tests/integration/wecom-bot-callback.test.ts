import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { Sink } from '../../src/core/channel.ts'
import { sealCall } from '../helpers/wecom-bot-crypto.ts'
import {
  type BotHouse,
  type BotHouseOptions,
  type BotStory,
  openBotHouse,
  WELCOME,
} from '../helpers/wecom-bot-house.ts'

let house: BotHouse | undefined
afterEach(async () => {
  await house?.close()
  house = undefined
})

const open = async (story: BotStory, options: BotHouseOptions = {}): Promise<BotHouse> => {
  house = await openBotHouse(story, options)
  return house
}
const said = (text: string) => ({ kind: 'text' as const, text })
const echo: BotStory = ({ parts }) =>
  parts.flatMap((part) => (part.kind === 'text' ? [said(`收到：${part.text}`)] : [said(`见到：${part.kind}`)]))
const settled = async ({ simulator, lanes }: BotHouse, chats: readonly string[]): Promise<void> => {
  await simulator.until(() => chats.every((chat) => simulator.bubbles(chat).every(({ finished }) => finished)))
  await expect.poll(() => lanes.deliveries.index.lanesWithMail(), { timeout: 10_000, interval: 20 }).toEqual([])
}
const count = ({ counters }: BotHouse, start: string): number =>
  counters
    .exposition()
    .split('\n')
    .filter((line) => line.startsWith(`zhibi_${start}`))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)

describe('an answer', () => {
  test('opens a stream with the callback, and is there when the platform comes to fetch it', async () => {
    const { simulator } = await open(echo)
    const handshake = await simulator.handshake()
    expect([handshake.status, handshake.body]).toEqual([200, handshake.plain])
    const { status, answer } = await simulator.say('Tlisi', '今年调解26件')
    expect(status).toBe(200)
    expect(answer).toMatchObject({ msgtype: 'stream', stream: { finish: false, content: '收到，正在处理……' } })
    await simulator.until(() => simulator.bubbles('Tlisi')[0]?.finished === true)
    expect(simulator.bubbles('Tlisi')[0]?.content).toBe('收到：今年调解26件')
  })

  test('of several replies is one text, and shows as far as it has come', async () => {
    const { simulator } = await open(() => [said('记下了。'), said('想问一句：数字对吗？')])
    await simulator.say('Tlisi', '调解26件')
    await simulator.until(() => simulator.bubbles('Tlisi')[0]?.finished === true)
    expect(simulator.bubbles('Tlisi')[0]?.content).toBe('记下了。\n\n想问一句：数字对吗？')
  })

  test('in the making is seen, by whichever process is asked', async () => {
    let go: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    const { simulator } = await open(async (message, { lanes }) => {
      await lanes.progressBoard.show(message.conversationId, message.idempotencyKey, '一、存在的不足')
      await gate
      return [said('一、存在的不足\n写好了。')]
    })
    await simulator.say('Tlisi', '写不足')
    await simulator.until(() => simulator.bubbles('Tlisi')[0]?.content === '一、存在的不足')
    go()
    await simulator.until(() => simulator.bubbles('Tlisi')[0]?.finished === true)
    expect(simulator.bubbles('Tlisi')[0]?.content).toBe('一、存在的不足\n写好了。')
  })

  test('in a group goes to the group, whose mention of the bot is taken out and whose id keeps its case', async () => {
    const { simulator, heard } = await open(echo, { botNames: ['执笔'] })
    await simulator.say('Tlisi', '@执笔 写不足', { chatId: 'wrkSAaBb' })
    await simulator.until(() => simulator.bubbles('wrkSAaBb')[0]?.finished === true)
    expect(simulator.bubbles('wrkSAaBb')[0]?.content).toBe('收到：写不足')
    expect(heard[0]?.conversationId).toBe('wecom-bot:default:wrkSAaBb')
  })

  test('of a turn without any words still ends with a word', async () => {
    const { simulator } = await open(() => [said('')])
    await simulator.say('Tlisi', '好')
    await simulator.until(() => simulator.bubbles('Tlisi')[0]?.finished === true)
    expect(simulator.bubbles('Tlisi')[0]?.content).toBe('好了。')
  })

  test('to a message that could not be handled ends with an apology', async () => {
    const { simulator } = await open(
      () => {
        throw new Error('broken')
      },
      { policy: { attempts: 2, firstDelayMs: 5, longestDelayMs: 5, waits: 100 } },
    )
    await simulator.say('Tlisi', '好')
    await simulator.until(() => simulator.bubbles('Tlisi')[0]?.finished === true)
    expect(simulator.bubbles('Tlisi')[0]?.content).toContain('没有处理成功')
  })

  test('is given to each of three messages at once; the platform brings a fourth when one has its end', async () => {
    const gate = Promise.withResolvers<undefined>()
    const { simulator } = await open(async () => {
      await gate.promise
      return [said('好')]
    })
    for (const word of ['一', '二', '三']) expect((await simulator.say('Tlisi', word)).status).toBe(200)
    expect(await simulator.say('Tlisi', '四')).toMatchObject({ calls: 0, status: 0 })
    gate.resolve(undefined)
    await simulator.until(() => simulator.bubbles('Tlisi').every(({ finished }) => finished))
    expect((await simulator.say('Tlisi', '四')).status).toBe(200)
  })

  test('a text that quotes <think> shows it', async () => {
    const { simulator } = await open(() => [said('<think>想</think>好')])
    await simulator.say('Tlisi', '好')
    await simulator.until(() => simulator.bubbles('Tlisi')[0]?.finished === true)
    expect(simulator.bubbles('Tlisi')[0]?.content).toBe('＜think>想＜/think>好')
  })
})

test('each of 10 people gets one answer a message, in order, though all is delivered three times and a tenth of the calls fails', async () => {
  const { simulator, lanes } = await open(echo, { faults: { lostBefore: 0.05, lostAfter: 0.05 }, seed: 7 })
  const users = Array.from({ length: 10 }, (_, at) => `u${at}`)
  const words = Array.from({ length: 12 }, (_, at) => (at % 4 === 3 ? '好的' : `第${at}件`))
  await Promise.all(
    users.map(async (user) => {
      for (const [at, word] of words.entries()) {
        // The platform delivers no fourth message while three wait for their answers.
        await simulator.until(() => simulator.bubbles(user).filter(({ finished }) => !finished).length < 3)
        const calls = [1, 2, 3].map(async () => simulator.say(user, word, { msgId: `${user}-${at}` }))
        for (const { status } of await Promise.all(calls)) expect(status).toBe(200)
      }
    }),
  )
  await settled(house as BotHouse, users)
  for (const user of users) {
    expect(simulator.read(user)).toEqual(words.map((word) => `收到：${word}`))
    expect(simulator.pushed(user)).toEqual([])
  }
  expect(await lanes.turns.buried.list('corp1')).toEqual([])
})

const section = (at: number): string =>
  `（${['一', '二', '三', '四', '五'][at % 5]}）第${at}项工作\n${`全年开展普法宣传${at}场次，覆盖群众3200余人次，调解成功率98.5%，群众反映良好。`.repeat(14)}`
const longDraft = (sections: number): string => Array.from({ length: sections }, (_, at) => section(at)).join('\n\n')
const bare = (text: string): string => text.replace(/（未完，[^）]*）|（内容较长，[^）]*）/g, '').replace(/\s/g, '')

describe('a long answer', () => {
  test('a draft of 12,000 characters arrives whole, in order, no part over 20,480 bytes, headings with their text', async () => {
    const draft = longDraft(22)
    expect(draft.length).toBeGreaterThan(12_000)
    const { simulator } = await open(() => [said(draft)])
    await simulator.say('Tlisi', '写全文')
    await settled(house as BotHouse, ['Tlisi'])
    const read = simulator.read('Tlisi')
    expect(bare(read.join(''))).toBe(bare(draft))
    expect(read).toHaveLength(2)
    for (const text of read) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_480)
      expect(text).not.toMatch(/\ufffd|项工作$/)
    }
    expect(read[0]).toMatch(/（未完，接下一条。没收到就回一句“继续”。）$/)
  })

  test('beyond what stream and reply address hold, the rest begins the next answer, and the person is told so', async () => {
    const draft = longDraft(40)
    const { simulator } = await open(({ parts: [part] }) => [
      said(part?.kind === 'text' && part.text === '继续' ? '没有别的了。' : draft),
    ])
    await simulator.say('Tlisi', '写全文')
    await settled(house as BotHouse, ['Tlisi'])
    expect(simulator.read('Tlisi')[1]).toMatch(/（内容较长，还没完。回一句“继续”接着看。）$/)
    await simulator.say('Tlisi', '继续')
    await settled(house as BotHouse, ['Tlisi'])
    expect(bare(simulator.read('Tlisi').join(''))).toBe(`${bare(draft)}没有别的了。`)
  })

  test('no snapshot in the making goes over the limit either', async () => {
    const { simulator } = await open(async (message, { lanes }) => {
      await lanes.progressBoard.show(message.conversationId, message.idempotencyKey, longDraft(30))
      await new Promise((resolve) => setTimeout(resolve, 100))
      return [said('好')]
    })
    await simulator.say('Tlisi', '写全文')
    await settled(house as BotHouse, ['Tlisi'])
    expect(simulator.bubbles('Tlisi')[0]?.pictures.length).toBeGreaterThan(1)
  })
})

describe('when the stream is over', () => {
  /** A turn that lasts until the test says so, over a clock of the test's own. */
  const slow = async (options: BotHouseOptions = {}) => {
    const time = { now: Date.now() }
    let go: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    const opened = await open(
      async ({ parts: [part] }) => {
        if (part?.kind === 'text' && part.text === '写全文') await gate
        return [said(part?.kind === 'text' && part.text === '写全文' ? '写好了。' : '在。')]
      },
      { ...options, now: () => time.now, channelNow: () => time.now, polling: false },
    )
    return { ...opened, time, go }
  }

  test('an answer that takes longer ends its stream with visible text and comes by the reply address, once', async () => {
    const { simulator, time, go, ...rest } = await slow()
    await simulator.say('Tlisi', '写全文')
    const [bubble] = simulator.bubbles('Tlisi')
    if (bubble === undefined) throw new Error('no bubble')
    time.now += 345_000
    await simulator.poll(bubble)
    expect(bubble).toMatchObject({ finished: true })
    expect(bubble.content).toContain('写好后另发给您')
    go()
    await simulator.until(() => simulator.pushed('Tlisi').length > 0)
    await expect.poll(() => rest.lanes.deliveries.index.lanesWithMail(), { timeout: 10_000 }).toEqual([])
    expect(simulator.pushed('Tlisi').map(({ content }) => content)).toEqual(['写好了。'])
    expect(simulator.replyCalls()).toBe(1)
    expect(count(rest as unknown as BotHouse, 'reply_window_closed_total')).toBe(1)
  })

  test('a stream that nobody fetches any more is given up, and frozen should somebody fetch it later', async () => {
    const { simulator, time, go } = await slow()
    await simulator.say('Tlisi', '写全文')
    const [bubble] = simulator.bubbles('Tlisi')
    if (bubble === undefined) throw new Error('no bubble')
    await simulator.poll(bubble)
    time.now += 70_000
    go()
    await simulator.until(() => simulator.pushed('Tlisi').length > 0)
    await simulator.poll(bubble)
    expect(bubble.finished).toBe(true)
    expect(bubble.content).not.toContain('写好了。')
    expect(simulator.pushed('Tlisi')).toHaveLength(1)
  })

  test('without a reply address it waits for the next message and comes before the answer to it', async () => {
    const { simulator, time, go, lanes } = await slow()
    await simulator.say('Tlisi', '写全文', { noReplyUrl: true })
    time.now += 400_000
    go()
    await expect.poll(() => lanes.deliveries.index.lanesWithMail(), { timeout: 10_000 }).toEqual([])
    await expect.poll(() => lanes.turns.index.lanesWithMail(), { timeout: 10_000 }).toEqual([])
    await simulator.say('Tlisi', '还在吗')
    const bubble = simulator.bubbles('Tlisi')[1]
    if (bubble === undefined) throw new Error('no bubble')
    await expect
      .poll(
        async () => {
          await simulator.poll(bubble)
          return bubble.finished
        },
        { timeout: 10_000 },
      )
      .toBe(true)
    expect(bubble.content).toBe('写好了。\n\n在。')
  })

  test('a reply address that gives no answer is not used again, and counted', async () => {
    const { simulator, time, go, lanes, ...rest } = await slow()
    simulator.replyPlan.push('lost')
    await simulator.say('Tlisi', '写全文')
    time.now += 400_000
    go()
    await simulator.until(() => simulator.replyCalls() > 0)
    await expect.poll(() => lanes.deliveries.index.lanesWithMail(), { timeout: 10_000 }).toEqual([])
    expect(simulator.replyCalls()).toBe(1)
    expect(simulator.pushed('Tlisi')).toHaveLength(1)
    expect(count({ ...rest, simulator, lanes }, 'outcome_unknown_total')).toBe(1)
  })

  test('with the reply address refused, the self-built app takes over for a single person', async () => {
    const byApp: string[] = []
    const otherSink: Sink = {
      parts: ({ reply }) => [{ index: 0, count: 1, reply }],
      deliver: async ({ to }, { reply }) => {
        byApp.push(`${to.channel} ${to.to} ${reply.kind === 'text' ? reply.text : reply.name}`)
      },
    }
    const { simulator, time, go, lanes } = await slow({ fallbackApp: 'default', otherSink })
    simulator.replyPlan.push(60_140)
    await simulator.say('lisi', '写全文')
    time.now += 400_000
    go()
    await simulator.until(() => byApp.length > 0)
    await expect.poll(() => lanes.deliveries.index.lanesWithMail(), { timeout: 10_000 }).toEqual([])
    expect(byApp).toEqual(['wecom-app lisi 写好了。'])
    expect(simulator.pushed('lisi')).toEqual([])
  })

  test('the reply address is not used after its hour', async () => {
    const { simulator, time, go, lanes } = await slow()
    await simulator.say('Tlisi', '写全文')
    time.now += 3_700_000
    go()
    await expect.poll(() => lanes.turns.index.lanesWithMail(), { timeout: 10_000 }).toEqual([])
    await expect.poll(() => lanes.deliveries.index.lanesWithMail(), { timeout: 10_000 }).toEqual([])
    expect(simulator.replyCalls()).toBe(0)
  })
})

describe('files', () => {
  const story: BotStory = () => [{ kind: 'file', name: '报告.docx', bytes: 'eA==' }]

  test('cannot be sent in this mode, which is said with what to do instead', async () => {
    const { simulator } = await open(story)
    await simulator.say('Tlisi', '导出')
    await settled(house as BotHouse, ['Tlisi'])
    expect(simulator.read('Tlisi')).toEqual([expect.stringMatching(/《报告.docx》在这里发不出去.*写全文.*聊天网页/)])
  })

  test('go by the self-built app where there is one, and the stream says so', async () => {
    const byApp: string[] = []
    const otherSink: Sink = {
      parts: ({ reply }) => [{ index: 0, count: 1, reply }],
      deliver: async (_entry, { reply }) => void byApp.push(reply.kind === 'file' ? reply.name : reply.text),
    }
    const { simulator } = await open(story, { fallbackApp: 'default', otherSink })
    await simulator.say('lisi', '导出')
    await settled(house as BotHouse, ['lisi'])
    expect(simulator.read('lisi')).toEqual(['《报告.docx》已发到企业微信的“执笔”应用里，请到应用消息中收。'])
    expect(byApp).toEqual(['报告.docx'])
    expect(simulator.replyCalls()).toBe(0)
  })
})

describe('events', () => {
  test('entering the chat is answered with a welcome at once, and is no message', async () => {
    const { simulator, heard } = await open(echo)
    const { answer } = await simulator.event('Tlisi', { eventtype: 'enter_chat' })
    expect(answer).toEqual({ msgtype: 'text', text: { content: WELCOME } })
    expect(heard).toEqual([])
  })

  test('a pressed button is spent, says its words, and is answered by the reply address', async () => {
    const { simulator } = await open(echo)
    const pressed = { card_type: 'button_interaction', event_key: 'say:写不足', task_id: 't1' }
    const { answer } = await simulator.event('Tlisi', {
      eventtype: 'template_card_event',
      template_card_event: pressed,
    })
    expect(answer).toMatchObject({
      response_type: 'update_template_card',
      userids: ['Tlisi'],
      template_card: { task_id: 't1', main_title: { title: '已收到', desc: '写不足' } },
    })
    await simulator.until(() => simulator.pushed('Tlisi').length > 0)
    expect(simulator.pushed('Tlisi')[0]?.content).toBe('收到：写不足')
  })

  test('a button of somebody else is acknowledged and left alone', async () => {
    const { simulator, heard } = await open(echo)
    const template_card_event = { card_type: 'x', event_key: 'pay', task_id: 't1' }
    const outcome = await simulator.event('Tlisi', { eventtype: 'template_card_event', template_card_event })
    expect([outcome.status, outcome.answer]).toEqual([200, undefined])
    expect(heard).toEqual([])
  })

  test('feedback is kept once, with the answer it belongs to, and answered with nothing', async () => {
    const { simulator, lanes } = await open(echo)
    const { answer } = await simulator.say('Tlisi', '好')
    const id = (answer?.['stream'] as { feedback: { id: string } }).feedback.id
    const feedback_event = { id, type: 2, content: '数字不对', inaccurate_reason_list: [3] }
    for (let times = 0; times < 2; times++) {
      const outcome = await simulator.event('Tlisi', { eventtype: 'feedback_event', feedback_event }, { msgId: 'F1' })
      expect([outcome.status, outcome.answer]).toEqual([200, undefined])
    }
    const month = new Date().toISOString().slice(0, 7)
    expect(await lanes.feedbackLog.read('corp1', month)).toMatchObject([
      { sender: 'Tlisi', answer: id, verdict: 'inaccurate', content: '数字不对', reasons: [3] },
    ])
  })

  test('what nobody knows is acknowledged and left alone', async () => {
    const { simulator, heard } = await open(echo)
    expect((await simulator.event('Tlisi', { eventtype: 'auth_change_event' })).status).toBe(200)
    expect(heard).toEqual([])
  })
})

describe('media', () => {
  test('a picture of a mixed message is fetched, opened, and known by its bytes', async () => {
    const { simulator, heard, channel } = await open(echo)
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(500)])
    const url = simulator.putMedia(png, `attachment; filename="${encodeURIComponent('../台账.png')}"`)
    const msg_item = [
      { msgtype: 'text', text: { content: '这页是台账' } },
      { msgtype: 'image', image: { url } },
    ]
    await simulator.send('Tlisi', { msgtype: 'mixed', mixed: { msg_item } })
    await settled(house as BotHouse, ['Tlisi'])
    const image = heard[0]?.parts.find((part) => part.kind === 'image')
    const media = await channel.media?.download(image?.mediaId ?? '', AbortSignal.timeout(5000))
    expect(media).toMatchObject({ contentType: 'image/png', name: '台账.png' })
    expect(Buffer.from(media?.bytes ?? [])).toEqual(png)
  })
})

describe('security', () => {
  test('forged, stale, foreign, plain, replayed and oversized callbacks are refused alike and counted', async () => {
    const opened = await open(echo)
    const { simulator, url } = opened
    const seconds = Math.floor(Date.now() / 1000)
    const body = {
      ...{ msgid: 'M1', aibotid: simulator.botId, chattype: 'single', from: { userid: 'Tlisi' } },
      ...{ msgtype: 'text', text: { content: '好' } },
    }
    const first = sealCall(simulator.keys, body, { seconds, nonce: 'once' })
    const post = async ({ query, body: text }: { query: URLSearchParams; body: string }) => {
      const response = await fetch(`${url}/callback/wecom-bot?${query.toString()}`, { method: 'POST', body: text })
      return [response.status, await response.text()]
    }
    expect((await post(first))[0]).toBe(200)
    const knocks = [
      sealCall({ ...simulator.keys, token: 'forged' }, body, { seconds }),
      sealCall(simulator.keys, body, { seconds: seconds - 3600 }),
      sealCall(simulator.keys, body, { seconds, receiver: 'wwforeign' }),
      sealCall(simulator.keys, { ...body, msgid: 'M2' }, { seconds, nonce: 'once' }),
      sealCall(simulator.keys, '{"msgid"', { seconds }),
      { query: first.query, body: JSON.stringify(body) },
      { query: first.query, body: 'x'.repeat(2_000_000) },
    ]
    for (const knock of knocks) expect(await post(knock)).toEqual([403, ''])
    expect(count(opened, 'callback_refused_total')).toBe(knocks.length)
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain('zhibi_callback_refused_total{channel="wecom-bot",reason="replay"} 1')
    const proxied = await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '1.2.3.4' } })
    expect(proxied.status).toBe(404)
  })

  test('a poll for a stream that is not ours gets nothing', async () => {
    const { simulator } = await open(echo)
    const outcome = await simulator.send('Tlisi', { msgtype: 'stream', stream: { id: `z${'0'.repeat(40)}` } })
    expect([outcome.status, outcome.answer]).toEqual([200, undefined])
  })

  test('the same call again, query and all, is the same message', async () => {
    const { simulator, heard } = await open(echo)
    const [first, second] = await Promise.all([1, 2].map(() => simulator.say('Tlisi', '好', { msgId: 'M1' })))
    expect(first?.answer?.['stream']).toEqual(second?.answer?.['stream'])
    await settled(house as BotHouse, ['Tlisi'])
    expect(heard).toHaveLength(1)
  })
})
