import { createHash, randomInt } from 'node:crypto'
import { encrypt } from '@wecom/crypto'

/** The sending half of the platform: seals, signs, posts, hangs up after a while and calls again. */
export interface CallbackKeys {
  readonly corpId: string
  readonly agentId: string
  readonly token: string
  readonly aesKey: string
}

export interface CallbackTiming {
  /** The platform's is 5 s. */
  readonly timeoutMs: number
  /** After the first call; the platform's is 3. */
  readonly retries: number
  readonly retryDelayMs: number
  /** Whether a retry carries the same timestamp, nonce and signature: unconfirmed, so both can be had. */
  readonly retryKeepsQuery: boolean
}

export interface CallbackOutcome {
  /** Status of the last call; 0 when none answered. */
  readonly status: number
  readonly body: string
  readonly calls: number
  readonly msgId: string
}

export interface SignedRequest {
  readonly query: URLSearchParams
  readonly body: string
}

export function sign(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex')
}

/** Seals and signs a text (XML or an echostr's plain text). */
export function seal(keys: CallbackKeys, plain: string, at: { seconds: number; nonce?: string }): SignedRequest {
  const encrypted = encrypt(keys.aesKey, plain, keys.corpId)
  const timestamp = String(at.seconds)
  const nonce = at.nonce ?? String(randomInt(1_000_000_000, 2_000_000_000))
  const query = new URLSearchParams({ msg_signature: sign(keys.token, timestamp, nonce, encrypted), timestamp, nonce })
  return { query, body: envelope(keys, encrypted) }
}

export function envelope(keys: Pick<CallbackKeys, 'corpId' | 'agentId'>, encrypted: string): string {
  return `<xml><ToUserName><![CDATA[${keys.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[${keys.agentId}]]></AgentID></xml>`
}

/** The inner XML in the platform's order; numbers bare, everything else in CDATA. */
export function innerXml(fields: Readonly<Record<string, string | number>>): string {
  const elements = Object.entries(fields).map(([name, value]) =>
    typeof value === 'number' || name === 'MsgId' || name === 'AgentID'
      ? `<${name}>${value}</${name}>`
      : `<${name}>${cdata(value)}</${name}>`,
  )
  return `<xml>${elements.join('\n')}</xml>`
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

export interface CallbackSender {
  post(url: string, plain: string, msgId: string, timing?: Partial<CallbackTiming>): Promise<CallbackOutcome>
  /** Asks for the echo of a random text. `ok`: answered in a second, byte for byte. */
  handshake(url: string): Promise<{ readonly ok: boolean; readonly status: number; readonly body: string }>
}

export function createCallbackSender(keys: CallbackKeys, defaults: CallbackTiming, now: () => number): CallbackSender {
  return {
    async post(url, plain, msgId, overrides) {
      const timing = { ...defaults, ...overrides }
      let request = seal(keys, plain, { seconds: Math.floor(now() / 1000) })
      let outcome = { status: 0, body: '' }
      for (let calls = 1; ; calls++) {
        outcome = await postOnce(url, request, timing.timeoutMs)
        if (outcome.status === 200 || calls > timing.retries) return { ...outcome, calls, msgId }
        if (!timing.retryKeepsQuery) request = seal(keys, plain, { seconds: Math.floor(now() / 1000) })
        await new Promise((resolve) => setTimeout(resolve, timing.retryDelayMs))
      }
    },
    async handshake(url) {
      const plain = String(randomInt(1_000_000_000, 2_000_000_000)) + String(randomInt(1_000_000_000))
      const encrypted = encrypt(keys.aesKey, plain, keys.corpId)
      const timestamp = String(Math.floor(now() / 1000))
      const nonce = String(randomInt(1_000_000_000))
      const query = new URLSearchParams({
        msg_signature: sign(keys.token, timestamp, nonce, encrypted),
        timestamp,
        nonce,
        echostr: encrypted,
      })
      try {
        const response = await fetch(`${url}?${query.toString()}`, { signal: AbortSignal.timeout(1000) })
        const body = await response.text()
        return { ok: response.status === 200 && body === plain, status: response.status, body }
      } catch {
        return { ok: false, status: 0, body: '' }
      }
    },
  }
}

async function postOnce(
  url: string,
  request: SignedRequest,
  timeoutMs: number,
): Promise<{ status: number; body: string }> {
  try {
    const response = await fetch(`${url}?${request.query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: request.body,
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.status, body: await response.text() }
  } catch {
    return { status: 0, body: '' }
  }
}
