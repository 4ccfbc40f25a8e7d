import type { Media, MediaSource } from '../../core/channel.ts'
import type { InboundMessage, MessagePart } from '../../core/inbound-message.ts'
import type { NoteSource } from '../../core/note.ts'
import type { OriginalStore } from '../../core/original.ts'
import { findClassifiedMark } from '../classified-mark.ts'
import type { MediumRead } from './read-medium.ts'

export interface KeepTools {
  readonly message: InboundMessage
  readonly originals?: Pick<OriginalStore, 'keep'>
}

/** What was read, with the original kept before the turn commits. What nobody could read, and what is classified, is not kept. */
export async function withOriginal(read: MediumRead, media: Media, tools: KeepTools): Promise<MediumRead> {
  if (read.kind === 'trouble') return read
  const named = { ...read, ...(read.kind === 'picture' && media.name !== undefined && { name: media.name }) }
  const original = await keep([read.text, read.name ?? ''], media, tools)
  return original === undefined ? named : { ...named, original }
}

/** The sound of what the platform has written down. It is nice to have: an answer does not wait for one that cannot be had. */
export async function spokenSource(
  tools: KeepTools & { readonly source: MediaSource; readonly signal: AbortSignal },
): Promise<NoteSource | undefined> {
  const part = tools.message.parts.find(isWrittenDown)
  if (part === undefined) return undefined
  if (part.mediaId === undefined || tools.originals === undefined) return { kind: 'voice' }
  const media = await tools.source.download(part.mediaId, tools.signal).catch(() => undefined)
  const original = media && (await keep([part.transcript], media, tools))
  return { kind: 'voice', ...(original && { original }) }
}

type Voice = Extract<MessagePart, { kind: 'voice' }>

function isWrittenDown(part: MessagePart): part is Voice & { readonly transcript: string } {
  return part.kind === 'voice' && part.transcript !== undefined
}

/** A mark anywhere in the message stands for all that came with it. */
async function keep(texts: readonly string[], media: Media, { message, originals }: KeepTools) {
  const typed = message.parts.flatMap((part) => (part.kind === 'text' || part.kind === 'quote' ? part.text : []))
  if ([...texts, ...typed].some((text) => findClassifiedMark(text) !== undefined)) return undefined
  return await originals?.keep(message.corp, media)
}
