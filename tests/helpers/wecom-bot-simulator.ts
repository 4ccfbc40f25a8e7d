import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { seededRandom } from './seeded-random.ts'
import { type BotKeys, encryptMedia, openAnswer, sealCall } from './wecom-bot-crypto.ts'

export interface BotTiming {
  /** The platform hangs up after 5 s. */
  readonly timeoutMs: number
  /** After the first call; the platform's is 3. */
  readonly retries: number
  readonly retryDelayMs: number
  /** Undocumented; a second, as others say. */
  readonly pollMs: number
  /** After the message; 6 minutes by the book. */
  readonly windowMs: number
}

export interface BotFaults {
  /** The call breaks before it reaches the bot. */
  readonly lostBefore: number
  /** The bot's answer gets lost. */
  readonly lostAfter: number
}

export interface WecomBotSimulatorOptions {
  readonly timing?: Partial<BotTiming>
  readonly faults?: Partial<BotFaults>
  readonly seed?: number
  readonly now?: () => number
  /** False: the test polls by itself. */
  readonly polling?: boolean
}

/** A bubble in the chat, as the person sees it. */
export interface Bubble {
  readonly msgId: string
  readonly chat: string
  readonly streamId: string
  /** The picture last shown. */
  content: string
  finished: boolean
  /** Every picture that was shown, the first included. */
  readonly pictures: string[]
  polls: number
  readonly openedAt: number
  /** When the end was shown. */
  endedAt?: number
}

/** A message that came by a reply address. */
export interface Pushed {
  readonly msgId: string
  readonly chat: string
  readonly content: string
  readonly at: number
}

export interface CallOutcome {
  /** Of the last call; 0 when none was answered, or, with no calls, when the person already has three messages in hand. */
  readonly status: number
  readonly calls: number
  readonly msgId: string
  /** Opened; undefined for an empty one. */
  readonly answer: Record<string, unknown> | undefined
}

export interface Saying {
  readonly msgId?: string
  readonly chatId?: string
  readonly retries?: number
  /** Left out of the callback. */
  readonly noReplyUrl?: boolean
  readonly quote?: object
}

/** The platform as an AI bot with a callback address sees it, over real HTTP. */
export interface WecomBotSimulator {
  readonly url: string
  readonly keys: BotKeys
  readonly botId: string
  faults: BotFaults
  callTo(url: string): void
  /** A text of a person, in a group when `chatId` is given; delivered as the platform does. */
  say(userId: string, text: string, saying?: Saying): Promise<CallOutcome>
  /** Any body: `{ msgtype: 'image', image: { url } }`. */
  send(userId: string, body: object, saying?: Saying): Promise<CallOutcome>
  event(userId: string, event: object, saying?: Saying): Promise<CallOutcome>
  poll(bubble: Bubble): Promise<CallOutcome>
  handshake(): Promise<{ readonly status: number; readonly body: string; readonly plain: string }>
  bubbles(chat: string): readonly Bubble[]
  pushed(chat: string): readonly Pushed[]
  /** What the person has read in a chat, bubbles and messages in the order they came. */
  read(chat: string): readonly string[]
  /** Finished bubbles and messages, in the order in which they were complete. */
  answers(chat: string): readonly string[]
  /** Serves an encrypted file; answers its address. */
  putMedia(bytes: Uint8Array, disposition?: string): string
  /** Their five minutes are over: every address handed out so far answers 403. */
  endMediaLinks(): void
  /** Answers of the next calls to reply addresses: an errcode, or `lost` after taking effect. */
  readonly replyPlan: (number | 'lost')[]
  /** Calls to reply addresses, refused ones included. */
  replyCalls(): number
  until(what: () => boolean, timeoutMs?: number): Promise<void>
  close(): Promise<void>
}

/** Of one person. developer.work.weixin.qq.com/document/path/100719 */
const AT_ONCE = 3
const TIMING: BotTiming = { timeoutMs: 5000, retries: 3, retryDelayMs: 0, pollMs: 20, windowMs: 360_000 }

export async function createWecomBotSimulator(options: WecomBotSimulatorOptions = {}): Promise<WecomBotSimulator> {
  const timing = { ...TIMING, ...options.timing }
  const now = options.now ?? Date.now
  const random = seededRandom(options.seed ?? 1)
  const keys = { token: randomBytes(12).toString('hex'), aesKey: newAesKey() }
  const botId = `aib${randomBytes(8).toString('hex')}`
  const bubbles: Bubble[] = []
  const pushed: Pushed[] = []
  const media = new Map<string, { bytes: Buffer; disposition: string | undefined }>()
  const codes = new Map<string, { msgId: string; chat: string; until: number; used: boolean }>()
  const replyPlan: (number | 'lost')[] = []
  const leaving = new AbortController()
  let callbackUrl = ''
  let replyCalls = 0

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = new URL(request.url ?? '/', url)
    if (request.method === 'GET') {
      serveMedia(at.pathname, response)
      return
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    replyCalls += 1
    const answer = takeReply(at.searchParams.get('response_code') ?? '', Buffer.concat(chunks).toString())
    if (answer === 'lost') return void request.socket.destroy()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }

  function serveMedia(path: string, response: ServerResponse): void {
    const found = media.get(path)
    const headers = found?.disposition === undefined ? {} : { 'content-disposition': found.disposition }
    response.writeHead(found === undefined ? 403 : 200, headers).end(found?.bytes)
  }

  function takeReply(code: string, text: string): object | 'lost' {
    const planned = replyPlan.shift()
    if (typeof planned === 'number') return { errcode: planned, errmsg: 'simulated' }
    const known = codes.get(code)
    const { content, fault } = readReply(text)
    if (known === undefined || known.used || known.until < now()) return { errcode: 60140, errmsg: 'invalid code' }
    if (fault !== undefined) return { errcode: fault, errmsg: 'simulated' }
    known.used = true
    pushed.push({ msgId: known.msgId, chat: known.chat, content, at: now() })
    return planned === 'lost' || random() < simulator.faults.lostAfter ? 'lost' : { errcode: 0, errmsg: 'ok' }
  }

  /** One call; undefined when the line broke. */
  async function post(
    body: object,
  ): Promise<{ status: number; answer: Record<string, unknown> | undefined } | undefined> {
    const { query, body: sealed, nonce } = sealCall(keys, body, { seconds: Math.floor(now() / 1000) })
    if (random() < simulator.faults.lostBefore) return undefined
    try {
      const response = await fetch(`${callbackUrl}?${query.toString()}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: sealed,
        signal: AbortSignal.any([leaving.signal, AbortSignal.timeout(timing.timeoutMs)]),
      })
      const text = await response.text()
      if (random() < simulator.faults.lostAfter) return undefined
      return { status: response.status, answer: response.status === 200 ? openAnswer(keys, text, nonce) : undefined }
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('answer')) throw error
      return undefined
    }
  }

  async function deliver(body: object, msgId: string, retries: number): Promise<CallOutcome> {
    for (let calls = 1; ; calls++) {
      const outcome = await post(body)
      if (outcome?.status === 200 || calls > retries)
        return { status: outcome?.status ?? 0, calls, msgId, answer: outcome?.answer }
      await sleep(timing.retryDelayMs)
    }
  }

  const headOf = (userId: string, msgId: string, { chatId }: Saying): object => ({
    msgid: msgId,
    aibotid: botId,
    chattype: chatId === undefined ? 'single' : 'group',
    ...(chatId !== undefined && { chatid: chatId }),
    from: { userid: userId },
  })

  function newReplyUrl(msgId: string, chat: string): string {
    const code = randomUUID()
    codes.set(code, { msgId, chat, until: now() + 3_600_000, used: false })
    return `${url}/cgi-bin/aibot/response?response_code=${code}`
  }

  async function send(userId: string, body: object, saying: Saying = {}): Promise<CallOutcome> {
    const msgId = saying.msgId ?? `CAIQ${randomUUID()}`
    const chat = saying.chatId ?? userId
    if (isFull(userId, msgId)) return { status: 0, calls: 0, msgId, answer: undefined }
    const replyUrl = saying.noReplyUrl === true ? {} : { response_url: newReplyUrl(msgId, chat) }
    const quote = saying.quote === undefined ? {} : { quote: saying.quote }
    const whole = { ...headOf(userId, msgId, saying), ...replyUrl, ...quote, ...body }
    const outcome = await deliver(whole, msgId, saying.retries ?? timing.retries)
    const stream = outcome.answer?.['stream'] as { id: string; content: string; finish: boolean } | undefined
    if (stream !== undefined) open({ msgId, chat, userId, saying, stream })
    return outcome
  }

  /** "At most 3 messages in interaction with the same bot at once": a further one is not delivered. */
  function isFull(userId: string, msgId: string): boolean {
    const live = bubbles.filter((one) => !one.finished && now() < one.openedAt + timing.windowMs)
    const own = live.filter((one: Bubble & { userId?: string }) => one.userId === userId)
    return own.length >= AT_ONCE && own.every((one) => one.msgId !== msgId)
  }

  interface Opened {
    readonly msgId: string
    readonly chat: string
    readonly userId: string
    readonly saying: Saying
    readonly stream: { id: string; content: string; finish: boolean }
  }

  /** The same message delivered again shows no second bubble. */
  function open({ msgId, chat, userId, saying, stream }: Opened): void {
    const known = bubbles.find((bubble) => bubble.msgId === msgId)
    if (known !== undefined && known.streamId !== stream.id) throw new Error('a redelivery opened another stream')
    if (known !== undefined) return
    const bubble: Bubble & { userId?: string; chatId?: string } = {
      msgId,
      chat,
      streamId: stream.id,
      content: '',
      finished: false,
      pictures: [],
      polls: 0,
      openedAt: now(),
      userId,
      ...(saying.chatId !== undefined && { chatId: saying.chatId }),
    }
    show(bubble, stream)
    bubbles.push(bubble)
    if (options.polling !== false) void keepPolling(bubble)
  }

  function show(bubble: Bubble, { content, finish }: { content: string; finish: boolean }): void {
    if (Buffer.byteLength(content) > 20_480) throw new Error('snapshot over 20480 bytes')
    if (content.trim() === '') throw new Error('snapshot without visible text')
    bubble.content = content
    bubble.finished = finish
    if (finish) bubble.endedAt ??= now()
    if (bubble.pictures.at(-1) !== content) bubble.pictures.push(content)
  }

  async function poll(bubble: Bubble & { userId?: string; chatId?: string }): Promise<CallOutcome> {
    bubble.polls += 1
    const msgId = `poll-${randomUUID()}`
    const head = headOf(
      bubble.userId ?? bubble.chat,
      msgId,
      bubble.chatId === undefined ? {} : { chatId: bubble.chatId },
    )
    const outcome = await post({ ...head, msgtype: 'stream', stream: { id: bubble.streamId } })
    if (outcome?.answer !== undefined) showPoll(bubble, outcome.answer)
    return { status: outcome?.status ?? 0, calls: 1, msgId, answer: outcome?.answer }
  }

  function showPoll(bubble: Bubble, answer: Record<string, unknown>): void {
    const stream = answer['stream'] as { id: string; content: string; finish: boolean }
    if (stream.id !== bubble.streamId) throw new Error('a poll was answered for another stream')
    if (!bubble.finished) show(bubble, stream)
  }

  async function keepPolling(bubble: Bubble): Promise<void> {
    while (!bubble.finished && now() < bubble.openedAt + timing.windowMs && !leaving.signal.aborted) {
      await poll(bubble)
      await sleep(timing.pollMs)
    }
  }

  const simulator: WecomBotSimulator = {
    url,
    keys,
    botId,
    faults: { lostBefore: 0, lostAfter: 0, ...options.faults },
    replyPlan,
    callTo: (to) => void (callbackUrl = to),
    send,
    say: (userId, text, saying) => send(userId, { msgtype: 'text', text: { content: text } }, saying),
    event: async (userId, event, saying = {}) => {
      const msgId = saying.msgId ?? `EV${randomUUID()}`
      const replyUrl = { response_url: newReplyUrl(msgId, saying.chatId ?? userId) }
      const create_time = Math.floor(now() / 1000)
      const body = { ...headOf(userId, msgId, saying), create_time, ...replyUrl, msgtype: 'event', event }
      return deliver(body, msgId, saying.retries ?? 0)
    },
    poll,
    handshake: async () => {
      const plain = randomBytes(10).toString('hex')
      const { query, body } = sealCall(keys, plain, { seconds: Math.floor(now() / 1000) })
      query.set('echostr', (JSON.parse(body) as { encrypt: string }).encrypt)
      const response = await fetch(`${callbackUrl}?${query.toString()}`, { signal: AbortSignal.timeout(1000) })
      return { status: response.status, body: await response.text(), plain }
    },
    bubbles: (chat) => bubbles.filter((bubble) => bubble.chat === chat),
    pushed: (chat) => pushed.filter((message) => message.chat === chat),
    read: (chat) =>
      [
        ...bubbles.filter((bubble) => bubble.chat === chat).map(({ openedAt: at, content }) => ({ at, content })),
        ...pushed.filter((message) => message.chat === chat),
      ]
        .toSorted((a, b) => a.at - b.at)
        .map(({ content }) => content),
    answers: (chat) =>
      [
        ...bubbles.flatMap((bubble) =>
          bubble.chat === chat && bubble.endedAt !== undefined ? [{ at: bubble.endedAt, content: bubble.content }] : [],
        ),
        ...pushed.filter((message) => message.chat === chat),
      ]
        .toSorted((a, b) => a.at - b.at)
        .map(({ content }) => content),
    putMedia: (bytes, disposition) => {
      const path = `/media/${randomUUID()}`
      media.set(path, { bytes: encryptMedia(keys.aesKey, bytes), disposition })
      return `${url}${path}?q-signature=secret`
    },
    endMediaLinks: () => {
      media.clear()
    },
    replyCalls: () => replyCalls,
    until: async (what, timeoutMs = 15_000) => {
      const deadline = Date.now() + timeoutMs
      while (!what()) {
        if (Date.now() > deadline) throw new Error('did not come about in time')
        await sleep(10)
      }
    },
    close: async () => {
      leaving.abort()
      server.closeAllConnections()
      await new Promise<unknown>((resolve) => server.close(resolve))
    },
  }
  return simulator
}

function readReply(text: string): { readonly content: string; readonly fault?: number } {
  const body = JSON.parse(text) as { msgtype: string; markdown?: { content: string } }
  const content = body.markdown?.content ?? ''
  if (body.msgtype !== 'markdown') return { content, fault: 40008 }
  return content === '' || Buffer.byteLength(content) > 20_480 ? { content, fault: 45002 } : { content }
}

function newAesKey(): string {
  return randomBytes(64).toString('base64').replace(/[+/=]/g, '').padEnd(43, 'x').slice(0, 42).concat('A')
}
