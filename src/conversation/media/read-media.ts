import type { Media, MediaSource } from '../../core/channel.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { InboundMessage, MessagePart } from '../../core/inbound-message.ts'
import type { NoteSource } from '../../core/note.ts'
import type { OriginalStore } from '../../core/original.ts'
import { mediaPhrases } from './media-phrases.ts'
import { type MediumRead, type MediumReaders, readMedium } from './read-medium.ts'
import { type KeepTools, spokenSource, withOriginal } from './with-original.ts'

/** What a message brought besides typed words, put into words. */
export interface ReadMessage {
  /** The message; a voice part that was written down has its transcript. */
  readonly message: InboundMessage
  /** In the order of its parts; the platform's own transcripts are not among them. */
  readonly media: readonly MediumRead[]
  /** Where its words come from, when the platform itself has written a voice message down. */
  readonly source?: NoteSource
}

/** Rejects where trying again can help: the turn is then tried again by its policy. */
export type ReadMedia = (message: InboundMessage, options: { readonly signal: AbortSignal }) => Promise<ReadMessage>

export interface MediaReaders extends MediumReaders {
  /** The way to what the message names; undefined for a channel without media. */
  readonly mediaOf: (message: InboundMessage) => MediaSource | undefined
  /** Absent: originals are not kept. */
  readonly originals?: Pick<OriginalStore, 'keep'>
}

/** Reads the parts one after the other: files by documents/, pictures and voice by a model if there is one. */
export function createReadMedia(readers: MediaReaders): ReadMedia {
  return async (message, { signal }) => {
    const source = readers.mediaOf(message)
    const parts: MessagePart[] = []
    const media: MediumRead[] = []
    const reading = source === undefined ? undefined : { ...readers, message, source, signal }
    for (const part of message.parts) {
      const read = reading && (await readPart(part, reading))
      parts.push(read?.kind === 'voice' ? { kind: 'voice', transcript: read.text } : part)
      if (read !== undefined) media.push(read)
    }
    const spoken = reading && (await spokenSource(reading))
    return { message: { ...message, parts }, media, ...(spoken && { source: spoken }) }
  }
}

interface Reading extends MediumReaders, KeepTools {
  readonly source: MediaSource
  readonly signal: AbortSignal
}

/** Undefined: there is nothing to fetch, or nobody who could read it, which is answered elsewhere. */
async function readPart(part: MessagePart, reading: Reading): Promise<MediumRead | undefined> {
  const id = mediaIdOf(part)
  if (id === undefined) return undefined
  if (part.kind === 'voice' && reading.transcriber === undefined) return undefined
  if (part.kind === 'image' && reading.pictures === undefined)
    return { kind: 'trouble', say: mediaPhrases.pictureUnread }
  const media = await download(id, reading)
  if (media === undefined) return { kind: 'trouble', say: mediaPhrases.fetchFailed(whatIs(part)) }
  const read = await readMedium(media, { ...reading, name: nameOf(part, media) })
  return await withOriginal(read, media, reading)
}

function mediaIdOf(part: MessagePart): string | undefined {
  if (part.kind === 'voice') return part.transcript === undefined ? part.mediaId : undefined
  return part.kind === 'image' || part.kind === 'file' ? part.mediaId : undefined
}

/** Undefined: it is gone, too large or of a kind that is not taken, and will be so the next time too. */
async function download(id: string, { source, signal }: Reading): Promise<Media | undefined> {
  try {
    return await source.download(id, signal)
  } catch (error) {
    if (error instanceof ZhibiError && !error.retryable) return undefined
    throw error
  }
}

/** What the sender called it; the platform's own word where they did not say. A path is not a name. */
function nameOf(part: MessagePart, media: Media): string {
  const told = part.kind === 'file' && part.name !== '' ? part.name : (media.name ?? '')
  const name = told.split(/[/\\]/).at(-1)?.trim() ?? ''
  return name === '' ? mediaPhrases.nameless : name.slice(-LONGEST_NAME)
}

const LONGEST_NAME = 80

function whatIs(part: MessagePart): string {
  if (part.kind === 'image') return '这张图片'
  if (part.kind === 'voice') return '这条语音'
  return part.kind === 'file' && part.name !== '' ? `《${part.name}》` : '这份文件'
}
