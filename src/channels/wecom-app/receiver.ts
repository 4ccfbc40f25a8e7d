import type { Callback, CallbackReceiver, CallbackReply, Receipt } from '../../core/channel.ts'
import type { Clock } from '../../core/clock.ts'
import type { ExpiringCache } from '../../core/expiring-cache.ts'
import { createNonceMemory, type NonceMemory } from '../wecom/nonce-memory.ts'
import { openEnvelope } from '../wecom/open.ts'
import { Refusal } from '../wecom/refusal.ts'
import { type Signed, verify } from '../wecom/verify.ts'
import type { WecomAppAccount } from './account.ts'
import { parseMessage } from './parse.ts'
import { isWelcomedAlready } from './welcome.ts'
import { childText, parseXml } from './xml.ts'

const TEXT = 'text/plain; charset=utf-8'
/** "Nothing to say now": the answer goes out by message/send. */
const EMPTY_OK: CallbackReply = { status: 200, type: TEXT, body: '' }
const REFUSED: CallbackReply = { status: 403, type: TEXT, body: '' }

export interface ReceiverOptions {
  readonly account: Pick<WecomAppAccount, 'name' | 'corpId' | 'agentId' | 'token' | 'aesKey'>
  readonly cache: ExpiringCache
  readonly now: Clock
  /** Default 10 minutes. */
  readonly skewMs?: number
}

interface Desk {
  readonly account: ReceiverOptions['account']
  readonly skewMs: number
  readonly cache: ExpiringCache
  readonly now: Clock
  readonly nonces: NonceMemory
}

/** The in side of a self-built app: verify, open, parse. Every refusal looks the same from outside. */
export function createReceiver({ account, cache, now, skewMs = 600_000 }: ReceiverOptions): CallbackReceiver {
  const nonces = createNonceMemory({ lifetimeMs: 2 * skewMs, max: 50_000, now })
  const desk: Desk = { account, skewMs, cache, now, nonces }
  return {
    async receive(callback) {
      try {
        return callback.method === 'GET' ? handshake(callback, desk) : await message(callback, desk)
      } catch (error) {
        if (error instanceof Refusal) return { kind: 'refused', reason: error.reason, reply: REFUSED }
        throw error
      }
    },
  }
}

/** The platform checks the address: it wants the decrypted text back, raw, within a second. */
function handshake(callback: Callback, desk: Desk): Receipt {
  const signed = readSigned(callback, callback.query['echostr'])
  return { kind: 'handshake', reply: { status: 200, type: TEXT, body: openVerified(signed, desk) } }
}

async function message(callback: Callback, desk: Desk): Promise<Receipt> {
  // Of the outer XML only Encrypt is signed; its ToUserName and AgentID are not read.
  const signed = readSigned(callback, childText(parseXml(callback.body), 'Encrypt'))
  const { name, corpId, agentId } = desk.account
  const parsed = parseMessage(openVerified(signed, desk), { account: name, corpId, agentId })
  if ('ignored' in parsed) return { kind: 'ignored', reason: parsed.ignored, reply: EMPTY_OK }
  const stamp = `${signed.timestamp}:${signed.nonce}`
  if (desk.nonces.usedForAnother(stamp, parsed.message.idempotencyKey)) throw new Refusal('replay')
  if (await isWelcomedAlready(desk.cache, parsed.message))
    return { kind: 'ignored', reason: 'welcomed', reply: EMPTY_OK }
  return { kind: 'message', message: parsed.message, reply: EMPTY_OK }
}

function openVerified(signed: Signed, { account, skewMs, now }: Desk): string {
  verify(signed, { token: account.token, skewMs, now: now() })
  return openEnvelope(signed.encrypted, { aesKey: account.aesKey, receiver: account.corpId })
}

function readSigned({ query }: Callback, encrypted: string | undefined): Signed {
  const { msg_signature: signature, timestamp, nonce } = query
  if (!signature || !timestamp || !nonce || !encrypted) throw new Refusal('query')
  return { signature, timestamp, nonce, encrypted }
}
