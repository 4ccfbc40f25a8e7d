import { decrypt, encrypt } from '@wecom/crypto'
import { Refusal } from './refusal.ts'

/** Layout: random[16] | length[4] | text | receiver id | padding, in blocks of 32; Base64 of it. */
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
const BLOCK_BYTES = 32

/**
 * Opens an envelope and hands out its text. `@wecom/crypto` decrypts leniently: it takes any padding, any length field
 * and any Base64, and does not compare the receiver. There is exactly one right envelope for given random bytes, text
 * and receiver, so sealing again and comparing checks Base64, padding, length and UTF-8 at one stroke.
 */
export function openEnvelope(encrypted: string, keys: { readonly aesKey: string; readonly receiver: string }): string {
  if (!BASE64.test(encrypted) || base64Bytes(encrypted) % BLOCK_BYTES !== 0) throw new Refusal('envelope')
  const opened = decryptOrRefuse(keys.aesKey, encrypted)
  if (encrypt(keys.aesKey, opened.message, opened.id, opened.random) !== encrypted) throw new Refusal('envelope')
  if (opened.id !== keys.receiver) throw new Refusal('receiver')
  return opened.message
}

function decryptOrRefuse(aesKey: string, encrypted: string): ReturnType<typeof decrypt> {
  try {
    return decrypt(aesKey, encrypted)
  } catch {
    throw new Refusal('envelope')
  }
}

function base64Bytes(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return Math.floor((text.length * 3) / 4) - padding
}
