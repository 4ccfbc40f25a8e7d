import { type Logger, WSClient, type WSClientEventMap, type WsFrame } from '@wecom/aibot-node-sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSocketSimulator, type SocketSimulator } from '../helpers/wecom-socket-simulator.ts'

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

function once(client: WSClient, event: keyof WSClientEventMap): Promise<unknown> {
  return new Promise((resolve) => {
    client.once(event, (...heard: readonly unknown[]) => {
      resolve(heard[0])
    })
  })
}

/** The platform's own client, which knows nothing of us, is the judge of the simulator. */
describe('the official SDK on the simulator of the long connection', () => {
  let simulator: SocketSimulator
  const clients: WSClient[] = []
  beforeEach(async () => {
    simulator = await createSocketSimulator()
  })
  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect()
    await simulator.close()
  })
  const openClient = (more: object = {}): WSClient => {
    const client = new WSClient({
      ...{ ...simulator.account, wsUrl: simulator.url, logger: silent, maxReconnectAttempts: 0, ...more },
    })
    client.on('error', () => undefined)
    clients.push(client)
    return client
  }

  test('subscribes, hears a message and streams an answer into one bubble', async () => {
    const client = openClient().connect()
    await once(client, 'authenticated')
    const heard = once(client, 'message.text')
    expect(simulator.say('lisi', '写一下不足')).toBe(true)
    const frame = (await heard) as WsFrame<{ text: { content: string } }>
    expect(frame.body?.text.content).toBe('写一下不足')
    await client.replyStream(frame, 's1', '一、', false)
    await client.replyStream(frame, 's1', '一、问题', true)
    expect(simulator.chats.bubbles('lisi')).toMatchObject([{ snapshots: ['一、', '一、问题'], finished: true }])
  })

  test('reads a frame with control characters in it', async () => {
    const client = openClient().connect()
    await once(client, 'authenticated')
    const heard = once(client, 'message.text')
    simulator.say('lisi', '写一下', { raw: true })
    const frame = (await heard) as WsFrame<{ text: { content: string } }>
    expect(frame.body?.text.content).toBe('写一下')
  })

  test('a wrong secret is refused with 853000 and the socket stays open', async () => {
    const client = openClient({ secret: 'wrong', maxAuthFailureAttempts: 1 })
    const failed = once(client, 'error')
    client.connect()
    await failed
    expect(simulator.live()).toBe(0)
    expect(simulator.counts.subscribes).toBe(1)
  })

  test('a second client kicks the first, which hears disconnected_event and does not come back', async () => {
    const first = openClient({ maxReconnectAttempts: -1, reconnectInterval: 10 }).connect()
    await once(first, 'authenticated')
    const kicked = once(first, 'event.disconnected_event')
    const second = openClient().connect()
    await once(second, 'authenticated')
    await kicked
    await expect.poll(() => first.isConnected).toBe(false)
    expect(simulator.counts).toMatchObject({ kicks: 1, subscribes: 2 })
  })

  test('two frames at once on one req_id: the SDK queues them, and the simulator sees no overlap', async () => {
    const client = openClient().connect()
    await once(client, 'authenticated')
    const heard = once(client, 'message.text')
    simulator.say('lisi', '写')
    const frame = (await heard) as WsFrame
    await Promise.all(['a', 'ab', 'abc'].map((text, at) => client.replyStream(frame, 's1', text, at === 2)))
    expect(simulator.counts.overlaps).toBe(0)
    expect(simulator.chats.texts('lisi')).toEqual(['abc'])
  })

  test('a file goes up in pieces and arrives whole', async () => {
    const client = openClient().connect()
    await once(client, 'authenticated')
    const heard = once(client, 'message.text')
    simulator.say('lisi', '导出')
    const frame = (await heard) as WsFrame
    const bytes = Buffer.alloc(700_000, 7)
    const { media_id } = await client.uploadMedia(bytes, { type: 'file', filename: '报告.docx' })
    await client.replyMedia(frame, 'file', media_id)
    expect(simulator.chats.bubbles('lisi')).toMatchObject([{ kind: 'file', content: '报告.docx', body: { bytes } }])
  })

  test('a stream that ran out of time is refused with 846608', async () => {
    simulator.behaviour.streamMs = 30
    const client = openClient().connect()
    await once(client, 'authenticated')
    const heard = once(client, 'message.text')
    simulator.say('lisi', '写')
    const frame = (await heard) as WsFrame
    await client.replyStream(frame, 's1', '一', false)
    await expect
      .poll(async () => client.replyStream(frame, 's1', '一二', true).catch((error: unknown) => error))
      .toMatchObject({ errcode: 846608 })
  })
})
