import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ZhibiError } from '../../../core/errors.ts'
import type { ExpiringCache } from '../../../core/expiring-cache.ts'
import type { RateLimit, RateLimiter } from '../../../core/rate-limiter.ts'
import type { Client } from './client.ts'
import { newReqId } from './connection.ts'
import { away, verdictOf } from './errcodes.ts'
import type { Command } from './frame.ts'

/** The platform's bounds. developer.work.weixin.qq.com/document/path/101463 */
const CHUNK_BYTES = 512 * 1024
const FILE_MIN_BYTES = 5
const FILE_MAX_BYTES = 20 * 1024 * 1024
/** Media ids live 3 days. */
const REMEMBER_MS = 60 * 3_600_000
/** Pieces may be sent again as often as one likes; a lost acknowledgement is no reason to begin anew. */
const TRIES = 3

const Begun = z.looseObject({ upload_id: z.string().min(1) })
const Ended = z.looseObject({ media_id: z.string().min(1) })

export interface Upload {
  readonly name: string
  readonly bytes: Buffer
  /** Equal however often the file is brought: it is uploaded once. */
  readonly key: string
}

export interface UploadTools {
  readonly bot: string
  readonly send: Client['send']
  readonly cache: ExpiringCache
  readonly limiter: RateLimiter
}

/** A bot may upload 30 files a minute and 1,000 an hour; all processes together stay below. */
const UPLOADS: readonly RateLimit[] = [
  { count: 28, windowMs: 60_000 },
  { count: 950, windowMs: 3_600_000 },
]

/** Uploads a file in pieces, counted from 0, and answers its media id. */
export async function uploadOnce(
  { bot, send, cache, limiter }: UploadTools,
  { name, bytes, key }: Upload,
): Promise<string> {
  const cacheKey = `wecom-bot:media:${digest('sha256', Buffer.from(key))}`
  const known = await cache.get(cacheKey)
  if (known !== undefined) return known
  if (bytes.length < FILE_MIN_BYTES || bytes.length > FILE_MAX_BYTES) {
    throw new ZhibiError('wecom-media', `a file of ${bytes.length} bytes cannot be sent`, { retryable: false })
  }
  await takeTurn(limiter, bot)
  const pieces = Math.ceil(bytes.length / CHUNK_BYTES)
  const about = {
    type: 'file',
    filename: name,
    total_size: bytes.length,
    total_chunks: pieces,
    md5: digest('md5', bytes),
  }
  const { upload_id } = Begun.parse(await ask(send, 'aibot_upload_media_init', about))
  for (let at = 0; at < pieces; at++) {
    const piece = bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES)
    await ask(send, 'aibot_upload_media_chunk', { upload_id, chunk_index: at, base64_data: piece.toString('base64') })
  }
  const { media_id } = Ended.parse(await ask(send, 'aibot_upload_media_finish', { upload_id }))
  await cache.set(cacheKey, media_id, REMEMBER_MS)
  return media_id
}

/** Over the quota: the delivery comes back when there is room. */
async function takeTurn(limiter: RateLimiter, bot: string): Promise<void> {
  const retryAfterMs = await limiter.take(`wecom-bot:${bot}:upload`, UPLOADS)
  if (retryAfterMs === 0) return
  throw new ZhibiError('wecom-pace', 'too many uploads', { retryable: true, retryAfterMs })
}

async function ask(send: Client['send'], cmd: Command, body: object, tries = TRIES): Promise<unknown> {
  const outcome = await send({ cmd, reqId: newReqId(cmd), body })
  if (outcome.kind === 'lost') throw away('connection lost in an upload')
  if (outcome.kind === 'missing') {
    if (tries > 1) return ask(send, cmd, body, tries - 1)
    throw away('upload is not acknowledged')
  }
  if (outcome.errcode !== 0) throw verdictOf(outcome.errcode, cmd)
  return outcome.body
}

function digest(algorithm: 'md5' | 'sha256', bytes: Buffer): string {
  return createHash(algorithm).update(bytes).digest('hex')
}
