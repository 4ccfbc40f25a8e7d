import { randomInt } from 'node:crypto'
import { encrypt, getSignature } from '@wecom/crypto'
import type { Clock } from '../../core/clock.ts'

/** One thing that was looked at; `advice` says what to click when it is not well. */
export interface Probe {
  readonly name: string
  readonly ok: boolean
  readonly advice?: string
}

export interface CallbackProbe {
  /** What both sides know. */
  readonly token: string
  readonly aesKey: string
  /** Corporation of an app; empty for a bot. */
  readonly receiver: string
  /** Where the platform would call: the public address, or the local one. */
  readonly url: string
  /** As it should be, for whoever mistyped it. */
  readonly path: string
  /** What may differ between both sides, in words. */
  readonly shared: string
  readonly now: Clock
}

/** The platform gives the handshake one second. */
const HANDSHAKE_MS = 1000

/** Looks at a callback address the way the platform does when it is saved: with an echostr of our own. */
export async function probeCallback(probe: CallbackProbe): Promise<Probe> {
  const name = '回调地址'
  const plain = String(randomInt(1_000_000_000, 2_000_000_000))
  const url = `${probe.url}?${signedQuery(probe, plain).toString()}`
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(HANDSHAKE_MS), redirect: 'error' })
    const body = await response.text()
    return response.status === 200 && body === plain
      ? { name, ok: true }
      : { name, ok: false, advice: adviceFor(probe, response, body) }
  } catch {
    return { name, ok: false, advice: '一秒内没有回答：检查域名解析、HTTPS 证书、防火墙和反向代理' }
  }
}

function signedQuery({ token, aesKey, receiver, now }: CallbackProbe, plain: string): URLSearchParams {
  const seconds = Math.floor(now() / 1000)
  const echostr = encrypt(aesKey, plain, receiver)
  const nonce = String(randomInt(1_000_000_000))
  const signature = getSignature(token, seconds, nonce, echostr)
  return new URLSearchParams({ msg_signature: signature, timestamp: String(seconds), nonce, echostr })
}

function adviceFor({ path, shared }: CallbackProbe, { status }: Response, body: string): string {
  if (status === 403 && body === '') return `到了执笔，但被拒收：两边的${shared}或服务器时间不一致，看日志里的 reason`
  if (/^\s*</.test(body)) return `得到一页网页：路径写错，或被网站首页的兜底规则接走；路径应为 ${path}`
  return `回答 ${status}：检查反向代理转发到的端口和路径`
}
