import type { AnswerStreams } from '../../../core/answer-streams.ts'
import type { AcceptMessage, Channel, StreamReceiver } from '../../../core/channel.ts'
import type { Clock } from '../../../core/clock.ts'
import type { Counters } from '../../../core/counters.ts'
import type { ExpiringCache } from '../../../core/expiring-cache.ts'
import type { FeedbackLog } from '../../../core/feedback-log.ts'
import type { Lease, LeaseBook } from '../../../core/lease.ts'
import type { Logger } from '../../../core/logger.ts'
import type { ProgressFeed } from '../../../core/progress-board.ts'
import type { RateLimiter } from '../../../core/rate-limiter.ts'
import type { Relay } from '../../../core/relay.ts'
import type { SealedMedia } from '../../../core/sealed-media.ts'
import { createAibotMedia } from '../media-source.ts'
import { type AibotSocketAccount, SOCKET_RULES, type SocketRules } from './account.ts'
import { type ClientState, createClient } from './client.ts'
import { createEndFrames } from './end-frames.ts'
import { away } from './errcodes.ts'
import { createInbound } from './inbound.ts'
import { createIntake } from './intake.ts'
import { createProgress } from './progress.ts'
import { PartRequest, toVerdict } from './request.ts'
import { createSink } from './sink.ts'
import { createSpeak } from './speak.ts'
import { createTenure, leaseName, type Office, stateKey } from './tenure.ts'
import { createTurnstile } from './turnstile.ts'

export interface AibotSocketOptions {
  readonly account: AibotSocketAccount
  readonly rules?: SocketRules
  readonly leases: LeaseBook
  readonly relay: Relay
  readonly streams: AnswerStreams
  readonly feed: Pick<ProgressFeed, 'subscribe'>
  readonly limiter: RateLimiter
  readonly cache: ExpiringCache
  readonly sealed?: SealedMedia
  readonly feedback: FeedbackLog
  readonly welcome: string
  readonly now: Clock
  readonly random: () => number
  readonly counters: Counters
  readonly logger: Logger
}

/** An AI bot of WeCom by long connection (智能机器人，长连接): one process holds the connection, all others deliver through it. */
export function createAibotSocket(options: AibotSocketOptions): Channel {
  const { account, leases, relay, sealed } = options
  const rules = options.rules ?? SOCKET_RULES
  const { trustedOrigin } = account
  return {
    name: 'wecom-bot',
    account: account.name,
    sink: createSink({ account, rules, leases, relay }),
    stream: createStreamReceiver({ ...options, rules }),
    media: createAibotMedia({
      ...(trustedOrigin !== undefined && { trustedOrigin }),
      ...(sealed && { early: { sealed, corp: account.corp } }),
    }),
  }
}

type Ready = AibotSocketOptions & { readonly rules: SocketRules }

/** What is in hand may still be taken in before the process ends. */
const DRAIN_MS = 3000

function createStreamReceiver(options: Ready): StreamReceiver {
  const intake = createIntake({ limit: options.rules.intake, counters: options.counters, logger: options.logger })
  const now: { state: ClientState } = { state: 'idle' }
  let stop: () => Promise<void> = async () => undefined
  return {
    start: (accept) => {
      const tenure = createTenure({
        ...options,
        state: () => now.state,
        takeOffice: (lease, over) => takeOffice({ ...options, accept, intake, lease, over, note: now }),
      })
      tenure.start()
      stop = () => tenure.stop()
    },
    stop: async () => {
      await stop()
      await intake.drain(DRAIN_MS)
    },
  }
}

interface OfficeOptions extends Ready {
  readonly accept: AcceptMessage
  readonly intake: ReturnType<typeof createIntake>
  readonly lease: Lease
  readonly over: (why: 'kicked' | 'denied') => void
  readonly note: { state: ClientState }
}

/** Connects, and serves all who have something to deliver, until it has to leave. */
function takeOffice(options: OfficeOptions): Office {
  const { account, relay, lease, over, note, logger } = options
  const bot = account.botId
  const client = createClient({
    ...options,
    onFrame: (frame) => {
      inbound(frame)
    },
    onState: (state) => {
      note.state = state
      options.cache.set(stateKey(account), state, options.rules.lease.ttlMs).catch(() => undefined)
      if (state === 'live') progress.resume().catch(() => undefined)
      if (state === 'kicked' || state === 'denied') over(state)
    },
  })
  const common = { ...options, bot, send: client.send, turnstile: createTurnstile(), endFrames: createEndFrames() }
  const connection = () => `${lease.fence}.${client.connection()}`
  const progress = createProgress(common)
  const speak = createSpeak({ ...common, progress, connection })
  const inbound = createInbound({ ...common, progress, connection })
  const serving = relay.serve(leaseName(bot), (text) =>
    toVerdict(async () => {
      if (client.state() !== 'live') throw away('the long connection is not live')
      await speak(PartRequest.parse(JSON.parse(text)))
    }),
  )
  serving.catch(() => {
    logger.warn({ account: account.name }, 'deliveries cannot be taken yet')
  })
  client.start()
  return {
    leave: async () => {
      client.leave()
      progress.stop()
      await serving.then(
        ({ release }) => release(),
        () => undefined,
      )
    },
  }
}
