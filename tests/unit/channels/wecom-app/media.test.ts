import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { channelOf, deliver, replyTo } from '../../../helpers/wecom-app-channel.ts'
import { createWecomSimulator, type WecomSimulator } from '../../../helpers/wecom-simulator.ts'

let simulator: WecomSimulator
let stranger: Server | undefined
beforeEach(async () => {
  simulator = await createWecomSimulator()
})
afterEach(async () => {
  await simulator.close()
  stranger?.closeAllConnections()
  stranger?.close()
  stranger = undefined
})
const soon = (): AbortSignal => AbortSignal.timeout(5000)

describe('a download', () => {
  test('brings bytes, kind and name, also a Chinese one', async () => {
    const bytes = Buffer.from([0x50, 0x4b, 3, 4, 0, 255])
    const id = simulator.putMedia({ name: '调解台账.xlsx', type: 'application/vnd.ms-excel', bytes })
    const media = await channelOf(simulator).media?.download(id, soon())
    expect(media).toMatchObject({ contentType: 'application/vnd.ms-excel', name: '调解台账.xlsx' })
    expect(Buffer.from(media!.bytes).equals(bytes)).toBe(true)
  })

  test('of a JSON document somebody sent is a document', async () => {
    const id = simulator.putMedia({ name: 'a.json', type: 'application/json', bytes: Buffer.from('{"errcode":40007}') })
    expect((await channelOf(simulator).media!.download(id, soon())).name).toBe('a.json')
  })

  test('never keeps a path in the name', async () => {
    const id = simulator.putMedia({ name: '../../etc/passwd', type: 'text/plain', bytes: Buffer.from('abcdef') })
    expect((await channelOf(simulator).media!.download(id, soon())).name).toBe('passwd')
  })

  test('of an expired id is refused for good', async () => {
    await expect(channelOf(simulator).media!.download('media-gone', soon())).rejects.toMatchObject({
      code: 'wecom-media',
      retryable: false,
    })
  })

  test('over the limit stops while it is read', async () => {
    const id = simulator.putMedia({ name: 'a', type: 'image/png', bytes: Buffer.alloc(100_000) })
    const channel = channelOf(simulator, { mediaLimits: { maxBytes: 50_000, contentTypes: ['image/'] } })
    await expect(channel.media!.download(id, soon())).rejects.toMatchObject({ code: 'wecom-media', retryable: false })
  })

  test('of a kind nobody asked for is refused', async () => {
    const id = simulator.putMedia({ name: 'a', type: 'video/mp4', bytes: Buffer.alloc(10) })
    await expect(channelOf(simulator).media!.download(id, soon())).rejects.toMatchObject({
      code: 'wecom-media',
      retryable: false,
    })
  })

  test('with an id that reaches into the address asks nobody', async () => {
    for (const id of ['', 'a&access_token=x', '../gettoken', 'a b', 'x'.repeat(600)]) {
      const outcome = await channelOf(simulator)
        .media!.download(id, soon())
        .catch((error: unknown) => error)
      expect(outcome).toMatchObject({ code: 'wecom-media', retryable: false })
    }
    expect(simulator.calls('media/get')).toBeLessThanOrEqual(1)
  })

  test('with a stale token is made once more', async () => {
    const id = simulator.putMedia({ name: 'a.png', type: 'image/png', bytes: Buffer.alloc(10) })
    const channel = channelOf(simulator)
    await channel.media!.download(id, soon())
    simulator.revokeTokens()
    await channel.media!.download(id, soon())
    expect(simulator.calls('gettoken')).toBe(2)
  })

  test('does not follow a redirect to somewhere else', async () => {
    let visited = 0
    stranger = createServer((_request, response) => {
      visited += 1
      response.end('secret')
    })
    await new Promise<void>((resolve) => stranger?.listen(0, '127.0.0.1', resolve))
    const inner = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`
    const redirecting = createServer((request, response) => {
      if (request.url?.includes('gettoken') === true) response.end('{"access_token":"t","expires_in":7200}')
      else response.writeHead(302, { location: inner }).end()
    })
    await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve))
    const apiBase = `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}`
    const channel = channelOf(simulator, { account: { ...simulator.account, apiBase } })
    await expect(channel.media!.download('media-1', soon())).rejects.toMatchObject({ code: 'wecom-unreachable' })
    expect(visited).toBe(0)
    redirecting.closeAllConnections()
    redirecting.close()
  })
})

describe('an upload', () => {
  test.each([5, 20 * 1024 * 1024 + 1])('of %i bytes is refused before it is sent', async (size) => {
    const bytes = Buffer.alloc(size).toString('base64')
    const sending = deliver(channelOf(simulator), replyTo(simulator, 'lisi', { kind: 'file', name: 'a.docx', bytes }))
    await expect(sending).rejects.toMatchObject({ code: 'wecom-media', retryable: false })
    expect(simulator.calls('media/upload')).toBe(0)
  })
})
