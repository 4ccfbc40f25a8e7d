import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { InboundMessage } from '../../src/core/inbound-message.ts'
import { createHttpServer } from '../../src/http/http-server.ts'
import { quietLogger } from '../helpers/quiet-logger.ts'
import { channelOf, deliver, replyTo } from '../helpers/wecom-app-channel.ts'
import { openWecomHouse, type Story } from '../helpers/wecom-house.ts'
import { createWecomSimulator, type WecomSimulator } from '../helpers/wecom-simulator.ts'

/** What users of other bots complain of most, one test each, for the self-built app. */
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function houseOf(story: Story): Promise<Awaited<ReturnType<typeof openWecomHouse>>> {
  const house = await openWecomHouse(story)
  closers.push(() => house.close())
  return house
}

async function doorOf(take: (message: InboundMessage) => Promise<void>, apiBase?: string): Promise<WecomSimulator> {
  const simulator = await createWecomSimulator()
  const account = { ...simulator.account, ...(apiBase !== undefined && { apiBase }) }
  const accept = async (message: InboundMessage): Promise<'accepted'> => {
    await take(message)
    return 'accepted'
  }
  const server = createHttpServer({
    channels: [channelOf(simulator, { account })],
    accept,
    health: {},
    logger: quietLogger,
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  simulator.callTo(`${url}/callback/wecom-app`)
  closers.push(
    () => simulator.close(),
    () => server.close(),
  )
  return simulator
}

const echo: Story = ({ parts }) =>
  parts.flatMap((part) => (part.kind === 'text' ? [{ kind: 'text' as const, text: `收到：${part.text}` }] : []))

describe('complaints', () => {
  test('1: two to four replies to one message, because it was called again while the first call was slow', async () => {
    const { simulator, lanes } = await houseOf(echo)
    const calls = Array.from({ length: 4 }, async () => simulator.send('lisi', '今年调解26件', { msgId: '71' }))
    for (const { status } of await Promise.all(calls)) expect(status).toBe(200)
    await simulator.waitForSent('lisi', 1)
    await simulator.send('lisi', '另一句')
    await simulator.waitForSent('lisi', 2)
    expect(simulator.texts('lisi')).toEqual(['收到：今年调解26件', '收到：另一句'])
    expect(await lanes.turns.index.lanesWithMail()).toEqual([])
  })

  test('2: long answers cut at 2048 bytes', async () => {
    const draft = `一、存在的不足\n${'个别村普法形式单一，入户宣传不足。'.repeat(200)}`
    const { simulator } = await houseOf(() => [{ kind: 'text', text: draft }])
    await simulator.send('lisi', '写一下不足')
    await vi.waitFor(
      () => {
        expect(simulator.texts('lisi').join('').replaceAll('\n', '')).toBe(draft.replaceAll('\n', ''))
      },
      { timeout: 20_000, interval: 20 },
    )
  })

  test('4: a long job loses its answer: here it comes however late, by message/send', async () => {
    let now = Date.now()
    const simulator = await createWecomSimulator({ now: () => now })
    closers.push(() => simulator.close())
    const channel = channelOf(simulator)
    const entry = replyTo(simulator, 'lisi', '写好了。')
    now += 3 * 3_600_000
    await deliver(channel, entry)
    expect(simulator.texts('lisi')).toEqual(['写好了。'])
  })

  test('11: access tokens that expire early, and a storm of renewals', async () => {
    const { simulator } = await houseOf(echo)
    await simulator.send('u0', '先来一句')
    await simulator.waitForSent('u0', 1)
    simulator.revokeTokens()
    const users = Array.from({ length: 12 }, (_, at) => `u${at + 1}`)
    await Promise.all(users.map(async (user) => simulator.send(user, '在吗')))
    await Promise.all(users.map(async (user) => simulator.waitForSent(user, 1)))
    expect(simulator.calls('gettoken')).toBe(2)
  })

  test('12: the address cannot be saved: the echo is raw, without quotes, mark or line end, and within the second', async () => {
    const simulator = await doorOf(async () => undefined)
    const start = performance.now()
    for (let times = 0; times < 50; times++) {
      const { ok, body } = await simulator.handshake()
      expect(ok).toBe(true)
      expect(body).toMatch(/^\d+$/)
    }
    expect((performance.now() - start) / 50).toBeLessThan(200)
  })

  test('13: customer-service messages lost or repeated: their signal is acknowledged, and never taken for a message', async () => {
    const taken: string[] = []
    const simulator = await doorOf(async (message) => void taken.push(message.idempotencyKey))
    const signal = { Event: 'kf_msg_or_event', Token: 't', OpenKfId: 'kf1' }
    for (let times = 0; times < 3; times++)
      expect(await simulator.sendEvent('sys', signal)).toMatchObject({ status: 200, body: '', calls: 1 })
    expect(taken).toEqual([])
  })

  test('15: unsupported kinds and a person outside the visible range end in a word or a verdict, not in silence', async () => {
    const { simulator } = await houseOf(({ parts }) => [{ kind: 'text', text: parts.map(({ kind }) => kind).join() }])
    await simulator.sendKind('lisi', { MsgType: 'video', MediaId: 'm1', ThumbMediaId: 'm2' })
    await simulator.sendKind('lisi', { MsgType: 'something_new', Strange: '1' })
    await simulator.waitForSent('lisi', 2)
    expect(simulator.texts('lisi')[0]).toBe('unsupported')
    simulator.state.members = ['wangwu']
    const outside = deliver(channelOf(simulator), replyTo(simulator, 'lisi', '好'))
    await expect(outside).rejects.toMatchObject({ code: 'wecom-refused', retryable: false })
  })
})

describe('the checklist', () => {
  test("no network call before the response: the callback is answered while the platform's API hangs", async () => {
    const hanging = createServer(() => undefined)
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve))
    closers.push(async () => {
      hanging.closeAllConnections()
      hanging.close()
    })
    const taken: string[] = []
    const simulator = await doorOf(
      async (message) => void taken.push(message.idempotencyKey),
      `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`,
    )
    const times: number[] = []
    for (let at = 0; at < 30; at++) {
      const start = performance.now()
      const image = { MsgType: 'image', PicUrl: 'http://127.0.0.1:1/', MediaId: 'm' }
      expect((await simulator.sendKind('lisi', image, { retries: 0 })).status).toBe(200)
      times.push(performance.now() - start)
    }
    expect(taken).toHaveLength(30)
    expect(times.sort((a, b) => a - b)[15]).toBeLessThan(50)
  })

  test('system busy twice, frequency exceeded once: the reply waits and arrives once', async () => {
    const simulator = await createWecomSimulator()
    closers.push(() => simulator.close())
    const channel = channelOf(simulator)
    const entry = replyTo(simulator, 'lisi', '好的')
    simulator.failNext('message/send', -1, 2)
    simulator.failNext('message/send', 45009)
    for (const code of ['wecom-busy', 'wecom-busy', 'wecom-frequency'])
      await expect(deliver(channel, entry)).rejects.toMatchObject({ code, retryable: true })
    await deliver(channel, entry)
    expect(simulator.texts('lisi')).toEqual(['好的'])
  })

  test("the corporation's own bound is kept over all members", async () => {
    const now = Date.now()
    const simulator = await createWecomSimulator({ now: () => now })
    closers.push(() => simulator.close())
    const asked: string[] = []
    const limiter = {
      take: async (key: string) => {
        asked.push(key)
        return key.startsWith('wecom:corp:') ? 30_000 : 0
      },
    }
    const sending = deliver(channelOf(simulator, { limiter }), replyTo(simulator, 'lisi', '好'))
    await expect(sending).rejects.toMatchObject({ code: 'wecom-pace', retryAfterMs: 30_000 })
    expect(asked).toEqual([`wecom:corp:${simulator.account.corpId}`])
  })
})
