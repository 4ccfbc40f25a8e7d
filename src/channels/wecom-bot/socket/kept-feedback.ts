import type { Feedback } from '../../../core/feedback-log.ts'
import type { AibotEvent } from '../aibot-event.ts'
import { type AibotHead, messageKeyOf } from '../parse.ts'

const CONTENT_MAX = 500

/** What a person thought of an answer, as it is kept. */
export function keptFeedback(
  head: AibotHead,
  { id, verdict, content, reasons }: Extract<AibotEvent, { type: 'feedback_event' }>,
  now: number,
): Feedback {
  return {
    key: messageKeyOf(head),
    at: head.createdAt ?? now,
    sender: head.userId,
    answer: id,
    verdict,
    reasons,
    ...(content !== undefined && { content: content.slice(0, CONTENT_MAX) }),
  }
}
