import { partKey } from '../../../core/channel.ts'
import { streamText } from '../../../core/stream-book.ts'
import { type Delivery, endsAnswer, inText, type SinkOptions } from './delivery.ts'
import { restOf } from './pages.ts'

/** With the next answer of this chat, which begins with it: nothing is dropped, and nothing else can be done. */
export async function later({ book, counters, rules }: SinkOptions, delivery: Delivery): Promise<void> {
  const { entry, part, place } = delivery
  counters.add('parked', { channel: 'wecom-bot' })
  const chat = entry.conversationId
  const record = endsAnswer(delivery) && part.reply.kind === 'text' ? await book.read(place) : undefined
  if (record === undefined) {
    await book.park({ ...place, key: partKey(entry, part) }, { chat, text: inText(delivery), sentUnits: 0 })
    return
  }
  const { text } = restOf(record, rules.maxBytes)
  if (text.trim() !== '')
    await book.park(place, { chat, text: text.trim(), sentUnits: streamText(record.parts).length })
}
