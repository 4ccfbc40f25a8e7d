import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ZhibiError } from '../../core/errors.ts'
import type { ExpiringCache } from '../../core/expiring-cache.ts'
import { unreachable } from '../wecom/errors.ts'
import { safeFileName } from '../wecom/safe-file-name.ts'
import type { WecomApi } from './api.ts'

/** The platform's own bounds for a file. developer.work.weixin.qq.com/document/path/90253 */
const FILE_MIN_BYTES = 6
const FILE_MAX_BYTES = 20 * 1024 * 1024
/** Media ids live 3 days. */
const REMEMBER_MS = 60 * 3_600_000

const Uploaded = z.looseObject({ media_id: z.string().min(1) })

export interface Upload {
  readonly name: string
  /** Base64. */
  readonly content: string
  /** Outbox key of the reply: the same reply is uploaded once, so that sending it again is the same message. */
  readonly key: string
}

/** Uploads a file for sending and answers its media id. */
export async function uploadOnce(
  { api, cache }: { readonly api: WecomApi; readonly cache: ExpiringCache },
  upload: Upload,
  signal: AbortSignal,
): Promise<string> {
  const cacheKey = `wecom-app:media:${createHash('sha256').update(upload.key).digest('hex').slice(0, 32)}`
  const known = await cache.get(cacheKey)
  if (known !== undefined) return known
  const answer = await api.call({ path: 'media/upload', query: { type: 'file' }, body: toForm(upload), signal })
  const parsed = Uploaded.safeParse(answer)
  if (!parsed.success) throw unreachable('media/upload', parsed.error)
  await cache.set(cacheKey, parsed.data.media_id, REMEMBER_MS)
  return parsed.data.media_id
}

function toForm({ name, content }: Upload): FormData {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length < FILE_MIN_BYTES || bytes.length > FILE_MAX_BYTES) {
    throw new ZhibiError('wecom-media', `a file of ${bytes.length} bytes cannot be sent`, { retryable: false })
  }
  const form = new FormData()
  form.append('media', new Blob([bytes]), safeFileName(name) || 'file')
  return form
}
