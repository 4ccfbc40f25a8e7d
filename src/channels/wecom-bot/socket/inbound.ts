import type { AcceptMessage } from '../../../core/channel.ts'
import type { Clock } from '../../../core/clock.ts'
import type { Counters } from '../../../core/counters.ts'
import type { FeedbackLog } from '../../../core/feedback-log.ts'
import type { MessagePart } from '../../../core/inbound-message.ts'
import type { Logger } from '../../../core/logger.ts'
import { wordsOf } from '../../wecom/say-key.ts'
import type { AibotEvent } from '../aibot-event.ts'
import { spentCard, welcomeBody } from '../callback/replies.ts'
import { type AibotHead, parseAibot, toInbound } from '../parse.ts'
import type { AibotSocketAccount } from './account.ts'
import { addressOf } from './address.ts'
import type { Client } from './client.ts'
import type { Frame } from './frame.ts'
import type { Intake } from './intake.ts'
import { keptFeedback } from './kept-feedback.ts'
import type { Progress } from './progress.ts'

export interface InboundOptions {
  readonly account: AibotSocketAccount
  readonly accept: AcceptMessage
  readonly intake: Intake
  readonly progress: Pick<Progress, 'open'>
  readonly feedback: FeedbackLog
  readonly send: Client['send']
  readonly connection: () => string
  /** Says hello; the platform wants it within 5 s of the event. */
  readonly welcome: string
  readonly now: Clock
  readonly counters: Counters
  readonly logger: Logger
}

/** What to do with a frame; returns at once. Only what must be answered within seconds is answered here. */
export function createInbound(options: InboundOptions): (frame: Frame) => void {
  const { account, counters, logger } = options
  return (frame) => {
    const call = parseAibot(frame.body, account)
    const reqId = frame.headers.req_id
    if (call.kind === 'message') takeMessage(options, { head: call.head, parts: call.parts, reqId })
    else if (call.kind === 'event') takeEvent(options, { head: call.head, event: call.event, reqId })
    else {
      const why = call.kind === 'ignored' ? call.why : call.kind
      counters.add('wecom-bot-frame-ignored', { why })
      logger.info({ account: account.name, why }, 'frame ignored')
    }
  }
}

interface Told {
  readonly head: AibotHead
  readonly parts: readonly MessagePart[]
  readonly reqId: string
}

/** The first snapshot goes out when the message is safe: to the person it says that it was taken in. */
function takeMessage(options: InboundOptions, told: Told): void {
  const { account, accept, intake, progress, now, connection } = options
  const { head, parts, reqId } = told
  const at = now()
  const replyTo = addressOf(account, head, { reqId, connection: connection(), at })
  const message = toInbound({ identity: account, head, parts, replyTo, now: at })
  intake.put(async () => {
    // A redelivery is answered with the first delivery.
    if ((await accept(message)) === 'duplicate') return
    progress.open({ key: message.idempotencyKey, conversationId: message.conversationId, chat: head.chat, reqId })
  })
}

function takeEvent(
  options: InboundOptions,
  { head, event, reqId }: { readonly head: AibotHead; readonly event: AibotEvent; readonly reqId: string },
): void {
  const { account, feedback, intake, send, welcome, now } = options
  if (event.type === 'enter_chat') void send({ cmd: 'aibot_respond_welcome_msg', reqId, body: welcomeBody(welcome) })
  else if (event.type === 'template_card_event') takePressed(options, { head, event, reqId })
  else if (event.type === 'feedback_event') {
    const kept = keptFeedback(head, event, now())
    intake.put(() => feedback.keep(account.corp, kept))
  }
}

/** A pressed button says its words; the card shows that it was heard, which the platform allows for 5 s only. */
function takePressed(
  { account, accept, intake, send, now, connection }: InboundOptions,
  {
    head,
    event: { key, taskId },
    reqId,
  }: {
    readonly head: AibotHead
    readonly event: Extract<AibotEvent, { type: 'template_card_event' }>
    readonly reqId: string
  },
): void {
  const said = wordsOf(key)
  if (said === undefined) return
  void send({ cmd: 'aibot_respond_update_msg', reqId, body: spentCard({ userId: head.userId, taskId, said }) })
  const at = now()
  // The event's req_id takes nothing else.
  const replyTo = addressOf(account, head, { connection: connection(), at })
  const parts = [{ kind: 'text' as const, text: said }]
  const message = toInbound({ identity: account, head, parts, replyTo, now: at })
  intake.put(async () => {
    await accept(message)
  })
}
