import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ZhibiError } from '../../../../src/core/errors.ts'
import { channelOf, deliver, replyTo } from '../../../helpers/wecom-app-channel.ts'
import { createWecomSimulator, type WecomSimulator } from '../../../helpers/wecom-simulator.ts'

let simulator: WecomSimulator
let time = 1_763_700_000_000
beforeEach(async () => {
  simulator = await createWecomSimulator({ now: () => time })
})
afterEach(async () => simulator.close())

const verdict = async (work: Promise<unknown>): Promise<Partial<ZhibiError>> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown as ZhibiError,
  )
  return {
    code: error?.code ?? 'none',
    retryable: error?.retryable ?? false,
    ...(error?.retryAfterMs && { retryAfterMs: error.retryAfterMs }),
  }
}

describe('a text', () => {
  test('arrives whole and in order however long it is', async () => {
    const text = Array.from({ length: 300 }, (_, at) => `第${at + 1}件：调解纠纷${at}件，全部办结，群众满意。`).join(
      '\n',
    )
    await deliver(channelOf(simulator), replyTo(simulator, 'lisi', text))
    const texts = simulator.texts('lisi')
    expect(texts.length).toBeGreaterThan(5)
    expect(Math.max(...texts.map((part) => Buffer.byteLength(part)))).toBeLessThanOrEqual(2048)
    expect(texts.join('\n')).toBe(text)
  })

  test('loses its Markdown marks, not its words', async () => {
    await deliver(channelOf(simulator), replyTo(simulator, 'lisi', '## 一、主要做法\n**调解**26件，`已办结`，2*3=6'))
    expect(simulator.texts('lisi')).toEqual(['一、主要做法\n调解26件，已办结，2*3=6'])
  })

  test('that is empty sends nothing', async () => {
    await deliver(channelOf(simulator), replyTo(simulator, 'lisi', ' \n '))
    expect(simulator.calls('message/send')).toBe(0)
  })
})

describe('duplicate check', () => {
  test('a part sent again after its answer was lost is swallowed', async () => {
    const channel = channelOf(simulator)
    const entry = replyTo(simulator, 'lisi', '已记下。')
    const [part] = channel.sink.parts(entry)
    simulator.state.faults = { busy: 0, lostBefore: 0, lostAfter: 1 }
    await expect(channel.sink.deliver(entry, part!, AbortSignal.timeout(5000))).rejects.toMatchObject({
      code: 'wecom-unreachable',
      retryable: true,
    })
    simulator.state.faults = { busy: 0, lostBefore: 0, lostAfter: 0 }
    await channel.sink.deliver(entry, part!, AbortSignal.timeout(5000))
    expect(simulator.texts('lisi')).toEqual(['已记下。'])
    expect(simulator.state.swallowed).toHaveLength(1)
  })

  test('two honest replies of the same words both arrive, and each retry of either is swallowed', async () => {
    const channel = channelOf(simulator)
    const entries = [
      replyTo(simulator, 'lisi', '已记下。'),
      replyTo(simulator, 'lisi', '已记下。'),
      replyTo(simulator, 'lisi', '已记下。'),
    ]
    for (const entry of [...entries, ...entries]) await deliver(channel, entry)
    expect(simulator.texts('lisi').map((text) => text.replace(/[\u200b\u200c]/g, ''))).toEqual([
      '已记下。',
      '已记下。',
      '已记下。',
    ])
    expect(simulator.texts('lisi')[0]).toBe('已记下。')
    expect(simulator.state.swallowed).toHaveLength(3)
  })

  test('another member gets the same words clean', async () => {
    const channel = channelOf(simulator)
    await deliver(channel, replyTo(simulator, 'lisi', '已记下。'))
    await deliver(channel, replyTo(simulator, 'wangwu', '已记下。'))
    expect(simulator.texts('wangwu')).toEqual(['已记下。'])
  })

  test('equal parts of one reply all arrive', async () => {
    const line = `${'好'.repeat(660)}。`
    await deliver(channelOf(simulator), replyTo(simulator, 'lisi', `${line}\n${line}\n${line}`))
    expect(simulator.texts('lisi')).toHaveLength(3)
  })

  test('a file sent again is the same file', async () => {
    const channel = channelOf(simulator)
    const entry = replyTo(simulator, 'lisi', {
      kind: 'file',
      name: '年度报告（报送版）.docx',
      bytes: Buffer.from('a document').toString('base64'),
    })
    await deliver(channel, entry)
    await deliver(channel, entry)
    expect(simulator.sent('lisi').map(({ file }) => [file?.name, file?.bytes.toString()])).toEqual([
      ['年度报告（报送版）.docx', 'a document'],
    ])
    expect(simulator.calls('media/upload')).toBe(1)
  })
})

describe('error codes are verdicts', () => {
  const cases: readonly [number, Partial<ZhibiError>][] = [
    [-1, { code: 'wecom-busy', retryable: true }],
    [45009, { code: 'wecom-frequency', retryable: true, retryAfterMs: 60_000 }],
    [45033, { code: 'wecom-frequency', retryable: true, retryAfterMs: 60_000 }],
    [60020, { code: 'wecom-config', retryable: true, retryAfterMs: 60_000 }],
    [301002, { code: 'wecom-config', retryable: true, retryAfterMs: 60_000 }],
    [40003, { code: 'wecom-refused', retryable: false }],
    [81013, { code: 'wecom-refused', retryable: false }],
    [44004, { code: 'wecom-refused', retryable: false }],
    [99999, { code: 'wecom-refused', retryable: false }],
  ]
  test.each(cases)('%i', async (errcode, expected) => {
    simulator.failNext('message/send', errcode, 2)
    expect(await verdict(deliver(channelOf(simulator), replyTo(simulator, 'lisi', '好')))).toEqual(expected)
  })

  test('the address to be trusted is told, the rest of the message is not', async () => {
    simulator.failNext(
      'message/send',
      60020,
      1,
      'not allow to access from your ip, hint: [x], from ip: 203.0.113.7, more',
    )
    await expect(deliver(channelOf(simulator), replyTo(simulator, 'lisi', '好'))).rejects.toThrow(
      'message/send answered errcode 60020 (from ip 203.0.113.7)',
    )
  })

  test.each(['unlicensed', 'quietlyInvalid'] as const)(
    'a member listed as %s was not reached although errcode is 0',
    async (list) => {
      simulator.state[list].add('LiSi')
      expect(await verdict(deliver(channelOf(simulator), replyTo(simulator, 'LiSi', '好')))).toEqual({
        code: 'wecom-refused',
        retryable: false,
      })
      expect(simulator.texts('LiSi')).toEqual([])
    },
  )

  test.each(['@all', 'a|b', ''])('%j is not one member', async (to) => {
    expect(await verdict(deliver(channelOf(simulator), replyTo(simulator, to, '好')))).toEqual({
      code: 'wecom-refused',
      retryable: false,
    })
    expect(simulator.calls('message/send')).toBe(0)
  })
})

describe('the pace to one member', () => {
  test('nothing is dropped by a platform that drops beyond 30 a minute', async () => {
    simulator.state.dropBeyondRate = true
    const channel = channelOf(simulator)
    const waits: number[] = []
    for (let at = 0; at < 60; at++) {
      const entry = replyTo(simulator, 'lisi', `第${at}条`)
      for (;;) {
        const { code, retryAfterMs } = await verdict(deliver(channel, entry))
        if (code === 'none') break
        expect(code).toBe('wecom-pace')
        waits.push(retryAfterMs ?? 0)
        time += retryAfterMs ?? 1000
      }
    }
    expect(waits.length).toBeGreaterThan(0)
    expect(simulator.state.dropped).toEqual([])
    const notices = simulator.texts('lisi').filter((text) => text.includes('不用重发'))
    expect(notices).toEqual(['消息较多，其余内容约1分钟后接着发来，不用重发。'])
    const answers = simulator.texts('lisi').filter((text) => !notices.includes(text))
    expect(answers).toEqual(Array.from({ length: 60 }, (_, at) => `第${at}条`))
  })

  test('one busy member does not hold up another', async () => {
    const channel = channelOf(simulator)
    for (let at = 0; at < 26; at++) await deliver(channel, replyTo(simulator, 'lisi', `第${at}条`))
    expect((await verdict(deliver(channel, replyTo(simulator, 'lisi', '再一条')))).code).toBe('wecom-pace')
    await deliver(channel, replyTo(simulator, 'wangwu', '你好'))
    expect(simulator.texts('wangwu')).toEqual(['你好'])
  })
})

describe('choices', () => {
  const choices = [
    { label: '写不足', say: '写一下存在的不足' },
    { label: '查看台账', say: '查看台账' },
  ]
  const withChoices = (user = 'lisi') => replyTo(simulator, user, { kind: 'text', text: '已记下。', choices })

  test('go out as buttons after the text, and are pressed once', async () => {
    const channel = channelOf(simulator)
    await deliver(channel, withChoices())
    const [text, card] = simulator.sent('lisi')
    expect([text?.text, card?.msgtype]).toEqual(['已记下。', 'template_card'])
    expect(card?.body.template_card).toMatchObject({
      card_type: 'button_interaction',
      button_list: [
        { text: '写不足', key: 'say:写一下存在的不足' },
        { text: '查看台账', key: 'say:查看台账' },
      ],
    })
    const [code] = simulator.state.responseCodes
    const answer = replyTo(simulator, 'lisi', '好的')
    const pressed = { ...answer, to: { ...answer.to, extra: { responseCode: code ?? '', taskId: 'x' } } }
    await deliver(channel, pressed)
    expect(simulator.state.updates).toMatchObject([
      { userids: ['lisi'], response_code: code, button: { replace_name: '已收到' } },
    ])
    await deliver(channel, { ...pressed, key: 'again/r0', reply: { kind: 'text', text: '用过的按钮' } })
    expect(simulator.texts('lisi')).toEqual(['已记下。', '好的', '用过的按钮'])
  })

  test('are said in words when the platform refuses the card', async () => {
    const channel = channelOf(simulator)
    const entry = withChoices()
    const [text, card] = channel.sink.parts(entry)
    await channel.sink.deliver(entry, text!, AbortSignal.timeout(5000))
    simulator.failNext('message/send', 40058)
    await channel.sink.deliver(entry, card!, AbortSignal.timeout(5000))
    expect(simulator.texts('lisi')).toEqual(['已记下。', '接下来可以：「写一下存在的不足」 「查看台账」'])
  })

  test('a card sent again after its answer was lost is shown once and not said again', async () => {
    const channel = channelOf(simulator)
    const entry = withChoices()
    const card = channel.sink.parts(entry)[1]!
    simulator.state.faults = { busy: 0, lostBefore: 0, lostAfter: 1 }
    await expect(channel.sink.deliver(entry, card, AbortSignal.timeout(5000))).rejects.toMatchObject({
      retryable: true,
    })
    simulator.state.faults = { busy: 0, lostBefore: 0, lostAfter: 0 }
    await channel.sink.deliver(entry, card, AbortSignal.timeout(5000))
    expect(simulator.sent('lisi').map(({ msgtype }) => msgtype)).toEqual(['template_card'])
  })
})
