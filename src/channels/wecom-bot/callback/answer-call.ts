import type { CallbackReply, Receipt } from '../../../core/channel.ts'
import type { MessagePart } from '../../../core/inbound-message.ts'
import { wordsOf } from '../../wecom/say-key.ts'
import type { AibotEvent } from '../aibot-event.ts'
import { type AibotCall, type AibotHead, conversationOf, messageKeyOf, toInbound } from '../parse.ts'
import { addressesOf, streamIdOf } from './addresses.ts'
import type { ReceiverOptions } from './desk.ts'
import type { PageMemory } from './page-memory.ts'
import { firstPage, type Page } from './pages.ts'
import { spentCard, streamBody, welcomeBody } from './replies.ts'
import { sealReply } from './seal.ts'
import { snapshotOf } from './snapshot.ts'
import { words } from './words.ts'

type Desk = Omit<ReceiverOptions, 'skewMs'> & { readonly pages: PageMemory }

/** "Nothing to say now." */
const EMPTY_OK: CallbackReply = { status: 200, type: 'text/plain; charset=utf-8', body: '' }
const FEEDBACK_MAX = 500
/** A third of the silence that counts: seldom enough to be cheap, often enough to tell. */
const SILENCE_SHARE = 3

/** What a verified call is answered with. Polls and events are answered here and now, messages go on to be taken in. */
export async function answerCall(call: AibotCall, nonce: string, desk: Desk): Promise<Receipt> {
  const seal = (body: object): CallbackReply => sealReply(body, { account: desk.account, nonce, now: desk.now() })
  switch (call.kind) {
    case 'ignored':
      return { kind: 'ignored', reason: call.why, reply: EMPTY_OK }
    case 'poll':
      return { kind: 'refresh', reply: await answerPoll(call, seal, desk) }
    case 'event':
      return answerEvent(call, seal, desk)
    case 'message':
      return takeMessage(call, seal, desk)
  }
}

type Seal = (body: object) => CallbackReply

/**
 * The first answer opens the stream: the same one however often the message is delivered. It goes out when the message
 * was taken in, so the stream is known before anybody can ask for it.
 */
async function takeMessage(
  { head, parts }: { readonly head: AibotHead; readonly parts: readonly MessagePart[] },
  seal: Seal,
  desk: Desk,
): Promise<Receipt> {
  const { account, rules, book } = desk
  const now = desk.now()
  const streamId = streamIdOf(messageKeyOf(head))
  await book.open({ corp: account.corp, key: streamId }, { openedAt: now, windowEndsAt: now + rules.windowMs })
  const replyTo = addressesOf({ account, head, rules, now, streamed: true })
  const opening = { content: words.working, finish: false }
  return {
    kind: 'message',
    message: toInbound({ identity: account, head, parts, replyTo, now }),
    reply: seal(streamBody(streamId, opening, true)),
  }
}

/** Any process answers, at once, from what is kept. A stream that is not ours gets nothing. */
async function answerPoll(
  { head, streamId }: { readonly head: AibotHead; readonly streamId: string },
  seal: Seal,
  { account, book, feed, rules, pages, now }: Desk,
): Promise<CallbackReply> {
  const { handoverMs, maxBytes, silentMs } = rules
  const asked = { now: now(), handoverMs, noteEveryMs: silentMs / SILENCE_SHARE }
  const record = await book.show({ corp: account.corp, key: streamId }, asked)
  if (record === undefined) return EMPTY_OK
  const silent = record.parts.length === 0 && !record.cutOff
  const progress = silent ? await feed.latest(conversationOf(account, head)) : undefined
  const mine = progress !== undefined && streamIdOf(progress.messageKey) === streamId ? progress.text : undefined
  // Progress is a new picture each time, not a text that grows.
  const page = (text: string): Page => (silent ? firstPage(text, maxBytes) : pages.of(streamId, text))
  return seal(streamBody(streamId, snapshotOf(record, mine, page)))
}

async function answerEvent(
  { head, event }: { readonly head: AibotHead; readonly event: AibotEvent },
  seal: Seal,
  desk: Desk,
): Promise<Receipt> {
  switch (event.type) {
    case 'enter_chat':
      return { kind: 'answered', reason: event.type, reply: seal(welcomeBody(desk.welcome)) }
    case 'template_card_event':
      return takePressed(head, event, { seal, desk })
    case 'feedback_event':
      await keepFeedback(head, event, desk)
      return { kind: 'answered', reason: event.type, reply: EMPTY_OK }
    case 'disconnected_event':
      return { kind: 'ignored', reason: event.type, reply: EMPTY_OK }
    case 'other':
      return { kind: 'ignored', reason: `event:${event.name}`, reply: EMPTY_OK }
  }
}

/** A pressed button says its words; the card shows that it was heard, the answer comes by the reply address. */
function takePressed(
  head: AibotHead,
  { key, taskId }: Extract<AibotEvent, { type: 'template_card_event' }>,
  { seal, desk }: { readonly seal: Seal; readonly desk: Desk },
): Receipt {
  const said = wordsOf(key)
  if (said === undefined) return { kind: 'ignored', reason: 'card of somebody else', reply: EMPTY_OK }
  const { account, rules } = desk
  const now = desk.now()
  const replyTo = addressesOf({ account, head, rules, now, streamed: false })
  const parts = [{ kind: 'text' as const, text: said }]
  return {
    kind: 'message',
    message: toInbound({ identity: account, head, parts, replyTo, now }),
    reply: seal(spentCard({ userId: head.userId, taskId, said })),
  }
}

async function keepFeedback(
  head: AibotHead,
  { id, verdict, content, reasons }: Extract<AibotEvent, { type: 'feedback_event' }>,
  { account, feedback, now }: Desk,
): Promise<void> {
  await feedback.keep(account.corp, {
    key: messageKeyOf(head),
    at: head.createdAt ?? now(),
    sender: head.userId,
    answer: id,
    verdict,
    reasons,
    ...(content !== undefined && { content: content.slice(0, FEEDBACK_MAX) }),
  })
}
