import type { AnswerPlace, AnswerStreams } from '../../../core/answer-streams.ts'
import type { Clock } from '../../../core/clock.ts'
import type { ConversationId } from '../../../core/inbound-message.ts'
import type { Logger } from '../../../core/logger.ts'
import type { ProgressFeed } from '../../../core/progress-board.ts'
import type { RateLimiter } from '../../../core/rate-limiter.ts'
import { splitByBytes } from '../../../language/split-bytes.ts'
import { utf8Length } from '../../../language/utf8-length.ts'
import type { SocketRules } from './account.ts'
import type { Outcome } from './acks.ts'
import type { Client } from './client.ts'
import { EXPIRED, isBusy } from './errcodes.ts'
import { streamFrame, streamIdOf } from './stream-frame.ts'
import type { Turnstile } from './turnstile.ts'
import { words } from './words.ts'

export interface ProgressOptions {
  readonly bot: string
  readonly rules: SocketRules
  readonly streams: AnswerStreams
  readonly feed: Pick<ProgressFeed, 'subscribe'>
  readonly limiter: RateLimiter
  readonly turnstile: Turnstile
  readonly send: Client['send']
  readonly now: Clock
  readonly logger: Logger
}

/** An answer in the making, with all that whoever goes on with it needs. */
export interface Making {
  readonly key: string
  readonly conversationId: ConversationId
  readonly chat: string
  readonly reqId: string
}

/** Shows answers in the making: the newest snapshot, one frame in flight, never faster than told. */
export interface Progress {
  /** A first frame at once, then what the board shows, until a part of the answer comes. */
  open(making: Making): void
  /** Goes on with what another process opened. */
  resume(): Promise<void>
  /** A part of the answer comes: nothing more is shown of its making. */
  end(key: string): void
  /** Leaves all of it to somebody else. */
  stop(): void
}

export function createProgress(options: ProgressOptions): Progress {
  const { bot, streams, logger } = options
  const running = new Map<string, AbortController>()
  const run = (making: Making) => {
    if (running.has(making.key)) return
    const controller = new AbortController()
    running.set(making.key, controller)
    showMaking(options, making, controller.signal)
      .catch((error: unknown) => {
        logger.debug({ error: error instanceof Error ? error.name : 'unknown' }, 'progress is not shown')
      })
      .finally(() => running.delete(making.key))
  }
  return {
    open: (making) => {
      streams.open({ bot, key: making.key }, JSON.stringify(making)).catch(() => undefined)
      run(making)
    },
    resume: async () => {
      for (const { address } of await streams.openAnswers(bot)) run(JSON.parse(address) as Making)
    },
    end: (key) => running.get(key)?.abort(),
    stop: () => {
      for (const controller of running.values()) controller.abort()
    },
  }
}

/** What is shown of one answer. */
interface Show {
  readonly making: Making
  readonly place: AnswerPlace
  readonly signal: AbortSignal
  newest: string
  shown?: string
  stream: number
  openedAt: number
  nextAt: number
  frames: number
  rotations: number
}

async function showMaking(options: ProgressOptions, making: Making, signal: AbortSignal): Promise<void> {
  const { streams, feed, bot, now } = options
  const place = { bot, key: making.key }
  const stream = await streams.current(place)
  if (stream === undefined) return
  const at = now()
  const show: Show = {
    ...{ making, place, signal, stream, newest: words.opening, openedAt: at, nextAt: at, frames: 0, rotations: 0 },
  }
  const alarm = createAlarm(signal)
  // The first frame does not wait for the subscription.
  await step(options, show)
  const board = await feed.subscribe(making.conversationId, (snapshot) => {
    if (snapshot?.messageKey !== making.key || snapshot.text === '') return
    show.newest = snapshot.text
    alarm.ring()
  })
  try {
    while (!signal.aborted && show.stream >= 0) {
      await alarm.wait(dueIn(options, show))
      await step(options, show)
    }
    // Nothing more will be shown of it, by nobody.
    if (!signal.aborted) await streams.close(place)
  } finally {
    await board.release()
  }
}

/** Milliseconds until there is something to do, as far as is known now. */
function dueIn({ rules, now }: ProgressOptions, { newest, shown, nextAt, openedAt }: Show): number {
  const rotation = Math.max(openedAt + rules.rotateMs, nextAt)
  return (newest === shown ? rotation : Math.min(nextAt, rotation)) - now()
}

async function step(options: ProgressOptions, show: Show): Promise<void> {
  const { rules, now, turnstile } = options
  if (show.signal.aborted || now() < show.nextAt) return
  const rotate = now() >= show.openedAt + rules.rotateMs
  if (!rotate && show.newest === show.shown) return
  await turnstile(show.making.reqId, async () => {
    // While it waited for its turn, a part may have come.
    if (show.signal.aborted) return
    if (rotate) await nextStream(options, show)
    else await showNewest(options, show)
  })
}

async function showNewest(options: ProgressOptions, show: Show): Promise<void> {
  const { rules, now } = options
  const { newest } = show
  const outcome = await showFrame(options, show, { content: fitted(newest, rules.maxBytes), finish: false })
  if (typeof outcome === 'number') {
    show.nextAt = now() + outcome
    return
  }
  const [early, later] = rules.progressMs
  show.frames += 1
  show.nextAt = now() + (show.frames <= 3 ? early : later)
  if (outcome.kind === 'lost' || (outcome.kind === 'acked' && isBusy(outcome.errcode))) return
  show.shown = newest
  if (outcome.kind !== 'acked' || outcome.errcode === 0) return
  if (outcome.errcode === EXPIRED) await moveOn(options, show)
  // Refused for good: the answer itself will find its way.
  else show.stream = -1
}

/** Ends the stream with words to be seen and goes on in the next one; after too many of them the answer comes by itself. */
async function nextStream(options: ProgressOptions, show: Show): Promise<void> {
  const { rules, now } = options
  const isLast = show.rotations + 1 >= rules.rotations
  const content = isLast ? words.comesLater : words.goesOn
  const outcome = await showFrame(options, show, { content, finish: true })
  if (typeof outcome === 'number') {
    show.nextAt = now() + outcome
    return
  }
  show.nextAt = now() + rules.progressMs[0]
  if (outcome.kind === 'lost') return
  show.rotations += 1
  await moveOn(options, show)
  if (isLast) show.stream = -1
}

async function moveOn({ streams, now }: ProgressOptions, show: Show): Promise<void> {
  show.stream = (await streams.advance(show.place, show.stream)) ?? -1
  show.openedAt = now()
  delete show.shown
}

/** Milliseconds to wait when there is no room for it now. */
async function showFrame(
  { bot, rules, limiter, send }: ProgressOptions,
  { making: { key, chat, reqId }, stream }: Show,
  snapshot: { readonly content: string; readonly finish: boolean },
): Promise<Outcome | number> {
  const waitMs = await limiter.take(paceKey(bot, chat), snapshot.finish ? rules.limits : rules.progressLimits)
  return waitMs > 0 ? waitMs : send(streamFrame({ reqId, streamId: streamIdOf(key, stream), ...snapshot }))
}

/** All that goes to one conversation counts together. */
export function paceKey(bot: string, chat: string): string {
  return `wecom-bot:${bot}:${chat}`
}

/** Its end, when it is too long for one snapshot; the answer itself comes whole. */
function fitted(text: string, maxBytes: number): string {
  if (utf8Length(text) <= maxBytes) return text
  return words.earlier + (splitByBytes(text, maxBytes - utf8Length(words.earlier)).at(-1) ?? '')
}

/** Waits until it rings, the time is over or the signal fires; a ring before the waiting counts. */
function createAlarm(signal: AbortSignal) {
  let wake: () => void = () => undefined
  let rung = false
  const ring = () => {
    rung = true
    wake()
  }
  signal.addEventListener('abort', ring, { once: true })
  return {
    ring,
    async wait(ms: number) {
      if (!rung && !signal.aborted && ms > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
    },
  }
}
