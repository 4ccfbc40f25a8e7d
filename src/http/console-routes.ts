import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ConsoleDoor, ConsoleEvent } from '../core/console-door.ts'

const TALK = /^[A-Za-z0-9-]{8,64}$/
/** A comment line this often keeps proxies and browsers from closing a quiet stream. */
const HEARTBEAT_MS = 20_000
const BODY_LIMIT_BYTES = 1_048_576

const bodySchema = {
  type: 'object',
  required: ['talk', 'id', 'text'],
  additionalProperties: false,
  properties: {
    talk: { type: 'string', pattern: TALK.source },
    id: { type: 'string', pattern: TALK.source },
    text: { type: 'string', maxLength: 400_000 },
  },
} as const

/**
 * The chat page and its two calls. Only for this machine: the Host must be a loopback name (against DNS rebinding) and a
 * request that names an Origin must come from the page itself (against other sites in the same browser).
 */
export async function registerConsoleRoutes(
  app: FastifyInstance,
  { door }: { readonly door: ConsoleDoor },
): Promise<void> {
  const leaving = new AbortController()
  // Streams are never idle, so a close would wait for them for ever.
  app.addHook('preClose', async () => {
    leaving.abort()
  })
  app.addHook('onRequest', async (request, reply) => {
    if (!isLocal(request)) await reply.code(403).type('text/plain; charset=utf-8').send('只能在本机打开')
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
    reply.header('content-security-policy', "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'")
  })
  app.get('/', async (_request, reply) => asset(reply, door, 'index.html'))
  app.get<{ Params: { name: string } }>('/console/:name', async (request, reply) =>
    asset(reply, door, request.params.name),
  )
  app.post<{ Body: { talk: string; id: string; text: string } }>(
    '/console/messages',
    { schema: { body: bodySchema }, bodyLimit: BODY_LIMIT_BYTES },
    async (request, reply) => {
      await door.post(request.body)
      return reply.code(202).send({ ok: true })
    },
  )
  app.get<{ Querystring: { talk: string; after?: string } }>('/console/events', async (request, reply) => {
    const { talk, after } = request.query
    if (!TALK.test(talk)) return reply.code(400).send({ error: 'talk' })
    return stream(request, reply, {
      leaving: leaving.signal,
      events: (signal) => door.events(talk, Number(after ?? 0) || 0, signal),
    })
  })
}

function isLocal(request: FastifyRequest): boolean {
  const { host, origin } = request.headers
  if (host === undefined || !isLoopback(`http://${host}`)) return false
  return origin === undefined || origin === `http://${host}`
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
}

function asset(reply: FastifyReply, door: ConsoleDoor, name: string): FastifyReply {
  const file = door.asset(name)
  if (file === undefined) return reply.code(404).type('text/plain').send('')
  return reply.header('cache-control', 'no-cache').type(file.type).send(file.body)
}

interface Following {
  readonly events: (signal: AbortSignal) => AsyncIterable<ConsoleEvent>
  /** Fires when the server closes. */
  readonly leaving: AbortSignal
}

/** Server-sent events until the page or the server goes away. */
function stream(request: FastifyRequest, reply: FastifyReply, { events, leaving }: Following): FastifyReply {
  const gone = new AbortController()
  const heartbeat = setInterval(() => lines.push(': still here\n\n'), HEARTBEAT_MS)
  const lines = new Readable({ read: () => undefined, encoding: 'utf8' })
  request.raw.socket.once('close', () => {
    gone.abort()
  })
  lines.push(': open\n\n')
  pump(events(AbortSignal.any([gone.signal, leaving])), lines)
    .catch((error: unknown) => {
      request.log.warn({ err: error }, 'the event stream of a chat page broke off')
    })
    .finally(() => {
      clearInterval(heartbeat)
      lines.push(null)
    })
  return reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(lines)
}

async function pump(events: AsyncIterable<ConsoleEvent>, lines: Readable): Promise<void> {
  for await (const event of events) {
    const { kind, ...rest } = event
    const data = event.kind === 'item' ? event.item : rest
    lines.push(`event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`)
  }
}
