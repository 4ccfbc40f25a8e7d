import { WebSocket } from 'ws'
import type { Logger } from '../../../core/logger.ts'
import type { AibotSocketAccount, SocketRules } from './account.ts'
import { type Acks, createAcks, type Outcome } from './acks.ts'
import { DENIED } from './errcodes.ts'
import { type Command, type Frame, readFrame, writeFrame } from './frame.ts'
import { isDisconnected } from './is-disconnected.ts'

/** Why a connection ended. `kicked`: somebody else subscribed. `denied`: the credentials are wrong. */
export type Ending = 'kicked' | 'denied' | 'refused' | 'silent' | 'closed' | 'left'

export interface ConnectionOptions {
  readonly account: Pick<AibotSocketAccount, 'name' | 'botId' | 'secret' | 'url'>
  readonly rules: SocketRules
  readonly logger: Logger
  /** Connected, not yet subscribed. */
  readonly onOpen: () => void
  /** Subscribed: frames come and go from now on. */
  readonly onLive: () => void
  /** A message or an event. Must return at once: acknowledgements come in the same way. */
  readonly onFrame: (frame: Frame) => void
  /** Called once. */
  readonly onEnd: (ending: Ending) => void
}

/** One connection, from connecting to its end. It never comes back by itself. */
export interface Connection {
  /** Frames of one req_id must not overlap; that is the caller's care. */
  send(sending: Sending): Promise<Outcome>
  leave(): void
}

export interface Sending {
  readonly cmd: Command
  readonly reqId: string
  readonly body?: object
  readonly ackMs?: number
  /** The very frame that was sent before and not acknowledged. */
  readonly again?: boolean
}

/** Longer frames are not the platform's: media come as links. */
const MAX_FRAME_BYTES = 4 * 1024 * 1024
/** Unanswered pings in a row that mean a dead connection. */
const PINGS_LOST = 2

export function openConnection(options: ConnectionOptions): Connection {
  const { account, rules, onLive, onEnd } = options
  const acks = createAcks({ lateMs: rules.lateMs })
  const socket = new WebSocket(account.url, { maxPayload: MAX_FRAME_BYTES, handshakeTimeout: rules.subscribeMs })
  let ended = false
  let watchdog: NodeJS.Timeout | undefined
  const end = (ending: Ending) => {
    if (ended) return
    ended = true
    clearTimeout(watchdog)
    if (ending === 'left') socket.close(1000)
    else socket.terminate()
    acks.loseAll()
    onEnd(ending)
  }
  const send = async ({ cmd, reqId, body, ackMs = rules.ackMs, again = false }: Sending): Promise<Outcome> => {
    if (!again) await acks.free(reqId)
    if (ended || socket.readyState !== WebSocket.OPEN) return { kind: 'lost' }
    const acked = acks.expect(reqId, ackMs)
    socket.send(writeFrame(cmd, reqId, body))
    return acked
  }
  const watch = (unanswered: number) => {
    const ping = async () => {
      const { kind } = await send({ cmd: 'ping', reqId: newReqId('ping') })
      if (ended) return
      if (kind === 'acked') watch(0)
      else if (unanswered + 1 >= PINGS_LOST) end('silent')
      else watch(unanswered + 1)
    }
    watchdog = setTimeout(() => void ping(), unanswered === 0 ? rules.pingMs : 0)
  }
  const subscribe = async () => {
    const body = { bot_id: account.botId, secret: account.secret }
    const outcome = await send({ cmd: 'aibot_subscribe', reqId: newReqId('sub'), body, ackMs: rules.subscribeMs })
    if (ended) return
    const refusal = refusalOf(outcome)
    if (refusal === undefined) {
      watch(0)
      onLive()
    } else {
      options.logger.warn({ account: account.name, outcome: errcodeOf(outcome) }, 'subscription failed')
      end(refusal)
    }
  }
  socket.on('open', () => {
    options.onOpen()
    void subscribe()
  })
  const ending = (why: Ending) => () => {
    end(why)
  }
  socket.on('message', (data: Buffer) => {
    // Nothing is taken in any more once the bot is somebody else's.
    if (!ended) read(data.toString(), { ...options, acks, kicked: ending('kicked') })
  })
  socket.on('error', ending('closed'))
  socket.on('close', ending('closed'))
  return { send, leave: ending('left') }
}

export function newReqId(what: string): string {
  return `${what}_${crypto.randomUUID()}`
}

function refusalOf(outcome: Outcome): Ending | undefined {
  if (outcome.kind === 'missing') return 'silent'
  if (outcome.kind === 'lost') return 'closed'
  if (outcome.errcode === 0) return undefined
  return DENIED.includes(outcome.errcode) ? 'denied' : 'refused'
}

function errcodeOf(outcome: Outcome): number | string {
  return outcome.kind === 'acked' ? outcome.errcode : outcome.kind
}

type Reading = Pick<ConnectionOptions, 'account' | 'logger' | 'onFrame'> & {
  readonly acks: Acks
  readonly kicked: () => void
}

/** Parses and hands on, nothing else: whoever waited here for an acknowledgement would wait for himself. */
function read(text: string, { account, logger, onFrame, acks, kicked }: Reading): void {
  const frame = readFrame(text)
  if (frame === undefined) {
    logger.warn({ account: account.name, length: text.length }, 'unreadable frame')
    return
  }
  if (frame.cmd === 'aibot_event_callback' && isDisconnected(frame.body)) kicked()
  else if (frame.cmd === 'aibot_msg_callback' || frame.cmd === 'aibot_event_callback') onFrame(frame)
  else if (frame.cmd === undefined || frame.cmd === '') noteLate(acks.take(frame), account.name, logger)
}

function noteLate(taken: ReturnType<Acks['take']>, account: string, logger: Logger): void {
  if (taken !== 'settled') logger.debug({ account, taken }, 'acknowledgement out of time')
}
