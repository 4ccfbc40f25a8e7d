import type { Media, MediaSource } from '../../src/core/channel.ts'
import type { ZhibiError } from '../../src/core/errors.ts'
import type { MessagePart } from '../../src/core/inbound-message.ts'

/** Media that messages name, in memory. */
export interface MediaShelf extends MediaSource {
  /** A file part that names these bytes. */
  file(name: string, bytes: Uint8Array | string): MessagePart
  picture(): MessagePart
  voice(): MessagePart
  /** The next downloads fail with these, one after the other. */
  failNext(...errors: readonly ZhibiError[]): void
  readonly downloads: number
}

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])
const AMR = Buffer.from('#!AMR\n')

export function createMediaShelf(): MediaShelf {
  const kept = new Map<string, Media>()
  const failures: ZhibiError[] = []
  let downloads = 0
  const put = (media: Media): string => {
    const id = `media-${kept.size + 1}`
    kept.set(id, media)
    return id
  }
  return {
    get downloads() {
      return downloads
    },
    failNext: (...errors) => void failures.push(...errors),
    async download(id) {
      downloads += 1
      const failure = failures.shift()
      if (failure !== undefined) throw failure
      const media = kept.get(id)
      if (media === undefined) throw new Error(`no medium ${id}`)
      return media
    },
    file: (name, content) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      return { kind: 'file', name, mediaId: put({ bytes, contentType: 'application/octet-stream' }) }
    },
    picture: () => ({ kind: 'image', mediaId: put({ bytes: JPEG, contentType: 'image/jpeg' }) }),
    voice: () => ({ kind: 'voice', mediaId: put({ bytes: AMR, contentType: 'audio/amr' }) }),
  }
}
