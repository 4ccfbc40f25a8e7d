import { createDecipheriv } from 'node:crypto'
import { Refusal } from './refusal.ts'

/** Layout: random[16] | length[4] | text | receiver id | padding (PKCS#7, 1 to 32 bytes); Base64 of it. */
const HEAD_BYTES = 20
const LENGTH_AT = 16
const BLOCK_BYTES = 32
const IV_BYTES = 16

/**
 * Opens an envelope and hands out its text. By hand, because `@wecom/crypto` takes any padding, any length field and any
 * Base64, and does not compare the receiver. There is exactly one right envelope for given random bytes, text and
 * receiver; whatever is not that is refused, always in the same way. developer.work.weixin.qq.com/document/path/90968
 */
export function openEnvelope(encrypted: string, keys: { readonly aesKey: string; readonly receiver: string }): string {
  const sealed = Buffer.from(encrypted, 'base64')
  if (sealed.length === 0 || sealed.length % BLOCK_BYTES !== 0 || sealed.toString('base64') !== encrypted)
    throw new Refusal('envelope')
  const plain = withoutPadding(decipher(sealed, keys.aesKey))
  const end = plain.length < HEAD_BYTES ? -1 : HEAD_BYTES + plain.readUInt32BE(LENGTH_AT)
  if (end < 0 || end > plain.length) throw new Refusal('envelope')
  const text = readText(plain.subarray(HEAD_BYTES, end))
  if (readText(plain.subarray(end)) !== keys.receiver) throw new Refusal('receiver')
  return text
}

function decipher(sealed: Buffer, aesKey: string): Buffer {
  try {
    const key = Buffer.from(`${aesKey}=`, 'base64')
    const opening = createDecipheriv('aes-256-cbc', key, key.subarray(0, IV_BYTES)).setAutoPadding(false)
    return Buffer.concat([opening.update(sealed), opening.final()])
  } catch {
    throw new Refusal('envelope')
  }
}

function withoutPadding(padded: Buffer): Buffer {
  const pad = padded.at(-1) ?? 0
  if (pad < 1 || pad > BLOCK_BYTES || !padded.subarray(-pad).every((byte) => byte === pad))
    throw new Refusal('envelope')
  return padded.subarray(0, -pad)
}

function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Refusal('envelope')
  }
}
