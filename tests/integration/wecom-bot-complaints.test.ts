import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { type BotHouse, type BotHouseOptions, type BotStory, openBotHouse } from '../helpers/wecom-bot-house.ts'
import type { Bubble } from '../helpers/wecom-bot-simulator.ts'

/** What users of other bots complain of most, one test each, for the AI bot by callback. */
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
const echo: BotStory = ({ parts }) => [said(parts.map((part) => ('text' in part ? part.text : part.kind)).join('|'))]
const finished = async ({ simulator }: BotHouse, chat: string, count = 1): Promise<readonly Bubble[]> => {
  const done = (): readonly Bubble[] => simulator.bubbles(chat).filter((bubble) => bubble.finished)
  await simulator.until(() => done().length >= count)
  return done()
}
const gate = () => {
  let go: () => void = () => undefined
  const passed = new Promise<void>((resolve) => {
    go = resolve
  })
  return { go, passed }
}

describe('complaints', () => {
  test('1: two to four replies to one message, because it was called again while the first call was slow', async () => {
    const opened = await open(echo)
    const calls = Array.from({ length: 4 }, async () => opened.simulator.say('Tlisi', '调解26件', { msgId: 'M1' }))
    const answers = (await Promise.all(calls)).map(({ answer }) => answer?.['stream'])
    for (const answer of answers) expect(answer).toEqual(answers[0])
    await finished(opened, 'Tlisi')
    expect(opened.heard).toHaveLength(1)
    expect(opened.simulator.read('Tlisi')).toEqual(['调解26件'])
  })

  test('2: long answers cut at 2048 bytes: a stream takes 20,480', async () => {
    const draft = '个别村普法形式单一，入户宣传不足。'.repeat(300)
    const opened = await open(() => [said(draft)])
    await opened.simulator.say('Tlisi', '写一下不足')
    expect((await finished(opened, 'Tlisi'))[0]?.content).toBe(draft)
  })

  test('3: overflow of 20,480 bytes: the beginning stays, no character is broken, the rest comes as a second message', async () => {
    const draft = Array.from({ length: 400 }, (_, at) => `第${at}条，走访𠮷家村👨‍👩‍👧一家，宣传资料都发到了。`).join(
      '\n',
    )
    const opened = await open(() => [said(draft)])
    const { simulator } = opened
    await simulator.say('Tlisi', '写全文')
    await finished(opened, 'Tlisi')
    await simulator.until(() => simulator.pushed('Tlisi').length > 0)
    const read = simulator.read('Tlisi')
    expect(read[0]).toMatch(/^第0条/)
    for (const text of read) expect(text).toBe(text.toWellFormed())
    expect(
      read
        .join('\n')
        .replace(/（未完，[^）]*）/, '')
        .replace(/\s/g, ''),
    ).toBe(draft.replace(/\s/g, ''))
  })

  test('4: long jobs lose their answer when the stream expires: it comes by the reply address, after a restart too', async () => {
    const time = { now: Date.now() }
    const { go, passed } = gate()
    const opened = await open(async () => passed.then(() => [said('写好了。')]), {
      now: () => time.now,
      channelNow: () => time.now,
      polling: false,
    })
    await opened.simulator.say('Tlisi', '写全文')
    time.now += 600_000
    go()
    await opened.simulator.until(() => opened.simulator.pushed('Tlisi').length > 0)
    expect(opened.simulator.pushed('Tlisi')[0]?.content).toBe('写好了。')
  })

  test('5: the thinking bubble never ends: it does, with visible text, for an empty, a failed and a stopped turn', async () => {
    const opened = await open(
      ({ parts: [part] }, { signal }) => {
        const text = part?.kind === 'text' ? part.text : ''
        if (text === '坏') throw new Error('broken')
        if (text !== '慢') return [said(text === '空' ? ' ' : '停下了。')]
        return new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            resolve([said('（写到一半停下了）')])
          })
        })
      },
      { policy: { attempts: 2, firstDelayMs: 5, longestDelayMs: 5, waits: 200 } },
    )
    const { simulator } = opened
    for (const text of ['空', '坏', '慢']) await simulator.say('Tlisi', text)
    const running = (): boolean => opened.heard.some(({ parts: [part] }) => part?.kind === 'text' && part.text === '慢')
    await simulator.until(running)
    await simulator.say('Tlisi', '停')
    const bubbles = await finished(opened, 'Tlisi', 4)
    expect(bubbles.map(({ content }) => content)).toEqual([
      '好了。',
      expect.stringContaining('没有处理成功'),
      '（写到一半停下了）',
      '停下了。',
    ])
  })

  test('9: the mention in a group is not removed, or too much is', async () => {
    const opened = await open(echo, { botNames: ['执笔', '执笔 助手'] })
    const { simulator } = opened
    await simulator.say('Tlisi', '@执笔 助手 请 @王五 看 wang@zz.gov.cn', { chatId: 'G1' })
    expect((await finished(opened, 'G1'))[0]?.content).toBe('请 @王五 看 wang@zz.gov.cn')
  })

  test('10: media that cannot be decrypted are refused, never handed on as ciphertext, and the signed address is left as it is', async () => {
    const { simulator, heard, channel } = await open(echo)
    const url = simulator.putMedia(randomBytes(100))
    await simulator.send('Tlisi', { msgtype: 'file', file: { url } })
    await finished(house as BotHouse, 'Tlisi')
    const part = heard[0]?.parts[0]
    const mediaId = part?.kind === 'file' ? (part.mediaId ?? '') : ''
    await expect(channel.media?.download(mediaId, AbortSignal.timeout(5000))).rejects.toMatchObject({
      code: 'wecom-media',
      retryable: false,
    })
  })

  test('12: the address cannot be saved: the echo is raw, without quotes, mark or line end, and within the second', async () => {
    const { simulator } = await open(echo)
    for (let times = 0; times < 20; times++) {
      const { status, body, plain } = await simulator.handshake()
      expect([status, body]).toEqual([200, plain])
    }
  })

  test('14: the state of a stream is dropped too early: it answers to its last poll, and to one after its end', async () => {
    const time = { now: Date.now() }
    const { go, passed } = gate()
    const opened = await open(async () => passed.then(() => [said('写好了。')]), {
      now: () => time.now,
      channelNow: () => time.now,
      polling: false,
    })
    const { simulator } = opened
    const { answer } = await simulator.say('Tlisi', '写全文')
    expect(answer?.['stream']).toMatchObject({ content: '收到，正在处理……', finish: false })
    const [bubble] = simulator.bubbles('Tlisi')
    if (bubble === undefined) throw new Error('no bubble')
    for (let polls = 0; polls < 33; polls++) {
      time.now += 10_000
      expect((await simulator.poll(bubble)).answer?.['stream']).toMatchObject({ content: '收到，正在处理……' })
    }
    go()
    await expect
      .poll(async () => (await simulator.poll(bubble)).answer?.['stream'], { timeout: 10_000 })
      .toMatchObject({ content: '写好了。', finish: true })
    time.now += 600_000
    expect((await simulator.poll(bubble)).answer?.['stream']).toMatchObject({ content: '写好了。', finish: true })
  })

  test('15: quoted messages and unsupported kinds: a quote comes along, what cannot be read is named', async () => {
    const opened = await open(({ parts }) => [said(JSON.stringify(parts))])
    const { simulator } = opened
    const quote = { msgtype: 'text', text: { content: '调解26件' } }
    await simulator.say('Tlisi', '改成27件', { quote })
    await simulator.send('Tlisi', { msgtype: 'video', video: { url: 'https://example.com/v' } })
    const bubbles = await finished(opened, 'Tlisi', 2)
    expect(bubbles.map(({ content }) => JSON.parse(content) as unknown)).toEqual([
      [
        { kind: 'quote', text: '调解26件' },
        { kind: 'text', text: '改成27件' },
      ],
      [{ kind: 'unsupported', type: 'video' }],
    ])
  })
})

test('three messages at once, as many as the platform lets a person have in hand, are answered one after the other', async () => {
  const gates = [gate(), gate(), gate()]
  const opened = await open(async ({ parts: [part] }) => {
    const at = part?.kind === 'text' ? Number(part.text) : 0
    await gates[at]?.passed
    return [said(`答${at}`)]
  })
  const { simulator } = opened
  for (const at of [0, 1, 2]) await simulator.say('Tlisi', String(at))
  const shown = (): readonly string[] => simulator.bubbles('Tlisi').map(({ content }) => content)
  expect(shown()).toEqual(Array.from({ length: 3 }, () => '收到，正在处理……'))
  for (const { go } of gates.toReversed()) go()
  await finished(opened, 'Tlisi', 3)
  expect(simulator.answers('Tlisi')).toEqual(['答0', '答1', '答2'])
})
