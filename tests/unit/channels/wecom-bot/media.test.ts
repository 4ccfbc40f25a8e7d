import { createCipheriv, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decryptMedia } from '../../../../src/channels/wecom-bot/decrypt-media.ts'
import { toMediaId } from '../../../../src/channels/wecom-bot/media-id.ts'
import { type AibotMediaOptions, createAibotMedia } from '../../../../src/channels/wecom-bot/media-source.ts'
import { isPublicAddress } from '../../../../src/channels/wecom-bot/public-address.ts'
import { sniff } from '../../../../src/channels/wecom-bot/sniff.ts'
import type { Media } from '../../../../src/core/channel.ts'

const KEY = randomBytes(32)
const AES_KEY = KEY.toString('base64').slice(0, 43)
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(100)])

function encrypt(bytes: Uint8Array, padTo?: number): Buffer {
  const pad = padTo ?? 32 - (bytes.length % 32)
  const cipher = createCipheriv('aes-256-cbc', KEY, KEY.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.update(Buffer.alloc(pad, pad)), cipher.final()])
}

let server: Server
let origin: string
let answer: (request: IncomingMessage, response: ServerResponse) => void
let asked: string[]
beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const serve = (bytes: Buffer, disposition?: string): void => {
  answer = (_request, response) => {
    response.writeHead(200, disposition === undefined ? {} : { 'content-disposition': disposition })
    response.end(bytes)
  }
}

async function download(
  ticket: { kind?: 'image' | 'file'; url?: string; aesKey?: string } = {},
  options: AibotMediaOptions = {},
): Promise<Media> {
  const { kind = 'file', url = `${origin}/a?sign=x`, aesKey } = ticket
  const media = createAibotMedia({ aesKey: AES_KEY, trustedOrigin: origin, ...options })
  const mediaId = toMediaId({ kind, url, ...(aesKey !== undefined && { aesKey }) })
  return media.download(mediaId, AbortSignal.timeout(5000))
}

describe('decryption', () => {
  test.each([0, 1, 15, 16, 31, 32, 33, 100])('%i bytes come back as they were', (length) => {
    const bytes = randomBytes(length)
    expect(Buffer.from(decryptMedia(encrypt(bytes), AES_KEY))).toEqual(bytes)
  })

  test('a pad that is none, a wrong key or half a block is refused, never handed on', () => {
    const broken = encrypt(Buffer.concat([randomBytes(31), Buffer.from([33])]), 0)
    expect(() => decryptMedia(broken, AES_KEY)).toThrow('cannot be decrypted')
    expect(() => decryptMedia(Buffer.concat([encrypt(PNG), Buffer.from([1])]), AES_KEY)).toThrow('cannot be decrypted')
    expect(() => decryptMedia(encrypt(PNG), 'short')).toThrow('cannot be decrypted')
    expect(() => decryptMedia(Buffer.alloc(0), AES_KEY)).toThrow('cannot be decrypted')
  })
})

describe('download', () => {
  test('a picture is fetched, opened and known by its bytes; the address is used as it came', async () => {
    serve(encrypt(PNG))
    expect(await download({ kind: 'image' })).toMatchObject({ contentType: 'image/png', bytes: PNG })
    expect(asked).toEqual(['/a?sign=x'])
  })

  test('the key of the item goes before the key of the account', async () => {
    serve(encrypt(PNG))
    await expect(
      download({ aesKey: KEY.toString('base64') }, { aesKey: randomBytes(32).toString('base64') }),
    ).resolves.toBeDefined()
    const media = createAibotMedia({ trustedOrigin: origin })
    const keyless = media.download(toMediaId({ kind: 'file', url: origin }), AbortSignal.timeout(5000))
    await expect(keyless).rejects.toMatchObject({ code: 'wecom-media', retryable: false })
  })

  test.each([
    ['attachment; filename="../../etc/passwd.txt"', 'passwd.txt'],
    [`attachment; filename="${encodeURIComponent('台账.txt')}"`, '台账.txt'],
    ["attachment; filename*=UTF-8''%E5%8F%B0%E8%B4%A6.txt", '台账.txt'],
    ['attachment; filename="C:\\\\temp\\\\..\\\\a.txt"', 'a.txt'],
  ])('of %s the name %s is kept', async (disposition, name) => {
    serve(encrypt(Buffer.from('调解纠纷26件')), disposition)
    expect(await download()).toMatchObject({ name, contentType: 'text/plain' })
  })

  test('more than the limit is not read to its end', async () => {
    serve(encrypt(randomBytes(10_000)))
    await expect(download({}, { maxBytes: 1000 })).rejects.toMatchObject({ code: 'wecom-media', retryable: false })
  })

  test('a program is refused, and a picture that is no picture', async () => {
    serve(encrypt(Buffer.concat([Buffer.from('MZ'), randomBytes(100)])))
    await expect(download()).rejects.toMatchObject({ code: 'wecom-media' })
    serve(encrypt(Buffer.from('%PDF-1.7')))
    await expect(download({ kind: 'image' })).rejects.toMatchObject({ code: 'wecom-media' })
    await expect(download({ kind: 'file' })).resolves.toMatchObject({ contentType: 'application/pdf' })
  })

  test('a storage that is busy twice is asked three times; a link that is over once', async () => {
    answer = (_request, response) => {
      response.writeHead(asked.length < 3 ? 503 : 200)
      response.end(encrypt(PNG))
    }
    await expect(download()).resolves.toBeDefined()
    expect(asked).toHaveLength(3)
    asked = []
    answer = (_request, response) => response.writeHead(403).end()
    await expect(download()).rejects.toMatchObject({ code: 'wecom-media', retryable: false })
    expect(asked).toHaveLength(1)
  })

  test('a storage that says nothing is given up on in time', async () => {
    answer = () => undefined
    const media = createAibotMedia({ aesKey: AES_KEY, trustedOrigin: origin, timeoutMs: 50 })
    const fetching = media.download(toMediaId({ kind: 'file', url: origin }), AbortSignal.timeout(5000))
    await expect(fetching).rejects.toMatchObject({ code: 'wecom-unreachable', retryable: true })
  })
})

describe('addresses that reach inside', () => {
  test.each([
    'http://example.com/a',
    'https://127.0.0.1/a',
    'https://10.1.2.3/a',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/a',
    'https://[::ffff:127.0.0.1]/a',
    'https://2130706433/a',
    'https://0x7f.1/a',
    'https://localhost/a',
    'https://user:pw@example.com/a',
    'https://example.com:8443/a',
    'file:///etc/passwd',
    'not an address',
  ])('%s is refused', async (url) => {
    await expect(download({ url })).rejects.toMatchObject({ code: 'wecom-media', retryable: false })
  })

  test('what is inside is not public, what is outside is', () => {
    for (const address of ['192.168.1.1', '100.64.0.1', '0.0.0.0', 'fe80::1', 'fc00::1', '::', '64:ff9b::7f00:1', 'x'])
      expect(isPublicAddress(address)).toBe(false)
    for (const address of ['119.29.29.29', '8.8.8.8', '2402:4e00::1']) expect(isPublicAddress(address)).toBe(true)
  })

  test('a redirect is not followed', async () => {
    answer = (_request, response) => response.writeHead(302, { location: `${origin}/inside` }).end()
    await expect(download()).rejects.toMatchObject({ code: 'wecom-media' })
    expect(asked).toHaveLength(1)
  })
})

test.each([
  ['504b0304', 'application/zip'],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage'],
  ['ffd8ffe0', 'image/jpeg'],
  ['7f454c46', 'application/x-executable'],
  ['00010203', 'application/octet-stream'],
])('a file that begins with %s is %s', (hex, type) => {
  expect(sniff(Buffer.from(hex, 'hex'))).toBe(type)
})
