import type { MessagePart } from '../../core/inbound-message.ts'
import { AibotPart, type Encrypted } from './aibot-body.ts'
import { toMediaId } from './media-id.ts'

/** Takes what is not said to anybody out of a text: the bot's own name in a group. */
export type Tidy = (text: string) => string

/** As many as any client lets a person put into one message, and some. */
const ITEMS_MAX = 50

/** The content of a message in our words; its quote first, as what the rest refers to. */
export function toParts(body: unknown, quote: unknown, tidy: Tidy): readonly MessagePart[] {
  const quoted = quoteText(quote, tidy)
  const parts = contentParts(AibotPart.parse(body), tidy)
  return quoted === '' ? parts : [{ kind: 'quote', text: quoted }, ...parts]
}

const READERS: Readonly<Record<string, (part: AibotPart, tidy: Tidy) => readonly MessagePart[]>> = {
  text: ({ text }, tidy) => [{ kind: 'text', text: tidy(text?.content ?? '') }],
  // The platform's own transcript; the sound itself is not handed out.
  voice: ({ voice }) => [{ kind: 'voice', ...(voice?.content && { transcript: voice.content }) }],
  image: ({ image }) => [{ kind: 'image', ...mediaOf('image', image) }],
  file: ({ file }) => [{ kind: 'file', name: '', ...mediaOf('file', file) }],
  mixed: ({ mixed }, tidy) => items(mixed?.msg_item).flatMap((item) => contentParts(item, tidy)),
}

function contentParts(part: AibotPart, tidy: Tidy): readonly MessagePart[] {
  const read = Object.hasOwn(READERS, part.msgtype) ? READERS[part.msgtype] : undefined
  return read?.(part, tidy) ?? [{ kind: 'unsupported', type: part.msgtype.slice(0, 40) }]
}

/** Nothing is nested in `mixed` by the book; what is, is not followed. */
function items(given: readonly unknown[] | undefined): readonly AibotPart[] {
  return (given ?? []).slice(0, ITEMS_MAX).flatMap((item) => {
    const read = AibotPart.safeParse(item)
    return read.success && read.data.msgtype !== 'mixed' ? [read.data] : []
  })
}

function mediaOf(kind: 'image' | 'file', medium: Encrypted | undefined): { mediaId?: string } {
  if (medium === undefined) return {}
  const { url, aeskey } = medium
  return { mediaId: toMediaId({ kind, url, ...(aeskey !== undefined && { aesKey: aeskey }) }) }
}

const STAND_INS: Readonly<Record<string, string>> = { image: '〔图片〕', file: '〔文件〕', video: '〔视频〕' }

/** What a person pointed at, as text: context for us, never material of its own. */
function quoteText(quote: unknown, tidy: Tidy): string {
  const read = AibotPart.safeParse(quote)
  if (!read.success) return ''
  const parts = read.data.msgtype === 'mixed' ? items(read.data.mixed?.msg_item) : [read.data]
  return parts
    .map(({ msgtype, text, voice }) => tidy(text?.content ?? voice?.content ?? STAND_INS[msgtype] ?? ''))
    .filter((line) => line !== '')
    .join('\n')
}
