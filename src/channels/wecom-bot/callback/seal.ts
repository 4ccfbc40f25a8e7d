import { encrypt, getSignature } from '@wecom/crypto'
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
  const encrypted = encrypt(account.aesKey, JSON.stringify(body), RECEIVER)
  const timestamp = Math.floor(now / 1000)
  const msgsignature = getSignature(account.token, timestamp, nonce, encrypted)
  return {
    status: 200,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify({ encrypt: encrypted, msgsignature, timestamp, nonce }),
  }
}
