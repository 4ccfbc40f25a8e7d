import type { Media } from '../../core/channel.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { Original } from '../../core/original.ts'
import type { PictureReader } from '../../core/picture-reader.ts'
import type { Transcriber } from '../../core/transcriber.ts'
import { fileKind } from '../../documents/file-kind.ts'
import { readText } from '../../documents/read-text.ts'
import { mediaPhrases } from './media-phrases.ts'

/** What a medium says, or the sentence that tells what to send instead. */
export type MediumRead =
  | { readonly kind: 'file'; readonly name: string; readonly text: string; readonly original?: Original }
  | { readonly kind: 'picture' | 'voice'; readonly name?: string; readonly text: string; readonly original?: Original }
  | { readonly kind: 'trouble'; readonly say: string }

export interface MediumReaders {
  readonly pictures?: PictureReader
  readonly transcriber?: Transcriber
}

/** Reads bytes by what they are, whatever they were sent as: a photo sent as a file is a picture. */
export async function readMedium(
  media: Media,
  { name, signal, pictures, transcriber }: MediumReaders & { readonly name: string; readonly signal: AbortSignal },
): Promise<MediumRead> {
  switch (fileKind({ name, bytes: media.bytes })) {
    case 'picture':
      if (pictures === undefined) return trouble(mediaPhrases.pictureUnread)
      return await byModel('picture', () => pictures.read(media, { signal }))
    case 'audio':
      if (transcriber === undefined) return trouble(mediaPhrases.voiceUnread)
      return await byModel('voice', () => transcriber.transcribe(media, { signal }))
    default:
      return await readFile(name, media)
  }
}

const SAID = {
  picture: { empty: mediaPhrases.pictureEmpty, failed: mediaPhrases.pictureFailed },
  voice: { empty: mediaPhrases.voiceEmpty, failed: mediaPhrases.voiceFailed },
} as const

/** A model that is down is not waited for: the person can type what it would have read. */
async function byModel(kind: 'picture' | 'voice', read: () => Promise<string>): Promise<MediumRead> {
  try {
    const text = (await read()).trim()
    return text === '' ? trouble(SAID[kind].empty) : { kind, text }
  } catch (error) {
    if (error instanceof ZhibiError && error.code.startsWith('model')) return trouble(SAID[kind].failed)
    throw error
  }
}

async function readFile(name: string, { bytes }: Media): Promise<MediumRead> {
  try {
    const text = await readText({ name, bytes })
    return {
      kind: 'file',
      name,
      text: text
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n')
        .trim(),
    }
  } catch (error) {
    const say = error instanceof ZhibiError ? mediaPhrases.documents[error.code] : undefined
    if (say === undefined) throw error
    return trouble(say(name))
  }
}

function trouble(say: string): MediumRead {
  return { kind: 'trouble', say }
}
