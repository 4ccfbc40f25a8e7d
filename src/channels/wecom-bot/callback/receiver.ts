import type { Callback, CallbackReceiver, CallbackReply, Receipt } from '../../../core/channel.ts'
import { createNonceMemory, type NonceMemory } from '../../wecom/nonce-memory.ts'
import { openEnvelope } from '../../wecom/open.ts'
import { Refusal } from '../../wecom/refusal.ts'
import { type Signed, verify } from '../../wecom/verify.ts'
import { type AibotCall, messageKeyOf, parseAibot } from '../parse.ts'
import { answerCall } from './answer-call.ts'
import type { ReceiverOptions } from './desk.ts'
import { readEnvelope } from './envelope.ts'
import { createPageMemory, type PageMemory } from './page-memory.ts'
import { RECEIVER } from './seal.ts'

const TEXT = 'text/plain; charset=utf-8'
const REFUSED: CallbackReply = { status: 403, type: TEXT, body: '' }

type Desk = Required<ReceiverOptions> & { readonly pages: PageMemory }

/** The in side of an AI bot by callback: verify, open, parse. Every refusal looks the same from outside. */
export function createReceiver(options: ReceiverOptions): CallbackReceiver {
  const { now, skewMs = 600_000 } = options
  const desk: Desk = { ...options, skewMs, pages: createPageMemory(options.rules.maxBytes) }
  const nonces = createNonceMemory({ lifetimeMs: 2 * skewMs, max: 50_000, now })
  return {
    async receive(callback) {
      try {
        return callback.method === 'GET' ? handshake(callback, desk) : await call(callback, desk, nonces)
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

async function call(callback: Callback, desk: Desk, nonces: NonceMemory): Promise<Receipt> {
  const signed = readSigned(callback, readEnvelope(callback.body))
  const parsed = parseAibot(readJson(openVerified(signed, desk)), desk.account)
  if (isReplay(parsed, signed, nonces)) throw new Refusal('replay')
  return answerCall(parsed, signed.nonce, desk)
}

/** The platform promises not to use a nonce twice within two hours, but for a call that it repeats (unconfirmed). */
function isReplay(parsed: AibotCall, { timestamp, nonce }: Signed, nonces: NonceMemory): boolean {
  return parsed.kind !== 'ignored' && nonces.usedForAnother(`${timestamp}:${nonce}`, messageKeyOf(parsed.head))
}

function openVerified(signed: Signed, { account, skewMs, now }: Desk): string {
  verify(signed, { token: account.token, skewMs, now: now() })
  return openEnvelope(signed.encrypted, { aesKey: account.aesKey, receiver: RECEIVER })
}

function readSigned({ query }: Callback, encrypted: string | undefined): Signed {
  const { msg_signature: signature, timestamp, nonce } = query
  if (!signature || !timestamp || !nonce || !encrypted) throw new Refusal('query')
  return { signature, timestamp, nonce, encrypted }
}

/** Raw control characters are seen in the platform's JSON; they mean nothing. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/[\u0000-\u0008\u000b-\u001f]/g, ''))
  } catch {
    throw new Refusal('message')
  }
}
