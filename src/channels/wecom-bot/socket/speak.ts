import { setTimeout as sleep } from 'node:timers/promises'
import type { AnswerPlace, AnswerStreams, PartStream } from '../../../core/answer-streams.ts'
import type { Clock } from '../../../core/clock.ts'
import type { Counters } from '../../../core/counters.ts'
import { ZhibiError } from '../../../core/errors.ts'
import type { ExpiringCache } from '../../../core/expiring-cache.ts'
import type { Logger } from '../../../core/logger.ts'
import type { RateLimiter } from '../../../core/rate-limiter.ts'
import type { SocketRules } from './account.ts'
import type { Outcome } from './acks.ts'
import { type AnswerAddress, readAddress } from './address.ts'
import type { Client } from './client.ts'
import { newReqId } from './connection.ts'
import type { EndFrames } from './end-frames.ts'
import { away, EXPIRED, isBusy, OVERLAP, verdictOf } from './errcodes.ts'
import { keepPace } from './pace.ts'
import { type Progress, paceKey } from './progress.ts'
import type { PartRequest } from './request.ts'
import { type Shown, streamFrame, streamIdOf } from './stream-frame.ts'
import type { Turnstile } from './turnstile.ts'
import { uploadOnce } from './upload.ts'
import { words } from './words.ts'

export interface SpeakOptions {
  readonly bot: string
  readonly rules: SocketRules
  readonly streams: AnswerStreams
  readonly progress: Pick<Progress, 'end'>
  readonly limiter: RateLimiter
  readonly cache: ExpiringCache
  readonly turnstile: Turnstile
  readonly endFrames: EndFrames
  readonly send: Client['send']
  /** Of this moment; see AnswerAddress. */
  readonly connection: () => string
  readonly now: Clock
  readonly counters: Counters
  readonly logger: Logger
}

/** Brings one part to the chat; resolves when it is there. Throws the verdict as a ZhibiError. */
export type Speak = (request: PartRequest) => Promise<void>

/** A part in hand. */
interface Saying {
  readonly request: PartRequest
  readonly to: AnswerAddress
  readonly place: AnswerPlace
}

export function createSpeak(options: SpeakOptions): Speak {
  const { bot, streams, progress, turnstile } = options
  return async (request) => {
    const to = readAddress(request.to)
    const saying: Saying = { request, to, place: { bot, key: request.answers } }
    // It has the right of way over snapshots of its making.
    progress.end(request.answers)
    await turnstile(to.reqId ?? to.chat, () => bringPart(options, saying))
    // Whoever holds the connection next has nothing to go on showing.
    await streams.close(saying.place)
  }
}

async function bringPart(options: SpeakOptions, saying: Saying): Promise<void> {
  const { streams, rules, now } = options
  const { request, to, place } = saying
  const taken = await streams.assign(place, request.part)
  if (taken.done) return
  const key = paceKey(place.bot, to.chat)
  await keepPace(options, key, (waitMs) => sayPause(options, to, waitMs))
  const answerable = to.reqId !== undefined && now() < to.at + rules.replyMs && isThere(options, to)
  if (request.content.kind === 'text') {
    const shown = answerable && (await showText(options, saying, { stream: taken.stream, text: request.content.text }))
    if (!shown) await pushText(options, to, request.content.text)
  } else await bringOther(options, saying, { ...taken, answerable })
  await streams.done(place, request.part)
}

/** Whether a req_id outlives its connection is unconfirmed. */
function isThere({ rules, connection }: SpeakOptions, to: AnswerAddress): boolean {
  return rules.reqIdSurvives || to.connection === connection()
}

/** True when the text stands in a stream; false when no stream takes it. */
async function showText(
  options: SpeakOptions,
  { request, to, place }: Saying,
  { stream, text, moved = 0 }: { readonly stream: number; readonly text: string; readonly moved?: number },
): Promise<boolean> {
  const { streams, counters } = options
  const streamId = streamIdOf(place.key, stream)
  const outcome = await finish(options, { reqId: to.reqId ?? '', streamId, content: text, finish: true })
  if (outcome.kind === 'lost') throw away('connection lost under an answer')
  if (outcome.kind === 'missing') {
    // Said to happen to end frames. It was sent twice over a living connection; a second way would show it twice.
    counters.add('wecom-bot-finish-unacknowledged')
    return true
  }
  if (outcome.errcode === 0) return true
  if (isBusy(outcome.errcode)) throw verdictOf(outcome.errcode, 'an answer')
  if (outcome.errcode !== EXPIRED || moved > 0) return false
  const next = await streams.move(place, request.part, stream)
  return showText(options, { request, to, place }, { stream: next, text, moved: moved + 1 })
}

/** An end frame that nobody acknowledged, or that met another one, is sent again: it is a snapshot. */
async function finish(options: SpeakOptions, shown: Shown): Promise<Outcome> {
  const { send, rules, endFrames } = options
  const frame = { ...streamFrame(shown), ackMs: endFrames.areSilent() ? rules.silentAckMs : rules.ackMs }
  const first = await send(frame)
  const outcome = first.kind === 'missing' ? await send({ ...frame, again: true }) : first
  endFrames.note(outcome.kind)
  if (outcome.kind !== 'acked' || outcome.errcode !== OVERLAP) return outcome
  await sleep(rules.progressMs[0])
  return send(frame)
}

/** A file or a card, on the message's req_id, or pushed. */
async function bringOther(
  options: SpeakOptions,
  { to, request, place }: Saying,
  { stream, first, answerable }: PartStream & { readonly answerable: boolean },
): Promise<void> {
  const { content } = request
  if (content.kind === 'text') return
  if (content.kind === 'card') {
    await bringCard(options, to, { card: content.card, inWords: content.inWords, answerable })
    return
  }
  const bytes = Buffer.from(content.bytes, 'base64')
  const mediaId = await uploadOnce(options, { name: content.name, bytes, key: request.part })
  // The dots of an answer without text must end too, with words to be seen.
  if (answerable && first) {
    const shown = { reqId: to.reqId ?? '', streamId: streamIdOf(place.key, stream), finish: true }
    await finish(options, { ...shown, content: words.fileBelow(content.name) })
  }
  await bring(options, to, { msgtype: 'file', file: { media_id: mediaId } }, answerable)
}

async function bringCard(
  options: SpeakOptions,
  to: AnswerAddress,
  { card, inWords, answerable }: { readonly card: object; readonly inWords: string; readonly answerable: boolean },
): Promise<void> {
  try {
    await bring(options, to, { msgtype: 'template_card', template_card: card }, answerable)
  } catch (error) {
    if (!(error instanceof ZhibiError) || error.retryable) throw error
    options.logger.warn({ code: error.code }, 'card refused')
    await pushText(options, to, inWords)
  }
}

/** On the req_id when that is possible, else as a push. What is refused for good on the one is tried on the other. */
async function bring(options: SpeakOptions, to: AnswerAddress, body: object, answerable: boolean): Promise<void> {
  if (answerable && to.reqId !== undefined) {
    const outcome = await options.send({ cmd: 'aibot_respond_msg', reqId: to.reqId, body })
    if (outcome.kind !== 'acked') throw unknown(options, 'aibot_respond_msg')
    if (outcome.errcode === 0) return
    if (isBusy(outcome.errcode)) throw verdictOf(outcome.errcode, 'a reply')
  }
  await push(options, to, body)
}

function pushText(options: SpeakOptions, to: AnswerAddress, text: string): Promise<void> {
  return push(options, to, { msgtype: 'markdown', markdown: { content: text } })
}

/** Without `chat_type` the platform would try a group first. */
async function push(options: SpeakOptions, { chat, chatType }: AnswerAddress, body: object): Promise<void> {
  const target = { chatid: chat, chat_type: chatType === 'group' ? 2 : 1 }
  const outcome = await options.send({
    ...{ cmd: 'aibot_send_msg', reqId: newReqId('push') },
    body: { ...target, ...body },
  })
  if (outcome.kind !== 'acked') throw unknown(options, 'aibot_send_msg')
  if (outcome.errcode !== 0) throw verdictOf(outcome.errcode, 'a push')
  options.counters.add('wecom-bot-pushed')
}

/** It may have been shown or not: it is sent again, perhaps for a second time, and counted so that this is known. */
function unknown({ counters }: SpeakOptions, call: string): ZhibiError {
  counters.add('outcome-unknown', { channel: 'wecom-bot', call })
  return new ZhibiError('wecom-bot-unknown', 'not acknowledged; it may be shown twice', { retryable: true })
}

/** Its failure does not matter: the rest comes all the same. */
async function sayPause(options: SpeakOptions, to: AnswerAddress, waitMs: number): Promise<void> {
  await pushText(options, to, words.pause(Math.max(1, Math.ceil(waitMs / 60_000)))).catch(() => undefined)
}
