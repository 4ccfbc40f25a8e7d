import { NOT_FETCHED_YET, ReplyWindowClosed } from '../../../core/channel.ts'
import { ZhibiError } from '../../../core/errors.ts'
import type { StreamRecord } from '../../../core/stream-book.ts'
import { type Delivery, filesByApp, type SinkOptions, texts } from './delivery.ts'
import { gather } from './gather.ts'
import { restOf } from './pages.ts'

/**
 * Into the stream, from where the platform fetches it. The last part of an answer has arrived when a poll was told the
 * end; until then it is waited for, by coming back.
 */
export async function byStream(options: SinkOptions, delivery: Delivery): Promise<void> {
  if (!delivery.own) throw new ReplyWindowClosed('the stream is for the answer only', [delivery.part.reply])
  const record = await gather(options, delivery)
  if (!delivery.entry.final) return
  const ended = record.ended || record.cutOff ? record : await endUnasked(options, delivery, record)
  const left = [...texts(restOf(ended, options.rules.maxBytes).text), ...filesByApp(delivery)]
  if (left.length === 0) return
  options.counters.add('reply-window-closed', { channel: 'wecom-bot', way: 'stream' })
  throw new ReplyWindowClosed('the stream is over', left)
}

async function endUnasked(
  options: SinkOptions,
  { place, entry }: Delivery,
  record: StreamRecord,
): Promise<StreamRecord> {
  assertOver(options, record)
  const { book, logger, account } = options
  logger.warn({ account: account.name, key: entry.key }, 'stream over before its end was fetched')
  return (await book.cutOff(place)) ?? record
}

/** Asked for again soon at first, then less often: a poll comes about every second (unconfirmed). */
const ASK_FIRST_MS = 400
const ASK_LAST_MS = 5000
const ASK_SHARE = 8
/** A poll that is on its way when the window ends. */
const LAST_POLL_MS = 3000

function assertOver({ now, rules }: SinkOptions, record: StreamRecord): void {
  const { openedAt, windowEndsAt, askedAt = openedAt } = record
  const at = now()
  if (at > windowEndsAt + LAST_POLL_MS || at - askedAt > rules.silentMs) return
  const retryAfterMs = Math.round(Math.min(Math.max((at - openedAt) / ASK_SHARE, ASK_FIRST_MS), ASK_LAST_MS))
  throw new ZhibiError(NOT_FETCHED_YET, 'the end was not fetched yet', { retryable: true, retryAfterMs })
}
