import { createCipheriv, createHash, randomInt } from 'node:crypto'
import { decrypt, encrypt } from '@wecom/crypto'

/** What an administrator types into both sides. */
export interface BotKeys {
  readonly token: string
  readonly aesKey: string
}

export interface SealedCall {
  readonly query: URLSearchParams
  readonly body: string
  readonly nonce: string
}

function signature(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex')
}

/** An encrypted callback as the platform posts it: JSON around, nothing as receiver. */
export function sealCall(
  keys: BotKeys,
  body: object | string,
  at: { readonly seconds: number; readonly nonce?: string; readonly receiver?: string },
): SealedCall {
  const plain = typeof body === 'string' ? body : JSON.stringify(body)
  const encrypted = encrypt(keys.aesKey, plain, at.receiver ?? '')
  const timestamp = String(at.seconds)
  const nonce = at.nonce ?? String(randomInt(1_000_000_000, 2_000_000_000))
  const query = new URLSearchParams({
    msg_signature: signature(keys.token, timestamp, nonce, encrypted),
    timestamp,
    nonce,
  })
  return { query, nonce, body: JSON.stringify({ encrypt: encrypted }) }
}

/** Opens an answer the way the platform must: signature over its own fields, the callback's nonce, no receiver. */
export function openAnswer(keys: BotKeys, text: string, nonce: string): Record<string, unknown> | undefined {
  if (text === '') return undefined
  const answer = JSON.parse(text) as { encrypt: string; msgsignature: string; timestamp: number; nonce: string }
  if (answer.nonce !== nonce) throw new Error('answer does not carry the nonce of the callback')
  const expected = signature(keys.token, String(answer.timestamp), answer.nonce, answer.encrypt)
  if (expected !== answer.msgsignature) throw new Error('answer is not signed')
  const { message, id } = decrypt(keys.aesKey, answer.encrypt)
  if (id !== '') throw new Error('answer names a receiver')
  return JSON.parse(message) as Record<string, unknown>
}

/** Media as the storage serves them: the file alone, padded to 32. */
export function encryptMedia(aesKey: string, bytes: Uint8Array): Buffer {
  const key = Buffer.from(aesKey, 'base64')
  const pad = 32 - (bytes.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.update(Buffer.alloc(pad, pad)), cipher.final()])
}
