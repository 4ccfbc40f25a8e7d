import type { OutboxPart } from '../../../core/channel.ts'
import type { Clock } from '../../../core/clock.ts'
import type { Counters } from '../../../core/counters.ts'
import type { Logger } from '../../../core/logger.ts'
import type { OutboxEntry, Reply } from '../../../core/reply.ts'
import type { StreamBook, StreamPlace } from '../../../core/stream-book.ts'
import { toChoiceText } from '../../wecom/template-card.ts'
import type { AibotCallbackAccount, StreamRules } from './account.ts'
import { words } from './words.ts'

export interface SinkOptions {
  readonly account: Pick<AibotCallbackAccount, 'name'>
  readonly rules: StreamRules
  readonly book: StreamBook
  readonly counters: Counters
  readonly now: Clock
  readonly logger: Logger
}

/** One part on its way. */
export interface Delivery {
  readonly entry: OutboxEntry
  readonly part: OutboxPart
  readonly place: StreamPlace
  /** False for a word to somebody else than who wrote the message: it is no part of the answer that is gathered. */
  readonly own: boolean
  readonly signal: AbortSignal
}

/** True for the part that ends an answer: it stands for everything of it that has not arrived. */
export function endsAnswer({ own, entry }: Delivery): boolean {
  return own && entry.final
}

/** As replies for the next address; none when there are no words. */
export function texts(text: string): readonly Reply[] {
  return text.trim() === '' ? [] : [{ kind: 'text', text: text.trim() }]
}

/** A file cannot go where only text goes; with an app behind it, it goes there. */
export function filesByApp({ entry, part }: Delivery): readonly Reply[] {
  return part.reply.kind === 'file' && entry.to.extra?.['app'] !== undefined ? [part.reply] : []
}

/**
 * A reply in words. No buttons: a card can come with the first answer of a stream only, when nobody knows yet what to
 * offer.
 */
export function inText({ entry, part: { reply } }: Pick<Delivery, 'entry' | 'part'>): string {
  if (reply.kind === 'file')
    return entry.to.extra?.['app'] === undefined ? words.noFiles(reply.name) : words.fileInApp(reply.name)
  const { text, choices = [] } = reply
  return choices.length === 0 ? text : `${text}\n\n${toChoiceText('接下来可以', choices)}`
}
