import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AcceptMessage, Callback, CallbackReceiver, CallbackReply, Channel, Receipt } from '../core/channel.ts'
import type { Counters } from '../core/counters.ts'
import type { InboundMessage } from '../core/inbound-message.ts'
import type { Logger } from '../core/logger.ts'
import type { HttpLimits } from './limits.ts'
import { readQuery } from './read-query.ts'
import { within } from './within.ts'

export interface CallbackRoutes {
  readonly channels: readonly Channel[]
  readonly accept: AcceptMessage
  readonly logger: Logger
  readonly counters: Counters
  readonly limits: HttpLimits
}

type ChannelWithReceiver = Channel & { readonly receiver: CallbackReceiver }

const TEXT = 'text/plain; charset=utf-8'
const REFUSED: CallbackReply = { status: 403, type: TEXT, body: '' }
/** Not taken in: the platform is to deliver again. */
const AWAY: CallbackReply = { status: 503, type: TEXT, body: '' }

/** `/callback/CHANNEL` for the default account, `/callback/CHANNEL/NAME` for every account by name. */
export function callbackRoutes(app: FastifyInstance, door: CallbackRoutes): void {
  // The body is signed or encrypted as it came: no parser may touch it.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: door.limits.bodyBytes }, (_request, body, done) => {
    done(null, body)
  })
  app.setErrorHandler((error: { readonly statusCode?: number }, request, reply) =>
    answerError(door, { error, request, reply }),
  )
  for (const channel of door.channels.filter(hasReceiver)) {
    for (const url of paths(channel)) {
      app.route({
        method: ['GET', 'POST'],
        url,
        handler: async (request, reply) => answer(door, { channel, request, reply }),
      })
    }
  }
  app.all('/callback/*', async (_request, reply) => send(reply, refuse(door, 'unknown', 'path')))
}

function hasReceiver(channel: Channel): channel is ChannelWithReceiver {
  return channel.receiver !== undefined
}

function paths({ name, account }: Channel): readonly string[] {
  const named = `/callback/${name}/${encodeURIComponent(account)}`
  return account === 'default' ? [`/callback/${name}`, named] : [named]
}

interface Visit {
  readonly channel: ChannelWithReceiver
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function answer(door: CallbackRoutes, { channel, request, reply }: Visit): Promise<FastifyReply> {
  const callback = toCallback(request)
  if (callback === undefined) return send(reply, refuse(door, channel.name, 'encoding'))
  const receipt = await channel.receiver.receive(callback)
  if (receipt.kind === 'refused') return send(reply, refuse(door, channel.name, receipt.reason ?? 'refused'))
  if (receipt.kind === 'message') return send(reply, await takeIn(door, receipt))
  door.counters.add('callback', { channel: channel.name, kind: receipt.kind })
  // Rare, and what an administrator waits to see.
  if (receipt.kind === 'handshake')
    door.logger.info({ channel: channel.name, account: channel.account }, 'address verified')
  return send(reply, receipt.reply)
}

/** Acknowledges only what is kept durably. */
async function takeIn(
  door: CallbackRoutes,
  receipt: Receipt & { readonly message: InboundMessage },
): Promise<CallbackReply> {
  const { message, reply } = receipt
  const labels = { channel: message.replyTo.channel, account: message.replyTo.account }
  try {
    const outcome = await within(door.limits.acceptMs, door.accept(message))
    door.counters.add('callback', { channel: labels.channel, kind: outcome })
    return reply
  } catch (error) {
    door.counters.add('callback', { channel: labels.channel, kind: 'away' })
    door.logger.error({ ...labels, key: message.idempotencyKey, error: nameOf(error) }, 'message not taken in')
    return AWAY
  }
}

function toCallback(request: FastifyRequest): Callback | undefined {
  try {
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const)
    return {
      method: request.method === 'GET' ? 'GET' : 'POST',
      query: readQuery(request.raw.url ?? ''),
      headers: Object.fromEntries(headers),
      body: Buffer.isBuffer(request.body) ? new TextDecoder('utf-8', { fatal: true }).decode(request.body) : '',
    }
  } catch {
    return undefined
  }
}

/** One shape for every refusal; the reason is for us. */
function refuse(door: CallbackRoutes, channel: string, reason: string): CallbackReply {
  door.counters.add('callback-refused', { channel, reason })
  door.logger.warn({ channel, reason }, 'callback refused')
  return REFUSED
}

interface Failed {
  readonly error: { readonly statusCode?: number }
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Too long, badly framed: refused like any other. A fault of ours: 503, so that the message comes again. */
function answerError(door: CallbackRoutes, { error, reply }: Failed): FastifyReply {
  const status = error.statusCode ?? 500
  if (status < 500) return send(reply, refuse(door, 'unknown', status === 413 ? 'size' : 'request'))
  door.logger.error({ error: nameOf(error) }, 'callback failed')
  return send(reply, AWAY)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}

function send(reply: FastifyReply, { status, type, body }: CallbackReply): FastifyReply {
  return reply.code(status).type(type).send(body)
}
