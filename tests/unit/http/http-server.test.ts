import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InboundMessage } from '../../../src/core/inbound-message.ts'
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../../src/http/http-server.ts'
import { createMemoryLogger, type MemoryLogger } from '../../helpers/memory-logger.ts'
import { channelOf } from '../../helpers/wecom-app-channel.ts'
import { createWecomSimulator, type WecomSimulator } from '../../helpers/wecom-simulator.ts'
import { innerXml, seal } from '../../helpers/wecom-simulator-callbacks.ts'

let simulator: WecomSimulator
let server: HttpServer
let logger: MemoryLogger
let accepted: InboundMessage[]
let counted: string[]
let url = ''

async function open(more: Partial<HttpServerOptions> = {}): Promise<void> {
  server = createHttpServer({
    channels: [channelOf(simulator)],
    accept: async (message) => {
      accepted.push(message)
      return 'accepted'
    },
    health: {},
    logger,
    counters: { add: (name, labels) => counted.push(`${name} ${Object.values(labels ?? {}).join(' ')}`) },
    ...more,
  })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
  simulator.callTo(`${url}/callback/wecom-app`)
}
beforeEach(async () => {
  simulator = await createWecomSimulator()
  logger = createMemoryLogger()
  accepted = []
  counted = []
  url = ''
})
afterEach(async () => {
  await server.close()
  await simulator.close()
})

const sealedNow = (plain: string): { target: string; body: string } => {
  const { query, body } = seal(simulator.account, plain, { seconds: Math.floor(Date.now() / 1000) })
  return { target: `${url}/callback/wecom-app?${query.toString()}`, body }
}
const plainText = (): string =>
  innerXml({
    ToUserName: simulator.account.corpId,
    FromUserName: 'u',
    CreateTime: 1,
    MsgType: 'text',
    Content: '机密',
    MsgId: '1',
    AgentID: simulator.account.agentId,
  })

describe('the callback', () => {
  test('the platform can save the address', async () => {
    await open()
    for (let times = 0; times < 20; times++) expect(await simulator.handshake()).toMatchObject({ ok: true })
  })

  test('a raw + in the query stays a plus sign', async () => {
    await open()
    const { query, body } = seal(simulator.account, '31415926', { seconds: Math.floor(Date.now() / 1000) })
    const echostr = /Encrypt><!\[CDATA\[([^\]]+)/.exec(body)?.[1] ?? ''
    const response = await fetch(`${url}/callback/wecom-app?${query.toString()}&echostr=${echostr}`)
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
      200,
      '31415926',
      'text/plain; charset=utf-8',
    ])
  })

  test('a message is taken in before it is acknowledged with nothing', async () => {
    await open()
    expect(await simulator.send('lisi', '今年调解26件')).toMatchObject({ status: 200, body: '', calls: 1 })
    expect(accepted).toMatchObject([
      { conversationId: 'wecom-app:default:lisi', parts: [{ kind: 'text', text: '今年调解26件' }] },
    ])
    expect(counted).toEqual(['callback wecom-app accepted'])
  })

  test('an account answers under its name too', async () => {
    await open()
    simulator.callTo(`${url}/callback/wecom-app/default`)
    expect((await simulator.send('lisi', '你好')).status).toBe(200)
  })

  test('what cannot be kept is not acknowledged, so the platform calls again', async () => {
    let calls = 0
    await open({
      accept: async () => {
        calls += 1
        if (calls < 3) throw new Error('the store is away')
        return 'accepted'
      },
    })
    expect(await simulator.send('lisi', '你好')).toMatchObject({ status: 200, calls: 3 })
  })

  test('a store that hangs gives 503 before the platform hangs up', async () => {
    await open({ accept: () => new Promise(() => undefined), limits: { acceptMs: 50 } })
    expect(await simulator.send('lisi', '你好', { retries: 0 })).toMatchObject({ status: 503, body: '' })
  })

  test('an event nobody handles is acknowledged and dropped', async () => {
    await open()
    expect(await simulator.sendEvent('lisi', { Event: 'LOCATION', Latitude: '1' })).toMatchObject({
      status: 200,
      calls: 1,
    })
    expect(accepted).toEqual([])
  })
})

describe('a refusal', () => {
  test.each([
    [
      'a wrong signature',
      async () =>
        fetch(sealedNow(plainText()).target.replace(/msg_signature=\w/, 'msg_signature=z'), {
          method: 'POST',
          body: sealedNow(plainText()).body,
        }),
    ],
    ['no query', async () => fetch(`${url}/callback/wecom-app`, { method: 'POST', body: 'x' })],
    ['no body', async () => fetch(sealedNow(plainText()).target, { method: 'POST' })],
    [
      'a body over the limit',
      async () => fetch(sealedNow(plainText()).target, { method: 'POST', body: 'x'.repeat(1_100_000) }),
    ],
    [
      'a body that is not UTF-8',
      async () => fetch(sealedNow(plainText()).target, { method: 'POST', body: new Uint8Array([0x3c, 0xff]) }),
    ],
    [
      'JSON',
      async () =>
        fetch(sealedNow(plainText()).target, {
          method: 'POST',
          body: '{"a":1}',
          headers: { 'content-type': 'application/json' },
        }),
    ],
    [
      'broken JSON',
      async () =>
        fetch(sealedNow(plainText()).target, {
          method: 'POST',
          body: '{',
          headers: { 'content-type': 'application/json' },
        }),
    ],
    [
      'a content type that is none',
      async () =>
        fetch(sealedNow(plainText()).target, { method: 'POST', body: '<xml/>', headers: { 'content-type': ';;;' } }),
    ],
    [
      'a DTD',
      async () =>
        fetch(sealedNow(plainText()).target, { method: 'POST', body: `<!DOCTYPE a>${sealedNow(plainText()).body}` }),
    ],
    [
      'an account that does not exist',
      async () => fetch(`${url}/callback/wecom-app/other`, { method: 'POST', body: 'x' }),
    ],
    ['a channel that does not exist', async () => fetch(`${url}/callback/none?a=1`)],
  ])('of %s is 403 and empty, counted, and reaches nobody', async (_title, knock) => {
    await open()
    const response = await knock()
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
      403,
      '',
      'text/plain; charset=utf-8',
    ])
    expect(accepted).toEqual([])
    expect(counted).toHaveLength(1)
    expect(counted[0]).toMatch(/^callback-refused /)
    expect(logger.lines).toHaveLength(1)
    expect(logger.lines.join()).not.toMatch(/机密|at \w+ \(|<xml/)
  })

  test('a fault of ours shows no stack', async () => {
    const broken = { ...channelOf(simulator), receiver: { receive: () => Promise.reject(new Error('inner words')) } }
    await open({ channels: [broken] })
    const response = await fetch(`${url}/callback/wecom-app`, { method: 'POST', body: 'x' })
    expect([response.status, await response.text()]).toEqual([503, ''])
    expect(logger.lines.join()).not.toContain('inner words')
  })

  test('an unknown path is 404 and empty', async () => {
    await open()
    const response = await fetch(`${url}/nothing`)
    expect([response.status, await response.text()]).toEqual([404, ''])
  })
})

describe('health', () => {
  test('the process lives while the store is away, but is not ready', async () => {
    await open({ health: { redis: () => Promise.reject(new Error('secret address')), queue: async () => 1 } })
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' })
    const ready = await fetch(`${url}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'unavailable', failed: ['redis'] }])
  })

  test('a check that hangs counts as failed', async () => {
    await open({ health: { redis: () => new Promise(() => undefined) }, limits: { readyMs: 30 } })
    expect((await fetch(`${url}/readyz`)).status).toBe(503)
  })

  test('ready when every check answers', async () => {
    await open({ health: { redis: async () => 'PONG' } })
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })
})

describe('closing', () => {
  test('answers what is in hand first', async () => {
    let finish: () => void = () => undefined
    const started = new Promise<void>((resolve) => {
      void open({
        accept: async () => {
          resolve()
          await new Promise<void>((done) => (finish = done))
          return 'accepted'
        },
      }).then(() => undefined)
    })
    await new Promise((resolve) => setImmediate(resolve))
    while (url === '') await new Promise((resolve) => setImmediate(resolve))
    const sending = simulator.send('lisi', '你好', { retries: 0 })
    await started
    const closing = server.close()
    finish()
    expect((await sending).status).toBe(200)
    await closing
  })

  test('plugged-in routes live beside the callbacks with their own parsers', async () => {
    await open({
      plugins: [
        (app) => {
          app.post('/echo', async (request) => request.body)
        },
      ],
    })
    const response = await fetch(`${url}/echo`, {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json' },
    })
    expect(await response.json()).toEqual({ a: 1 })
  })
})
