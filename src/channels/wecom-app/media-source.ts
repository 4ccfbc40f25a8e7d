import type { MediaSource } from '../../core/channel.ts'
import { fileNameIn } from '../wecom/file-name-in.ts'
import { mediaRefused, readCapped } from '../wecom/read-capped.ts'
import type { WecomApi } from './api.ts'

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
      if (!MEDIA_ID.test(mediaId)) throw mediaRefused('media id is not one')
      const response = await api.download({ path: 'media/get', query: { media_id: mediaId }, signal })
      const contentType = readContentType(response)
      if (!limits.contentTypes.some((start) => contentType.startsWith(start))) {
        await response.body?.cancel()
        throw mediaRefused('content type is not taken')
      }
      const bytes = await readCapped(response.body ?? [], { maxBytes: limits.maxBytes, call: 'media/get' })
      const name = fileNameIn(response.headers.get('content-disposition') ?? '')
      return { bytes, contentType, ...(name !== '' && { name }) }
    },
  }
}

function readContentType(response: Response): string {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  return type === undefined || type === '' ? 'application/octet-stream' : type
}
