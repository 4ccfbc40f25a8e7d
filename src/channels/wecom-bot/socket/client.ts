import type { Clock } from '../../../core/clock.ts'
import type { Logger } from '../../../core/logger.ts'
import type { AibotSocketAccount, SocketRules } from './account.ts'
import type { Outcome } from './acks.ts'
import { backoffMs } from './backoff.ts'
import { type Connection, type Ending, openConnection, type Sending } from './connection.ts'
import type { Frame } from './frame.ts'

/** `kicked` and `denied` are final: only a new client connects again. */
export type ClientState = 'idle' | 'connecting' | 'subscribing' | 'live' | 'backing-off' | 'left' | 'kicked' | 'denied'

export interface ClientOptions {
  readonly account: Pick<AibotSocketAccount, 'name' | 'botId' | 'secret' | 'url'>
  readonly rules: SocketRules
  readonly now: Clock
  readonly random: () => number
  readonly logger: Logger
  readonly onFrame: (frame: Frame) => void
  readonly onState: (state: ClientState) => void
}

export interface Client {
  start(): void
  /** Closes and stays closed. */
  leave(): void
  state(): ClientState
  /** `lost` at once when there is no connection. */
  readonly send: (sending: Sending) => Promise<Outcome>
  /** Rises with each connection that went live: an answer to a message of an earlier one goes by a later one. */
  connection(): number
}

/** Keeps a bot connected: connecting → subscribing → live → backing off → …, until it leaves, is kicked or denied. */
export function createClient(options: ClientOptions): Client {
  const { rules, now, random, logger, account } = options
  let state: ClientState = 'idle'
  let connection: Connection | undefined
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let liveSince = 0
  let count = 0
  const enter = (next: ClientState) => {
    if (state === next) return
    state = next
    options.onState(next)
  }
  const connect = () => {
    enter('connecting')
    connection = openConnection({
      ...options,
      onOpen: () => {
        enter('subscribing')
      },
      onLive: () => {
        liveSince = now()
        count += 1
        logger.info({ account: account.name }, 'long connection is live')
        enter('live')
      },
      onEnd: ended,
    })
  }
  const ended = (ending: Ending) => {
    connection = undefined
    if (ending === 'left' || state === 'left') return
    if (ending === 'kicked' || ending === 'denied') {
      enter(ending)
      return
    }
    if (state === 'live' && now() - liveSince >= rules.backoff.stableMs) failures = 0
    const waitMs = backoffMs(failures, rules.backoff, random)
    failures += 1
    logger.warn({ account: account.name, ending, failures, waitMs }, 'long connection ended')
    enter('backing-off')
    timer = setTimeout(connect, waitMs)
  }
  return {
    start: connect,
    leave: () => {
      clearTimeout(timer)
      if (state === 'kicked' || state === 'denied') return
      enter('left')
      connection?.leave()
    },
    state: () => state,
    send: (sending) => {
      if (connection === undefined || state !== 'live') return Promise.resolve({ kind: 'lost' })
      return connection.send(sending)
    },
    connection: () => count,
  }
}
