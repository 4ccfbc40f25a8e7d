import { createCipheriv, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createReceiver } from '../../../../src/channels/wecom-app/receiver.ts'
import type { Callback, Receipt } from '../../../../src/core/channel.ts'
import { createMemoryCache } from '../../../helpers/memory-cache.ts'
import { envelope, innerXml, seal, sign } from '../../../helpers/wecom-simulator-callbacks.ts'

const NOW = 1_763_700_000_000
const cache = createMemoryCache({ now: () => NOW })
const seconds = NOW / 1000
const keys = {
  name: 'default',
  corpId: 'ww5823bf96d3bd56c7',
  agentId: '218',
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
}
const receiver = createReceiver({ account: keys, cache, now: () => NOW })
const text = (more: Record<string, string | number> = {}): string =>
  innerXml({
    ToUserName: keys.corpId,
    FromUserName: 'zhangsan',
    CreateTime: seconds,
    MsgType: 'text',
    Content: '今年调解26件',
    MsgId: '4561255354251345929',
    AgentID: '218',
    ...more,
  })

const post = (query: URLSearchParams, body: string): Callback => ({
  method: 'POST',
  query: Object.fromEntries(query),
  headers: {},
  body,
})
const sealed = (plain: string, at: { seconds?: number; nonce?: string } = {}): Callback => {
  const { query, body } = seal(keys, plain, { seconds, ...at })
  return post(query, body)
}
/** A signed envelope around bytes of our choosing: layout, padding and length as told. */
function sealedBytes(plain: Buffer): Callback {
  const key = Buffer.from(`${keys.aesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return signed(Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64'))
}
function signed(encrypted: string): Callback {
  const query = new URLSearchParams({
    msg_signature: sign(keys.token, String(seconds), '99', encrypted),
    timestamp: String(seconds),
    nonce: '99',
  })
  return post(query, envelope(keys, encrypted))
}
function layout(
  message: Buffer,
  options: { length?: number; receiver?: string; pad?: (count: number) => Buffer } = {},
): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(options.length ?? message.length)
  const body = Buffer.concat([randomBytes(16), length, message, Buffer.from(options.receiver ?? keys.corpId)])
  const count = 32 - (body.length % 32)
  return Buffer.concat([body, options.pad?.(count) ?? Buffer.alloc(count, count)])
}

const REFUSED = { status: 403, type: 'text/plain; charset=utf-8', body: '' }
const refusal = (reason: string): Receipt => ({ kind: 'refused', reason, reply: REFUSED })

describe('the official test vector', () => {
  const official = { ...keys, corpId: 'wx5823bf96d3bd56c7' }
  const encrypted =
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=='
  const query = {
    msg_signature: '477715d11cdb4164915debcba66cb864d751f3e6',
    timestamp: '1409659813',
    nonce: '1372623149',
  }

  test('opens', async () => {
    const then = createReceiver({ account: official, cache, now: () => 1_409_659_813_000 })
    const receipt = await then.receive({ method: 'POST', query, headers: {}, body: envelope(official, encrypted) })
    expect(receipt).toMatchObject({
      kind: 'message',
      reply: { status: 200, body: '' },
      message: {
        idempotencyKey: 'wx5823bf96d3bd56c7:218:4561255354251345929',
        conversationId: 'wecom-app:default:mycreate',
        corp: 'wx5823bf96d3bd56c7',
        parts: [{ kind: 'text', text: 'hello' }],
        receivedAt: 1_409_659_813_000,
        replyTo: { channel: 'wecom-app', account: 'default', to: 'mycreate' },
      },
    })
  })

  test('is stale today', async () => {
    const today = createReceiver({ account: official, cache, now: () => NOW })
    const receipt = await today.receive({ method: 'POST', query, headers: {}, body: envelope(official, encrypted) })
    expect(receipt).toEqual(refusal('stale'))
  })
})

describe('the handshake', () => {
  test('answers the plain text of an echostr that carries + / and =', async () => {
    for (let attempt = 0, met = false; !met; attempt++) {
      const { query, body } = seal(keys, `echo-${attempt}`, { seconds })
      const echostr = /Encrypt><!\[CDATA\[([^\]]+)/.exec(body)?.[1] ?? ''
      met = echostr.includes('+') && echostr.includes('/')
      const receipt = await receiver.receive({
        method: 'GET',
        query: { ...Object.fromEntries(query), echostr },
        headers: {},
        body: '',
      })
      expect(receipt).toEqual({
        kind: 'handshake',
        reply: { status: 200, type: 'text/plain; charset=utf-8', body: `echo-${attempt}` },
      })
    }
  })

  test.each(['msg_signature', 'timestamp', 'nonce', 'echostr'])('is refused without %s', async (missing) => {
    const { query, body } = seal(keys, 'echo', { seconds })
    const echostr = /Encrypt><!\[CDATA\[([^\]]+)/.exec(body)?.[1] ?? ''
    const full: Record<string, string> = { ...Object.fromEntries(query), echostr }
    const receipt = await receiver.receive({ method: 'GET', query: { ...full, [missing]: '' }, headers: {}, body: '' })
    expect(receipt).toEqual(refusal('query'))
  })
})

describe('every refusal has the same shape', () => {
  const good = (): Callback => sealed(text())
  const corpElsewhere = { ...keys, corpId: 'wwffffffffffffffff' }
  const cases: readonly [string, string, () => Callback][] = [
    [
      'a wrong signature',
      'signature',
      () => ({ ...good(), query: { ...good().query, msg_signature: '0'.repeat(40) } }),
    ],
    ['a signature in upper case', 'signature', () => upperSignature(good())],
    ['a plain, unencrypted body', 'query', () => ({ ...good(), body: text() })],
    ['an altered ciphertext', 'signature', () => ({ ...good(), body: flipOne(good().body) })],
    ['an altered ciphertext signed again', 'envelope', () => signed(flipFirst(seal(keys, text(), { seconds }).body))],
    ['a receiver id of another corporation', 'receiver', () => fromElsewhere(corpElsewhere)],
    ['an inner ToUserName of another corporation', 'receiver', () => sealed(text({ ToUserName: 'wwother' }))],
    ['another agent', 'agent', () => sealed(text({ AgentID: '219' }))],
    [
      'padding of 0',
      'envelope',
      () => sealedBytes(layout(Buffer.from(text()), { pad: (count) => Buffer.alloc(count, 0) })),
    ],
    [
      'padding above 32',
      'envelope',
      () => sealedBytes(layout(Buffer.from(text()), { pad: (count) => Buffer.alloc(count, 33) })),
    ],
    [
      'padding bytes that differ',
      'envelope',
      () => sealedBytes(layout(Buffer.from(`${text()}     `), { pad: unevenPad })),
    ],
    ['a length beyond the buffer', 'envelope', () => sealedBytes(layout(Buffer.from(text()), { length: 0x7fffffff }))],
    ['a length short of the text', 'receiver', () => sealedBytes(layout(Buffer.from(text()), { length: 5 }))],
    ['a text that is not UTF-8', 'envelope', () => sealedBytes(layout(Buffer.from([0x3c, 0xff, 0xfe])))],
    ['ciphertext of 16 bytes', 'envelope', () => signed(randomBytes(16).toString('base64'))],
    [
      'Base64 that is not canonical',
      'envelope',
      () => signed(`${seal(keys, text(), { seconds }).body.match(/\[([\w+/=]{60,})\]/)?.[1] ?? ''}=`),
    ],
    ['Base64 with white space', 'envelope', () => signed(` ${randomBytes(32).toString('base64')}`)],
    ['a timestamp 11 minutes old', 'stale', () => sealed(text(), { seconds: seconds - 660 })],
    ['a timestamp 11 minutes ahead', 'stale', () => sealed(text(), { seconds: seconds + 660 })],
    ['a timestamp that is no number', 'query', () => ({ ...good(), query: { ...good().query, timestamp: '1e9' } })],
    ['a DTD outside', 'xml', () => ({ ...good(), body: `<!DOCTYPE xml [<!ENTITY a "b">]>${good().body}` })],
    ['an entity outside', 'xml', () => ({ ...good(), body: '<xml><Encrypt>&a;</Encrypt></xml>' })],
    ['a DTD inside', 'xml', () => sealed(`<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]>${text()}`)],
    ['an entity inside', 'xml', () => sealed(text().replace('<xml>', '<xml><Note>&xxe;</Note>'))],
    ['nothing at all', 'xml', () => ({ ...good(), body: '' })],
    ['JSON', 'xml', () => ({ ...good(), body: '{"encrypt":"x"}' })],
    ['a message without an id', 'message', () => sealed(text().replace(/<MsgId>\d+<\/MsgId>/, ''))],
    ['a time that is none', 'message', () => sealed(text({ CreateTime: 'soon' }))],
  ]
  test.each(cases)('%s is refused (%s)', async (_title, reason, make) => {
    expect(await receiver.receive(make())).toEqual(refusal(reason))
  })

  test('a nonce used for another message is refused, the same message again is not', async () => {
    const fresh = createReceiver({ account: keys, cache, now: () => NOW })
    const first = sealed(text(), { nonce: '7' })
    expect((await fresh.receive(first)).kind).toBe('message')
    expect((await fresh.receive(first)).kind).toBe('message')
    expect((await fresh.receive(sealed(text(), { nonce: '7' }))).kind).toBe('message')
    expect(await fresh.receive(sealed(text({ MsgId: '1' }), { nonce: '7' }))).toEqual(refusal('replay'))
    expect((await fresh.receive(sealed(text({ MsgId: '1' }), { nonce: '8' }))).kind).toBe('message')
  })
})

describe('what is unsigned is not believed', () => {
  test('the outer ToUserName and AgentID are not read', async () => {
    const { query, body } = seal(keys, text(), { seconds })
    const lied = body.replace(keys.corpId, 'wwliar').replace('[218]', '[999]')
    expect(await receiver.receive(post(query, lied))).toMatchObject({ kind: 'message', message: { corp: keys.corpId } })
  })
})

test.each([0, 11, 12, 27, 28])('an envelope around %i bytes opens', async (length) => {
  // Without a receiver these lengths give paddings of 12, 1, 32, 17 and 16.
  const bare = createReceiver({ account: { ...keys, corpId: '' }, cache, now: () => NOW })
  const { query, body } = seal({ ...keys, corpId: '' }, 'x'.repeat(length), { seconds })
  const echostr = /Encrypt><!\[CDATA\[([^\]]+)/.exec(body)?.[1] ?? ''
  const receipt = await bare.receive({
    method: 'GET',
    query: { ...Object.fromEntries(query), echostr },
    headers: {},
    body: '',
  })
  expect(receipt).toMatchObject({ kind: 'handshake', reply: { body: 'x'.repeat(length) } })
})

test('a member is welcomed on the first entry, not on each; others and messages are not touched', async () => {
  let now = NOW
  const own = createReceiver({ account: keys, cache: createMemoryCache({ now: () => now }), now: () => now })
  const enter = async (user: string, at: number): Promise<string> => {
    now = at * 1000
    const plain = innerXml({
      ToUserName: keys.corpId,
      FromUserName: user,
      CreateTime: at,
      MsgType: 'event',
      Event: 'enter_agent',
      AgentID: '218',
    })
    return (await own.receive(sealed(plain, { seconds: at }))).kind
  }
  expect(await enter('lisi', seconds)).toBe('message')
  expect(await enter('lisi', seconds)).toBe('message')
  expect(await enter('lisi', seconds + 60)).toBe('ignored')
  expect(await enter('wangwu', seconds + 60)).toBe('message')
  expect((await own.receive(sealed(text(), { seconds: seconds + 60 }))).kind).toBe('message')
  expect(await enter('lisi', seconds + 31 * 86_400)).toBe('message')
})

function upperSignature(callback: Callback): Callback {
  return {
    ...callback,
    query: { ...callback.query, msg_signature: (callback.query['msg_signature'] ?? '').toUpperCase() },
  }
}
function flipOne(body: string): string {
  return body.replace(
    /(Encrypt><!\[CDATA\[)(.)/,
    (_, head: string, first: string) => head + (first === 'A' ? 'B' : 'A'),
  )
}
function flipFirst(body: string): string {
  return /Encrypt><!\[CDATA\[([^\]]+)/.exec(flipLast(body))?.[1] ?? ''
}
/** Alters the last block, so that the padding goes wrong. */
function flipLast(body: string): string {
  return body.replace(/(.)(.{10}\]\]><\/Encrypt>)/, (_, one: string, rest: string) => (one === 'A' ? 'B' : 'A') + rest)
}
function fromElsewhere(elsewhere: typeof keys): Callback {
  const { query, body } = seal(elsewhere, text(), { seconds })
  return post(query, body)
}
function unevenPad(count: number): Buffer {
  const pad = Buffer.alloc(count, count)
  pad[0] = count === 1 ? 2 : count - 1
  return pad
}
