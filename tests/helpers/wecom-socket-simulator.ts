import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { createSocketChats, type SocketChats } from './wecom-socket-simulator-chats.ts'
import { type Asked, answerCommand, type Given } from './wecom-socket-simulator-commands.ts'

/** How the simulated platform behaves; may be changed while it runs. */
export interface SocketBehaviour {
  subscribe: 'ack' | 'deny' | 'silence'
  /** Between a frame and its acknowledgement. */
  ackMs: number
  /** Frames that are taken, but whose acknowledgement never comes: the next so many. */
  loseAcks: number
  /** Acknowledgements that come so much later: the next so many. */
  lateAcks: { count: number; ms: number }
  /** End frames are never acknowledged. */
  silentFinish: boolean
  /** Error codes for the next frames that say something, in order. */
  refuse: number[]
  /** A stream takes nothing so long after its first frame. */
  streamMs: number
  /** Frames to one chat in a minute; more are refused with 45009. */
  perMinute: number
  /** Files begun in the first minute; more are refused with 45009. No test lasts longer. */
  uploadsPerMinute: number
  /** Takes frames and says nothing any more, not even to pings. */
  dead: boolean
  /** The connection that was kicked stays open for so long. */
  kickCloseMs: number
  /** A req_id works on the connection only that its message came by. */
  reqIdDies: boolean
  /** Of a hundred frames that say something: refused as busy; taken, with the connection broken instead of an acknowledgement; taken and not acknowledged. */
  faults: { busy: number; broken: number; unacknowledged: number }
}

export interface SocketSimulator {
  readonly url: string
  readonly account: { readonly botId: string; readonly secret: string }
  readonly behaviour: SocketBehaviour
  readonly chats: SocketChats
  readonly counts: { subscribes: number; kicks: number; pings: number; overlaps: number; said: number; tooMany: number }
  /** Connections that are subscribed now. */
  live(): number
  untilLive(): Promise<void>
  /** A person writes. False when nobody is connected, or three messages of that person are in hand; the message is then lost. */
  say(from: string, text: string, how?: SayHow): boolean
  /** Something of another kind: `body` is what the frame's body has besides ids. */
  push(from: string, body: object, how?: SayHow & { readonly event?: boolean }): boolean
  /** Breaks all connections without a word. */
  breakAll(): void
  close(): Promise<void>
}

export interface SayHow {
  readonly msgId?: string
  /** Id of the group it is said in. */
  readonly group?: string
  /** Control characters in the frame as they are. */
  readonly raw?: boolean
}

const AT_ONCE = 3

const QUIET: SocketBehaviour = {
  subscribe: 'ack',
  ackMs: 2,
  loseAcks: 0,
  lateAcks: { count: 0, ms: 0 },
  silentFinish: false,
  refuse: [],
  streamMs: 360_000,
  perMinute: 30,
  uploadsPerMinute: 30,
  dead: false,
  kickCloseMs: 200,
  reqIdDies: false,
  faults: { busy: 0, broken: 0, unacknowledged: 0 },
}

/** The server of WeCom's long connection, on loopback. */
export async function createSocketSimulator(behaviour: Partial<SocketBehaviour> = {}): Promise<SocketSimulator> {
  const server = createServer()
  const sockets = new WebSocketServer({ server })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const account = { botId: 'aibSimulated01', secret: 'long-connection-secret' }
  const counts = { subscribes: 0, kicks: 0, pings: 0, overlaps: 0, said: 0, tooMany: 0 }
  const rules: SocketBehaviour = { ...QUIET, ...behaviour }
  const chats = createSocketChats()
  let current: WebSocket | undefined
  let serial = 0
  const kick = (old: WebSocket) => {
    counts.kicks += 1
    const event = { msgtype: 'event', event: { eventtype: 'disconnected_event' } }
    write(old, frameOf('aibot_event_callback', `kick${counts.kicks}`, { ...envelope('nobody', {}), ...event }))
    setTimeout(() => {
      old.close()
    }, rules.kickCloseMs)
  }
  const take = (socket: WebSocket) => {
    if (current !== undefined && current !== socket) kick(current)
    current = socket
  }
  const envelope = (from: string, { msgId, group }: SayHow) => ({
    msgid: msgId ?? `m${(serial += 1)}`,
    aibotid: account.botId,
    chattype: group === undefined ? 'single' : 'group',
    ...(group !== undefined && { chatid: group }),
    from: { userid: from },
  })
  sockets.on('connection', (socket) => {
    const given: Given = { rules, chats, account, counts, socket, take, isCurrent: () => current === socket }
    socket.on('message', (data: Buffer) => void answerCommand(JSON.parse(data.toString()) as Asked, given))
    socket.on('close', () => {
      if (current === socket) current = undefined
    })
    socket.on('error', () => undefined)
  })
  /** "At most 3 messages in interaction with the same bot at once" [D100719]: a further one is not delivered. */
  const isFull = (from: string, msgId: string) => {
    const inHand = chats.inHand(from, Date.now() - rules.streamMs)
    return inHand.size >= AT_ONCE && !inHand.has(msgId)
  }
  const push: SocketSimulator['push'] = (from, body, how = {}) => {
    if (current === undefined || rules.dead) return false
    const head = envelope(from, how)
    if (how.event !== true && isFull(from, head.msgid)) return false
    const reqId = `req-${head.msgid}`
    chats.opened({
      reqId,
      chat: how.group ?? from,
      from,
      single: how.group === undefined,
      msgId: head.msgid,
      by: current,
    })
    const cmd = how.event === true ? 'aibot_event_callback' : 'aibot_msg_callback'
    const text = frameOf(cmd, reqId, { ...head, ...body })
    write(current, how.raw === true ? withControls(text) : text)
    return true
  }
  return {
    url: `ws://127.0.0.1:${port}`,
    account,
    behaviour: rules,
    chats,
    counts,
    live: () => (current === undefined ? 0 : 1),
    untilLive: async () => {
      while (current === undefined) await sleep(5)
    },
    push,
    say: (from, text, how) => push(from, { msgtype: 'text', text: { content: text } }, how),
    breakAll: () => {
      for (const socket of sockets.clients) socket.terminate()
      current = undefined
    },
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      server.close()
      await once(server, 'close')
    },
  }
}

function frameOf(cmd: string, reqId: string, body: object): string {
  return JSON.stringify({ cmd, headers: { req_id: reqId }, body })
}

function write(socket: WebSocket, text: string): void {
  socket.send(text, () => undefined)
}

/** As the platform does now and then: a line end and an escape code as they are, inside a string. */
function withControls(text: string): string {
  return text.replace('"content":"', '"content":"\u0007').replace('\\n', '\n')
}
