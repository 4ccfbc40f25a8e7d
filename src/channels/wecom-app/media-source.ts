import type { Media, MediaSource } from '../../core/channel.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { WecomApi } from './api.ts'
import { unreachable } from './errors.ts'
import { safeFileName } from './safe-file-name.ts'

export interface MediaLimits {
  readonly maxBytes: number
  /** How contents may begin: `image/`, `audio/`, `application/pdf`. */
  readonly contentTypes: readonly string[]
}

export const MEDIA_LIMITS: MediaLimits = {
  // The platform itself serves at most 20 MB in one piece (830002).
  maxBytes: 20 * 1024 * 1024,
  contentTypes: ['image/', 'audio/', 'voice/', 'text/', 'application/'],
}

/** Media ids are opaque; nothing in them may reach into the address. */
const MEDIA_ID = /^[\w\-@.:=+/]{1,512}$/

/** Downloads what a message names by its media id (living 3 days). developer.work.weixin.qq.com/document/path/90254 */
export function createMediaSource(options: { readonly api: WecomApi; readonly limits: MediaLimits }): MediaSource {
  const { api, limits } = options
  return {
    async download(mediaId, signal) {
      if (!MEDIA_ID.test(mediaId)) throw refused('media id is not one')
      const response = await api.download({ path: 'media/get', query: { media_id: mediaId }, signal })
      const contentType = readContentType(response)
      if (!limits.contentTypes.some((start) => contentType.startsWith(start))) {
        await response.body?.cancel()
        throw refused('content type is not taken')
      }
      const bytes = await readCapped(response, limits.maxBytes)
      return { bytes, contentType, ...readName(response) }
    },
  }
}

function refused(why: string): ZhibiError {
  return new ZhibiError('wecom-media', why, { retryable: false })
}

function readContentType(response: Response): string {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  return type === undefined || type === '' ? 'application/octet-stream' : type
}

/** Counts as it reads: a length somebody else states proves nothing. */
async function readCapped(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      size += (chunk as Uint8Array).length
      if (size > maxBytes) throw refused(`media is larger than ${maxBytes} bytes`)
      chunks.push(chunk as Uint8Array)
    }
  } catch (error) {
    throw error instanceof ZhibiError ? error : unreachable('media/get', error)
  }
  return Buffer.concat(chunks)
}

function readName(response: Response): Pick<Media, 'name'> {
  const disposition = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=(?:utf-8|UTF-8)''([^;\s]{1,600})/.exec(disposition)?.[1]
  const plain = /filename="([^"]{1,600})"/.exec(disposition)?.[1] ?? /filename=([^;\s"]{1,600})/.exec(disposition)?.[1]
  const name = safeFileName(encoded === undefined ? latin1ToUtf8(plain ?? '') : decodeOr(encoded))
  return name === '' ? {} : { name }
}

/** Header bytes arrive as Latin-1; the platform writes UTF-8 into them. */
function latin1ToUtf8(text: string): string {
  return /^[\u0000-\u00ff]*$/.test(text) ? decodeOr(Buffer.from(text, 'latin1').toString('utf8')) : decodeOr(text)
}

function decodeOr(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
