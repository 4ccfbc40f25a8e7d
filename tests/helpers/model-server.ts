import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What the server was asked: the body of a chat completion request. */
export interface ModelRequest {
  readonly path: string
  readonly authorization: string
  readonly body: {
    readonly model: string
    readonly stream?: boolean
    readonly max_tokens?: number
    readonly max_completion_tokens?: number
    readonly temperature?: number
    readonly messages: readonly { readonly role: string; readonly content: string }[]
  }
}

/** How each vendor dresses the same text. */
export type Dialect = 'openai' | 'deepseek' | 'qwen' | 'vllm' | 'ollama'

export interface ModelAnswer {
  readonly text?: string
  /** Reasoning that goes before the text, in the dialect's own way. */
  readonly thinking?: string
  readonly dialect?: Dialect
  /** Characters in one event; default 7. */
  readonly pieceChars?: number
  /** Wait before each event. */
  readonly pieceMs?: number
  /** Wait before the headers. */
  readonly delayMs?: number
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly error?: object
  /** Destroys the socket after so many characters of text. */
  readonly cutAfterChars?: number
  /** Stops sending after so many characters, and leaves the line open. */
  readonly hangAfterChars?: number
  readonly finish?: string | null
  /** Told after each event with the text sent so far, for who measures what comes of it. */
  readonly onSent?: (text: string) => void
  /** A body sent as it is, instead of a stream. */
  readonly raw?: { readonly type: string; readonly body: string }
}

export interface ModelServer {
  /** …/v1 */
  readonly baseUrl: string
  readonly requests: readonly ModelRequest[]
  /** Requests in hand now, and the most there ever were. */
  readonly load: { readonly now: number; readonly most: number }
  close(): Promise<void>
}

/** Answers one request after the other; the n-th call gets n, from 0. */
export type ModelScript = (request: ModelRequest, n: number) => ModelAnswer | Promise<ModelAnswer>

/** An OpenAI-compatible server on loopback, real HTTP, for tests. */
export async function startModelServer(script: ModelScript): Promise<ModelServer> {
  const requests: ModelRequest[] = []
  const load = { now: 0, most: 0 }
  const server = createServer((incoming, outgoing) => {
    load.now += 1
    load.most = Math.max(load.most, load.now)
    outgoing.on('close', () => {
      load.now -= 1
    })
    void readRequest(incoming).then(async (request) => {
      const n = requests.push(request) - 1
      await answer(outgoing, await script(request, n))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    load,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

async function readRequest(incoming: IncomingMessage): Promise<ModelRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return {
    path: incoming.url ?? '',
    authorization: incoming.headers.authorization ?? '',
    body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as ModelRequest['body'],
  }
}

async function answer(outgoing: ServerResponse, reply: ModelAnswer): Promise<void> {
  if (reply.delayMs !== undefined) await sleep(reply.delayMs)
  if (reply.raw !== undefined) {
    outgoing.writeHead(reply.status ?? 200, { 'content-type': reply.raw.type, ...reply.headers }).end(reply.raw.body)
    return
  }
  if (reply.status !== undefined && reply.status >= 400) {
    const error = { error: reply.error ?? { message: 'no', type: 'error', code: null, param: null } }
    outgoing
      .writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
      .end(JSON.stringify(error))
    return
  }
  await stream(outgoing, reply)
}

async function stream(outgoing: ServerResponse, reply: ModelAnswer): Promise<void> {
  outgoing.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', ...reply.headers })
  outgoing.flushHeaders()
  const dialect = reply.dialect ?? 'openai'
  const last = Math.min(reply.cutAfterChars ?? Infinity, reply.hangAfterChars ?? Infinity)
  let sent = ''
  for (const delta of deltas(reply, dialect)) {
    if (outgoing.destroyed) return
    if (reply.pieceMs !== undefined) await sleep(reply.pieceMs)
    sent += delta.content ?? ''
    write(outgoing, chunk(delta, null))
    reply.onSent?.(sent)
    if (sent.length >= last) return breakOff(outgoing, reply)
  }
  finish(outgoing, reply, dialect)
}

async function breakOff(outgoing: ServerResponse, reply: ModelAnswer): Promise<void> {
  if (reply.cutAfterChars === undefined) return
  await sleep(5) // lets the kernel hand over what was written
  outgoing.destroy()
}

interface Delta {
  readonly role?: string
  readonly content?: string | null
  readonly reasoning_content?: string | null
  readonly reasoning?: string
}

/** The stream quirks of each vendor, as documented and seen in their public servers. */
function* deltas(reply: ModelAnswer, dialect: Dialect): Generator<Delta> {
  const size = reply.pieceChars ?? 7
  yield dialect === 'deepseek'
    ? { role: 'assistant', content: null, reasoning_content: '' }
    : { role: 'assistant', content: '' }
  for (const piece of pieces(thinkingText(reply, dialect), size)) yield thinkingDelta(piece, dialect)
  for (const piece of pieces(reply.text ?? '', size)) {
    yield dialect === 'deepseek' || dialect === 'qwen'
      ? { content: piece, reasoning_content: null }
      : { content: piece }
  }
}

function thinkingText({ thinking }: ModelAnswer, dialect: Dialect): string {
  if (thinking === undefined) return ''
  return dialect === 'ollama' || dialect === 'openai' ? `<think>\n${thinking}\n</think>\n\n` : thinking
}

function thinkingDelta(piece: string, dialect: Dialect): Delta {
  if (dialect === 'deepseek' || dialect === 'qwen') return { content: null, reasoning_content: piece }
  return dialect === 'vllm' ? { reasoning: piece } : { content: piece }
}

function* pieces(text: string, size: number): Generator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

const chunk = (delta: Delta, finish: string | null): object => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'imitation',
  choices: [{ index: 0, delta, finish_reason: finish, logprobs: null }],
})

function write(outgoing: ServerResponse, event: object): void {
  outgoing.write(`data: ${JSON.stringify(event)}\n\n`)
}

function finish(outgoing: ServerResponse, reply: ModelAnswer, dialect: Dialect): void {
  const reason = reply.finish === undefined ? 'stop' : reply.finish
  if (dialect === 'deepseek') outgoing.write(': keep-alive\n\n')
  write(outgoing, chunk(dialect === 'qwen' ? { content: '', reasoning_content: null } : {}, reason))
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }
  if (dialect !== 'ollama') write(outgoing, { id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [], usage })
  outgoing.end('data: [DONE]\n\n')
}
