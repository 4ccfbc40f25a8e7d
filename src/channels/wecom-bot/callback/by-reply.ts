import { partKey, ReplyWindowClosed } from '../../../core/channel.ts'
import type { Reply } from '../../../core/reply.ts'
import type { StreamRecord } from '../../../core/stream-book.ts'
import { type Delivery, endsAnswer, filesByApp, inText, type SinkOptions, texts } from './delivery.ts'
import { gather } from './gather.ts'
import { firstPage, type Page, restOf } from './pages.ts'
import { postReply } from './reply-address.ts'
import { words } from './words.ts'

/** By the one-use reply address: as much as one message holds; the rest goes on to the next address. */
export async function byReply(options: SinkOptions, delivery: Delivery): Promise<void> {
  const { book } = options
  const first = isFirst(delivery)
  if (delivery.part.reply.kind === 'file' && !first) throw new ReplyWindowClosed('no files here', [delivery.part.reply])
  const record = first ? await gather(options, delivery) : await book.read(delivery.place)
  if (first && !delivery.entry.final) return
  const left = await postRest(options, delivery, restFor(options, delivery, record))
  const files = first ? filesByApp(delivery) : []
  if (left.length + files.length > 0) throw new ReplyWindowClosed('one message was sent', [...left, ...files])
}

/** True where the answer is gathered: a pressed button has no stream, its answer begins here. */
function isFirst({ entry, own }: Delivery): boolean {
  return own && entry.to.orElse !== undefined
}

/** What is to be sent, and up to which unit the answer was sent before it. */
interface Rest {
  readonly text: string
  readonly from: number
  /** False: no part of the gathered answer, it does not move the mark. */
  readonly counts: boolean
}

function restFor({ rules }: SinkOptions, delivery: Delivery, record: StreamRecord | undefined): Rest {
  if (endsAnswer(delivery) && record !== undefined) return { ...restOf(record, rules.maxBytes), counts: true }
  // Somebody whose own answer is still to come needs the address for it.
  if (record?.ended === false) throw new ReplyWindowClosed('the address is needed', [delivery.part.reply])
  return { text: inText(delivery), from: record?.sentUnits ?? 0, counts: false }
}

/** What is left after the one message; all of it when the address cannot be used (any more). */
async function postRest(options: SinkOptions, delivery: Delivery, rest: Rest): Promise<readonly Reply[]> {
  if (rest.text.trim() === '') return []
  const url = openAddress(options, delivery)
  if (url === undefined) return unusable(options, rest)
  const page = firstPage(rest.text, options.rules.maxBytes)
  const by = partKey(delivery.entry, delivery.part)
  const sentUnits = rest.counts ? rest.from + page.units : rest.from
  const use = await options.book.takeOneUse(delivery.place, { by, sentUnits })
  if (use === 'taken') return postPage(options, delivery, { rest, page, url })
  // Of an answer the mark has moved already; another word went out, as far as anybody knows.
  return use === 'yours' && !rest.counts ? texts(rest.text.slice(page.units)) : texts(rest.text)
}

function openAddress({ now }: SinkOptions, { entry }: Delivery): string | undefined {
  return now() > (entry.to.until ?? 0) ? undefined : entry.to.extra?.['url']
}

function unusable({ counters }: SinkOptions, { text }: Rest): readonly Reply[] {
  counters.add('reply-window-closed', { channel: 'wecom-bot', way: 'reply' })
  return texts(text)
}

async function postPage(
  options: SinkOptions,
  { entry, place, signal }: Delivery,
  { rest, page, url }: { readonly rest: Rest; readonly page: Page; readonly url: string },
): Promise<readonly Reply[]> {
  const { book, logger, counters } = options
  const left = rest.text.slice(page.units)
  const note = left.trim() === '' || entry.to.extra?.['app'] !== undefined ? '' : `\n\n${words.waiting}`
  const outcome = await postReply(url, page.text.trim() + note, signal)
  if (outcome.kind === 'refused') {
    await book.refuseOneUse(place, rest.from)
    logger.warn({ key: entry.key, errcode: outcome.errcode }, 'reply address refused')
    return unusable(options, rest)
  }
  if (outcome.kind === 'unknown') {
    // The address works once, so it is not asked again: told in the metrics, and left.
    counters.add('outcome-unknown', { channel: 'wecom-bot', call: 'response_url' })
    logger.warn({ key: entry.key }, 'no answer from the reply address: it may have arrived')
  }
  return texts(left)
}
