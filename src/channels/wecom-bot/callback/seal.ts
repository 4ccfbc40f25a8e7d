import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import type { CallbackReply } from '../../../core/channel.ts'
import type { AibotCallbackAccount } from './account.ts'

/** A bot of one's own company is named by nothing. developer.work.weixin.qq.com/document/path/101033 */
export const RECEIVER = ''

export interface Sealing {
  readonly account: Pick<AibotCallbackAccount, 'token' | 'aesKey'>
  /** Of the callback that is answered. */
  readonly nonce: string
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** An encrypted answer to a callback. All four fields are sent; whether less would do is unconfirmed. */
export function sealReply(body: object, { account, nonce, now }: Sealing): CallbackReply {
  const encrypted = seal(JSON.stringify(body), account.aesKey)
  const timestamp = Math.floor(now / 1000)
  const msgsignature = sign([account.token, String(timestamp), nonce, encrypted])
  return {
    status: 200,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify({ encrypt: encrypted, msgsignature, timestamp, nonce }),
  }
}

const BLOCK_BYTES = 32
const IV_BYTES = 16

/** random[16] | length[4] | text | padding, by hand: a snapshot of 20 KB is sealed every second for every open stream. */
function seal(text: string, aesKey: string): string {
  const key = Buffer.from(aesKey, 'base64')
  const length = Buffer.byteLength(text)
  const pad = BLOCK_BYTES - ((IV_BYTES + 4 + length) % BLOCK_BYTES)
  const plain = Buffer.alloc(IV_BYTES + 4 + length + pad, pad)
  randomBytes(IV_BYTES).copy(plain)
  plain.writeUInt32BE(length, IV_BYTES)
  plain.write(text, IV_BYTES + 4)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, IV_BYTES)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
}

function sign(values: readonly string[]): string {
  return createHash('sha1').update(values.toSorted().join('')).digest('hex')
}
