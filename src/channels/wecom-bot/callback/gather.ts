import { partKey, ReplyWindowClosed } from '../../../core/channel.ts'
import type { StreamRecord } from '../../../core/stream-book.ts'
import { type Delivery, inText, type SinkOptions } from './delivery.ts'

/** Adds a part to the answer, durably and once; what an earlier answer left comes before its first one. */
export async function gather({ book, now, rules }: SinkOptions, delivery: Delivery): Promise<StreamRecord> {
  const { entry, part, place } = delivery
  const until = entry.to.until ?? now()
  const record = await book.append(place, {
    part: { key: partKey(entry, part), text: inText(delivery) },
    last: entry.final,
    parkedOf: entry.conversationId,
    openedAt: until - rules.windowMs,
    windowEndsAt: until,
  })
  if (record === undefined) throw new ReplyWindowClosed('the answer was complete without it', [part.reply])
  return record
}
