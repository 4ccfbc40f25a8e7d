import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import type { SocketBehaviour, SocketSimulator } from './wecom-socket-simulator.ts'
import type { Bubble, SocketChats } from './wecom-socket-simulator-chats.ts'

/** What a command is answered with, and by. */
export interface Given {
  readonly rules: SocketBehaviour
  readonly chats: SocketChats
  readonly account: SocketSimulator['account']
  readonly counts: SocketSimulator['counts']
  readonly socket: WebSocket
  /** Makes this connection the one that is served. */
  readonly take: (socket: WebSocket) => void
  readonly isCurrent: () => boolean
}

export interface Asked {
  readonly cmd: string
  readonly headers: { readonly req_id: string }
  readonly body?: Record<string, unknown>
}

interface Ack {
  readonly errcode: number
  readonly body?: object
}

const OK: Ack = { errcode: 0 }
const MAX_BYTES = 20_480

/** Req_ids with a frame whose acknowledgement is on its way: another frame now meets it. */
const busyOf = new WeakMap<SocketChats, Set<string>>()
const uploadsOf = new WeakMap<
  SocketChats,
  Map<string, { chunks: Map<number, Buffer>; about: Record<string, unknown> }>
>()
const sentAtOf = new WeakMap<SocketChats, Map<string, number[]>>()

export async function answerCommand(asked: Asked, given: Given): Promise<void> {
  const { rules, counts } = given
  if (rules.dead) return
  if (asked.cmd === 'ping') {
    counts.pings += 1
    reply(asked, OK, given)
    return
  }
  if (asked.cmd === 'aibot_subscribe') {
    subscribe(asked, given)
    return
  }
  await answerSaying(asked, given)
}

function subscribe(asked: Asked, given: Given): void {
  const { rules, counts, account, take, socket } = given
  counts.subscribes += 1
  if (rules.subscribe === 'silence') return
  const right = asked.body?.['bot_id'] === account.botId && asked.body['secret'] === account.secret
  // The socket is left open after a refusal.
  if (rules.subscribe === 'deny' || !right) {
    reply(asked, { errcode: 853000 }, given)
    return
  }
  reply(asked, OK, given)
  take(socket)
}

async function answerSaying(asked: Asked, given: Given): Promise<void> {
  const { rules, chats, counts, socket } = given
  const reqId = asked.headers.req_id
  const busy = busyOf.get(chats) ?? new Set()
  busyOf.set(chats, busy)
  if (busy.has(reqId)) {
    counts.overlaps += 1
    reply(asked, { errcode: 6000 }, given)
    return
  }
  busy.add(reqId)
  counts.said += 1
  const fault = asked.cmd.startsWith('aibot_upload') ? undefined : faultOf(rules)
  const ack = fault === 'busy' ? { errcode: -1 } : carryOut(asked, given)
  const late = lateMs(rules)
  await sleep(rules.ackMs)
  busy.delete(reqId)
  if (fault === 'broken') {
    socket.terminate()
    return
  }
  if (fault === 'unacknowledged' || isLost(asked, rules)) return
  await sleep(late)
  reply(asked, ack, given)
}

function faultOf({ faults }: SocketBehaviour): 'busy' | 'broken' | 'unacknowledged' | undefined {
  const luck = Math.random()
  if (luck < faults.busy) return 'busy'
  if (luck < faults.busy + faults.broken) return 'broken'
  return luck < faults.busy + faults.broken + faults.unacknowledged ? 'unacknowledged' : undefined
}

function lateMs({ lateAcks }: SocketBehaviour): number {
  if (lateAcks.count === 0) return 0
  lateAcks.count -= 1
  return lateAcks.ms
}

function isLost({ body }: Asked, rules: SocketBehaviour): boolean {
  const stream = body?.['stream'] as { finish?: boolean } | undefined
  if (rules.silentFinish && stream?.finish === true) return true
  if (rules.loseAcks === 0) return false
  rules.loseAcks -= 1
  return true
}

function reply({ headers }: Asked, ack: Ack, { socket }: Given): void {
  const errmsg = ack.errcode === 0 ? 'ok' : 'refused'
  socket.send(JSON.stringify({ headers: { req_id: headers.req_id }, ...ack, errmsg }), () => undefined)
}

function carryOut(asked: Asked, given: Given): Ack {
  const { rules, isCurrent } = given
  if (!isCurrent()) return { errcode: 846604 }
  if (asked.cmd.startsWith('aibot_upload')) return upload(asked, given)
  const refused = rules.refuse.shift()
  if (refused !== undefined && refused !== 0) return { errcode: refused }
  switch (asked.cmd) {
    case 'aibot_respond_msg':
      return respond(asked, given)
    case 'aibot_respond_welcome_msg':
      return respondOnce(asked, given, 'text')
    case 'aibot_respond_update_msg':
      return respondOnce(asked, given, 'update')
    case 'aibot_send_msg':
      return pushed(asked, given)
    default:
      return { errcode: 40008 }
  }
}

function respond(asked: Asked, given: Given): Ack {
  const { chats, rules, socket } = given
  const message = chats.message(asked.headers.req_id)
  if (message === undefined || (rules.reqIdDies && message.by !== socket)) return { errcode: 846605 }
  if (isTooMany(message.chat, given)) return { errcode: 45009 }
  const body = asked.body ?? {}
  if (body['msgtype'] === 'stream') return showStream(body, message, given)
  return show(body, message.chat, given, message.msgId)
}

function showStream(
  body: Record<string, unknown>,
  { chat, msgId }: { readonly chat: string; readonly msgId: string },
  { chats, rules }: Given,
): Ack {
  const { id, finish, content } = body['stream'] as { id: string; finish: boolean; content: string }
  if (Buffer.byteLength(content) > MAX_BYTES) return { errcode: 40058 }
  const now = Date.now()
  const known = chats.find(id)
  if (known !== undefined && now - known.openedAt > rules.streamMs) return { errcode: 846608 }
  const bubble: Bubble =
    known ??
    chats.add({ kind: 'stream', chat, msgId, streamId: id, content: '', finished: false, openedAt: now, snapshots: [] })
  bubble.content = content
  bubble.snapshots.push(content)
  if (finish) chats.finish(bubble)
  return OK
}

function respondOnce(asked: Asked, { chats }: Given, kind: 'text' | 'update'): Ack {
  const message = chats.message(asked.headers.req_id)
  if (message === undefined) return { errcode: 846605 }
  const { text } = (asked.body ?? {}) as { text?: { content: string } }
  add(chats, { kind, chat: message.chat, content: text?.content ?? '', body: asked.body ?? {}, msgId: message.msgId })
  return OK
}

function pushed(asked: Asked, given: Given): Ack {
  const body = asked.body ?? {}
  const chat = String(body['chatid'])
  // Without a type, or with 0, a group is tried first.
  const single = body['chat_type'] === 1
  if (!given.chats.knows(chat, single)) return { errcode: 93006 }
  if (isTooMany(chat, given)) return { errcode: 45009 }
  if (!['markdown', 'template_card', 'file'].includes(String(body['msgtype']))) return { errcode: 40008 }
  return show(body, chat, given)
}

function show(body: Record<string, unknown>, chat: string, { chats }: Given, msgId?: string): Ack {
  const answers = msgId === undefined ? {} : { msgId }
  switch (body['msgtype']) {
    case 'markdown': {
      // Not a reply to a message, only a push.
      const { content } = body['markdown'] as { content: string }
      if (msgId !== undefined) return { errcode: 40008 }
      if (Buffer.byteLength(content) > MAX_BYTES) return { errcode: 40058 }
      add(chats, { kind: 'markdown', chat, content, body })
      return OK
    }
    case 'file': {
      const file = uploaded(chats, (body['file'] as { media_id: string }).media_id)
      if (file === undefined) return { errcode: 40007 }
      add(chats, { ...answers, kind: 'file', chat, content: file.name, body: file })
      return OK
    }
    case 'template_card': {
      const { main_title: title } = body['template_card'] as { main_title?: { title?: string } }
      add(chats, { ...answers, kind: 'template_card', chat, content: title?.title ?? '', body })
      return OK
    }
    default:
      return { errcode: 40008 }
  }
}

function add(chats: SocketChats, bubble: Pick<Bubble, 'kind' | 'chat' | 'content' | 'msgId' | 'body'>): void {
  chats.add({ ...bubble, finished: true, openedAt: Date.now(), snapshots: [bubble.content] })
}

function isTooMany(chat: string, { rules, chats, counts }: Given): boolean {
  const sentAt = sentAtOf.get(chats) ?? new Map<string, number[]>()
  sentAtOf.set(chats, sentAt)
  const now = Date.now()
  const lately = (sentAt.get(chat) ?? []).filter((at) => now - at < 60_000)
  sentAt.set(chat, [...lately, now])
  if (lately.length < rules.perMinute) return false
  counts.tooMany += 1
  return true
}

function upload(asked: Asked, { chats, rules }: Given): Ack {
  const uploads = uploadsOf.get(chats) ?? new Map<string, never>()
  uploadsOf.set(chats, uploads)
  const body = asked.body ?? {}
  if (asked.cmd === 'aibot_upload_media_init') {
    const id = `up${uploads.size + 1}`
    const refusal = refusedUpload(Number(body['total_chunks']), uploads.size, rules)
    if (refusal !== undefined) return refusal
    uploads.set(id, { chunks: new Map(), about: body })
    return { errcode: 0, body: { upload_id: id } }
  }
  const id = String(body['upload_id'])
  const begun = uploads.get(id)
  if (begun === undefined) return { errcode: 40007 }
  if (asked.cmd === 'aibot_upload_media_chunk') {
    const chunk = Buffer.from(String(body['base64_data']), 'base64')
    if (chunk.length > 512 * 1024) return { errcode: 40058 }
    begun.chunks.set(Number(body['chunk_index']), chunk)
    return OK
  }
  const whole = uploaded(chats, id)
  const right = whole !== undefined && createHash('md5').update(whole.bytes).digest('hex') === begun.about['md5']
  return right ? { errcode: 0, body: { type: 'file', media_id: id, created_at: '1' } } : { errcode: 40006 }
}

function refusedUpload(chunks: number, begun: number, rules: SocketBehaviour): Ack | undefined {
  if (chunks > 100) return { errcode: 40058 }
  return begun >= rules.uploadsPerMinute ? { errcode: 45009 } : undefined
}

/** Pieces are counted from 0. */
function uploaded(chats: SocketChats, id: string): { name: string; bytes: Buffer } | undefined {
  const begun = uploadsOf.get(chats)?.get(id)
  if (begun === undefined) return undefined
  const pieces = Array.from({ length: Number(begun.about['total_chunks']) }, (_, at) => begun.chunks.get(at))
  const present = pieces.filter((piece) => piece !== undefined)
  if (present.length !== pieces.length) return undefined
  return { name: String(begun.about['filename']), bytes: Buffer.concat(present) }
}
