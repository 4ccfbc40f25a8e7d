import type { InboundMessage, MessagePart } from '../core/inbound-message.ts'
import { withQuote } from './understanding/message-frame.ts'

/** Longest message kept as one note, in UTF-16 units; a township's whole yearly file is a tenth of it. */
const MAX_MESSAGE_CHARS = 100_000

/** What a message says, or why it says nothing that can be worked with. */
export type MessageText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly chars: number }
  | { readonly kind: 'no-transcript' }
  | { readonly kind: 'event'; readonly event: string; readonly key?: string }
  | { readonly kind: 'unsupported'; readonly type: string }

/**
 * One text out of a message's parts. Control characters (but for line ends and tabs) and zero-width characters are
 * dropped: they come from copying out of other programs and mean nothing.
 */
export function messageText(message: InboundMessage): MessageText {
  const event = message.parts.find((part) => part.kind === 'event')
  if (event !== undefined)
    return { kind: 'event', event: event.event, ...(event.key === undefined ? {} : { key: event.key }) }
  const text = tidy(
    message.parts
      .map(wordsOf)
      .filter((words) => words !== '')
      .join('\n'),
  )
  if (text.length > MAX_MESSAGE_CHARS) return { kind: 'too-long', chars: text.length }
  if (text !== '') return { kind: 'text', text: withQuoteOf(message, text) }
  return wordless(message.parts)
}

/** A channel that hands a quoted message over apart says it the way the others write it into the text. */
function withQuoteOf({ parts }: InboundMessage, text: string): string {
  const quote = parts.find((part) => part.kind === 'quote')
  return quote === undefined ? text : withQuote(text, tidy(quote.text))
}

function wordsOf(part: MessagePart): string {
  if (part.kind === 'text') return part.text
  if (part.kind === 'voice') return part.transcript ?? ''
  // Without the address: its digits are no figures.
  if (part.kind === 'link') return `${part.title}\n${part.description}`
  return ''
}

function wordless(parts: readonly MessagePart[]): MessageText {
  if (parts.some((part) => part.kind === 'voice')) return { kind: 'no-transcript' }
  const other = parts.find(
    (part) => part.kind === 'image' || part.kind === 'file' || part.kind === 'location' || part.kind === 'unsupported',
  )
  if (other === undefined) return { kind: 'empty' }
  return { kind: 'unsupported', type: other.kind === 'unsupported' ? other.type : other.kind }
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
}
