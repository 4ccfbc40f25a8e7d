import { createDecipheriv } from 'node:crypto'
import { mediaRefused } from '../wecom/read-capped.ts'

const BLOCK_BYTES = 16
/** PKCS#7 to blocks of 32, which Node's own unpadding (16) does not take. */
const PAD_MAX = 32
const KEY_BYTES = 32

/**
 * AES-256-CBC, the IV being the first half of the key; the file follows directly, without the envelope's prefix. What
 * cannot be opened is refused: ciphertext is never handed on. developer.work.weixin.qq.com/document/path/100719
 */
export function decryptMedia(encrypted: Uint8Array, aesKey: string): Uint8Array {
  const key = Buffer.from(aesKey, 'base64')
  if (key.length !== KEY_BYTES || encrypted.length === 0 || encrypted.length % BLOCK_BYTES !== 0) throw unopened()
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, BLOCK_BYTES)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(encrypted), decipher.final()])
  const pad = padded.at(-1) ?? 0
  if (pad < 1 || pad > PAD_MAX || pad > padded.length) throw unopened()
  if (!padded.subarray(-pad).every((byte) => byte === pad)) throw unopened()
  return padded.subarray(0, -pad)
}

function unopened(): Error {
  return mediaRefused('media cannot be decrypted with this key')
}
