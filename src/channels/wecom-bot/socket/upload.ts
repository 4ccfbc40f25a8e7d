import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ZhibiError } from '../../../core/errors.ts'
import type { ExpiringCache } from '../../../core/expiring-cache.ts'
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

/** Uploads a file in pieces, counted from 0, and answers its media id. */
export async function uploadOnce(
  { send, cache }: { readonly send: Client['send']; readonly cache: ExpiringCache },
  { name, bytes, key }: Upload,
): Promise<string> {
  const cacheKey = `wecom-bot:media:${digest('sha256', Buffer.from(key))}`
  const known = await cache.get(cacheKey)
  if (known !== undefined) return known
  if (bytes.length < FILE_MIN_BYTES || bytes.length > FILE_MAX_BYTES) {
    throw new ZhibiError('wecom-media', `a file of ${bytes.length} bytes cannot be sent`, { retryable: false })
  }
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
