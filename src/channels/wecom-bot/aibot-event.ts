import { CardEvent, EventBody, FeedbackEvent } from './aibot-body.ts'

/** What happened in the chat besides messages. */
export type AibotEvent =
  | { readonly type: 'enter_chat' }
  /** Long connection only: somebody else has taken the bot over. */
  | { readonly type: 'disconnected_event' }
  | { readonly type: 'template_card_event'; readonly cardType: string; readonly key: string; readonly taskId: string }
  | {
      readonly type: 'feedback_event'
      /** The `feedback.id` we gave the stream. */
      readonly id: string
      readonly verdict: 'accurate' | 'inaccurate' | 'withdrawn'
      readonly content?: string
      readonly reasons: readonly number[]
    }
  | { readonly type: 'other'; readonly name: string }

const VERDICTS: Readonly<Record<number, 'accurate' | 'inaccurate' | 'withdrawn'>> = {
  1: 'accurate',
  2: 'inaccurate',
  3: 'withdrawn',
}

/** Unknown events, and known ones that are not what the book says, come out as `other`. */
export function readEvent(body: unknown): AibotEvent {
  const read = EventBody.safeParse(body)
  if (!read.success) return { type: 'other', name: 'unreadable' }
  const { event } = read.data
  const { eventtype } = event
  const inner = event[eventtype] ?? event
  if (eventtype === 'enter_chat' || eventtype === 'disconnected_event') return { type: eventtype }
  if (eventtype === 'template_card_event') return readCard(inner)
  if (eventtype === 'feedback_event') return readFeedback(inner)
  return { type: 'other', name: eventtype.slice(0, 40) }
}

function readCard(inner: unknown): AibotEvent {
  const read = CardEvent.safeParse(inner)
  if (!read.success) return { type: 'other', name: 'template_card_event' }
  const { card_type, event_key, task_id } = read.data
  return { type: 'template_card_event', cardType: card_type, key: event_key, taskId: task_id }
}

function readFeedback(inner: unknown): AibotEvent {
  const read = FeedbackEvent.safeParse(inner)
  const verdict = read.success ? VERDICTS[read.data.type] : undefined
  if (!read.success || verdict === undefined) return { type: 'other', name: 'feedback_event' }
  const { id, content, inaccurate_reason_list: reasons = [] } = read.data
  return { type: 'feedback_event', id, verdict, reasons, ...(content && { content }) }
}
