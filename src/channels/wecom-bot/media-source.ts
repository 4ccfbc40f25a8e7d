import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Media, MediaSource } from '../../core/channel.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { SealedMedia, SealedMedium } from '../../core/sealed-media.ts'
import { fileNameIn } from '../wecom/file-name-in.ts'
import { mediaRefused, readCapped } from '../wecom/read-capped.ts'
import { decryptMedia } from './decrypt-media.ts'
import { guardedGet } from './guarded-get.ts'
import { type MediaTicket, readMediaId } from './media-id.ts'
import { sniff } from './sniff.ts'

export interface AibotMediaOptions {
  /** EncodingAESKey of the callback; items of the long connection bring their own. */
  readonly aesKey?: string
  /** Where media of messages that wait are kept, as they came. */
  readonly early?: { readonly sealed: SealedMedia; readonly corp: string }
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
  const { early } = options
  return {
    async download(mediaId, signal) {
      const ticket = readMediaId(mediaId)
      if (ticket === undefined) throw mediaRefused('media id is not one')
      const aesKey = ticket.aesKey ?? options.aesKey
      if (aesKey === undefined) throw mediaRefused('media came without a key')
      const { bytes: encrypted, name } = await sealedOf(options, { mediaId, ticket, signal })
      const bytes = decryptMedia(encrypted, aesKey)
      const contentType = sniff(bytes)
      if (!TAKEN[ticket.kind].test(contentType)) throw mediaRefused('content is of a kind that is not taken')
      return { bytes, contentType, ...(name !== '' && { name }) } satisfies Media
    },
    ...(early !== undefined && { hold: (mediaId, signal) => hold(options, { mediaId, signal, ...early }) }),
  }
}

/** The address is a credential: no key in Redis tells it. */
const keyOf = (mediaId: string): string => createHash('sha256').update(mediaId).digest('hex')

interface Wanted {
  readonly mediaId: string
  readonly signal: AbortSignal
}

async function sealedOf(
  options: AibotMediaOptions,
  { mediaId, ticket, signal }: Wanted & { readonly ticket: MediaTicket },
): Promise<SealedMedium> {
  const { early } = options
  if (early === undefined) return fetchPatiently(options, ticket, signal)
  const kept = await early.sealed.read(early.corp, keyOf(mediaId))
  if (kept !== undefined) return kept
  const fetched = await fetchPatiently(options, ticket, signal)
  // Nobody needs to fetch it early any more.
  await early.sealed.claim(early.corp, keyOf(mediaId))
  return fetched
}

async function hold(
  options: AibotMediaOptions,
  { mediaId, signal, sealed, corp }: Wanted & { readonly sealed: SealedMedia; readonly corp: string },
): Promise<'held' | 'known' | 'no-room'> {
  const ticket = readMediaId(mediaId)
  if (ticket === undefined || !(await sealed.claim(corp, keyOf(mediaId)))) return 'known'
  const medium = await fetchPatiently(options, ticket, signal)
  return (await sealed.keep(corp, keyOf(mediaId), medium)) ? 'held' : 'no-room'
}

async function fetchPatiently(
  options: AibotMediaOptions,
  ticket: MediaTicket,
  signal: AbortSignal,
  tries = 1,
): Promise<SealedMedium> {
  try {
    return await fetchOnce(options, ticket, signal)
  } catch (error) {
    const worthIt = error instanceof ZhibiError && error.retryable && tries < TRIES && !signal.aborted
    if (!worthIt) throw error
    await sleep(PAUSE_MS * 2 ** tries, undefined, { signal })
    return fetchPatiently(options, ticket, signal, tries + 1)
  }
}

async function fetchOnce(options: AibotMediaOptions, { url }: MediaTicket, signal: AbortSignal): Promise<SealedMedium> {
  const { trustedOrigin, maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS } = options
  const response = await guardedGet({
    url,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    ...(trustedOrigin !== undefined && { trustedOrigin }),
  })
  // The padding is at most 32 bytes.
  const bytes = await readCapped(response, { maxBytes: maxBytes + 32, call: 'media' })
  return { bytes, name: fileNameIn(response.headers['content-disposition'] ?? '') }
}
