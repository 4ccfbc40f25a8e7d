import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai'
import { ZhibiError } from '../core/errors.ts'

export type ModelVerdict =
  | 'model-timeout' // it did not answer in time
  | 'model-rate' // 429, or our own line is full
  | 'model-down' // 5xx, connection refused, circuit open
  | 'model-refused' // it will not write this: content filter, request not accepted
  | 'model-auth' // key or permission
  | 'model-cut' // the stream ended before the text did
  | 'model-empty' // an answer without text
  | 'model-stopped' // our own signal

const WORDS: Readonly<Record<ModelVerdict, string>> = {
  'model-timeout': '模型响应超时',
  'model-rate': '模型接口繁忙（限流）',
  'model-down': '模型接口暂时不可用',
  'model-refused': '模型没有接受这次请求',
  'model-auth': '模型接口的密钥或权限有误',
  'model-cut': '模型的输出中途断开',
  'model-empty': '模型没有返回正文',
  'model-stopped': '已停止',
}

const RETRYABLE: ReadonlySet<ModelVerdict> = new Set(['model-timeout', 'model-rate', 'model-down', 'model-empty'])

/** A ZhibiError that may carry how long the server wants to be left alone, in ms. */
export type ModelError = ZhibiError & { readonly retryAfterMs?: number }

export interface ModelErrorDetail {
  readonly cause?: unknown
  readonly retryAfterMs?: number | undefined
}

export function modelError(verdict: ModelVerdict, detail: ModelErrorDetail = {}): ModelError {
  const error = new ZhibiError(verdict, WORDS[verdict], { retryable: RETRYABLE.has(verdict), cause: detail.cause })
  return detail.retryAfterMs === undefined ? error : Object.assign(error, { retryAfterMs: detail.retryAfterMs })
}

/** Translates what the vendor's client throws, by class and status, never by message. */
export function toModelError(thrown: unknown, now: number): ModelError {
  if (thrown instanceof ZhibiError) return thrown
  if (thrown instanceof APIUserAbortError) return modelError('model-stopped', { cause: thrown })
  if (thrown instanceof APIConnectionTimeoutError) return modelError('model-timeout', { cause: thrown })
  if (thrown instanceof APIConnectionError) return modelError('model-down', { cause: thrown })
  if (thrown instanceof APIError) return fromStatus(thrown as APIError, now)
  // A stream that breaks off (socket closed, broken JSON) is thrown as a TypeError or SyntaxError by fetch and the client.
  return modelError('model-cut', { cause: thrown })
}

function fromStatus(error: APIError, now: number): ModelError {
  const retryAfterMs = readRetryAfter(error.headers, now)
  const status: number | undefined = error.status
  if (status === undefined) return modelError('model-cut', { cause: error })
  if (status === 429) return modelError('model-rate', { cause: error, retryAfterMs })
  if (status === 401 || status === 403) return modelError('model-auth', { cause: error })
  if (status === 408 || status === 504) return modelError('model-timeout', { cause: error, retryAfterMs })
  if (status >= 500) return modelError('model-down', { cause: error, retryAfterMs })
  return modelError('model-refused', { cause: error })
}

/** `retry-after-ms`, or `Retry-After` as seconds or as an HTTP date (RFC 9110 §10.2.3). */
function readRetryAfter(headers: Headers | undefined, now: number): number | undefined {
  const ms = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(ms)) return Math.max(0, ms)
  const value = headers?.get('retry-after')
  if (value === null || value === undefined) return undefined
  const seconds = Number(value)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined
}
