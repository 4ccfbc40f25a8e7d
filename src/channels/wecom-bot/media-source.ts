import { setTimeout as sleep } from 'node:timers/promises'
import type { Media, MediaSource } from '../../core/channel.ts'
import { ZhibiError } from '../../core/errors.ts'
import { fileNameIn } from '../wecom/file-name-in.ts'
import { mediaRefused, readCapped } from '../wecom/read-capped.ts'
import { decryptMedia } from './decrypt-media.ts'
import { guardedGet } from './guarded-get.ts'
import { type MediaTicket, readMediaId } from './media-id.ts'
import { sniff } from './sniff.ts'

export interface AibotMediaOptions {
  /** EncodingAESKey of the callback; items of the long connection bring their own. */
  readonly aesKey?: string
  /** Origin that may be plain and private: the simulator. */
  readonly trustedOrigin?: string
  /** Default 20 MB; the platform sends files up to 100 MB. */
  readonly maxBytes?: number
  /** Of one try; default 30 s. */
  readonly timeoutMs?: number
}

const MAX_BYTES = 20 * 1024 * 1024
const TIMEOUT_MS = 30_000
/** The storage is known to answer 503 now and then; links live 5 minutes. */
const TRIES = 3
const PAUSE_MS = 300

/** How what was sent as this kind may begin. */
const TAKEN: Readonly<Record<MediaTicket['kind'], RegExp>> = {
  image: /^image\//,
  video: /^video\//,
  file: /^(?:image|audio|text|video)\/|^application\/(?:pdf|zip|rtf|x-ole-storage)$/,
}

/** Fetches, opens and looks at what a message names. Never logs or changes an address: it is a credential. */
export function createAibotMedia(options: AibotMediaOptions): MediaSource {
  return {
    async download(mediaId, signal) {
      const ticket = readMediaId(mediaId)
      if (ticket === undefined) throw mediaRefused('media id is not one')
      const aesKey = ticket.aesKey ?? options.aesKey
      if (aesKey === undefined) throw mediaRefused('media came without a key')
      const { encrypted, name } = await fetchPatiently(options, ticket, signal)
      const bytes = decryptMedia(encrypted, aesKey)
      const contentType = sniff(bytes)
      if (!TAKEN[ticket.kind].test(contentType)) throw mediaRefused('content is of a kind that is not taken')
      return { bytes, contentType, ...(name !== '' && { name }) } satisfies Media
    },
  }
}

interface Fetched {
  readonly encrypted: Uint8Array
  readonly name: string
}

async function fetchPatiently(
  options: AibotMediaOptions,
  ticket: MediaTicket,
  signal: AbortSignal,
  tries = 1,
): Promise<Fetched> {
  try {
    return await fetchOnce(options, ticket, signal)
  } catch (error) {
    const worthIt = error instanceof ZhibiError && error.retryable && tries < TRIES && !signal.aborted
    if (!worthIt) throw error
    await sleep(PAUSE_MS * 2 ** tries, undefined, { signal })
    return fetchPatiently(options, ticket, signal, tries + 1)
  }
}

async function fetchOnce(options: AibotMediaOptions, { url }: MediaTicket, signal: AbortSignal): Promise<Fetched> {
  const { trustedOrigin, maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS } = options
  const response = await guardedGet({
    url,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    ...(trustedOrigin !== undefined && { trustedOrigin }),
  })
  // The padding is at most 32 bytes.
  const encrypted = await readCapped(response, { maxBytes: maxBytes + 32, call: 'media' })
  return { encrypted, name: fileNameIn(response.headers['content-disposition'] ?? '') }
}
