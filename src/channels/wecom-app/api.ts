import { isStaleToken, platformError } from '../wecom/errors.ts'
import { fetchBytes, fetchJson, type HttpCall, type PlatformAnswer } from '../wecom/http-call.ts'
import type { AccessToken } from './access-token.ts'

export interface ApiCall {
  /** Below `/cgi-bin/`: `message/send`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** POSTed: JSON text or a form; none means GET. */
  readonly body?: string | FormData
  readonly signal: AbortSignal
}

/** Calls that carry the access token; a stale token is renewed once and the call made once more. */
export interface WecomApi {
  call(call: ApiCall): Promise<PlatformAnswer>
  /** The raw answer, for downloads; JSON answers are errors and are thrown. */
  download(call: ApiCall): Promise<Response>
}

export interface ApiOptions {
  readonly apiBase: string
  readonly token: AccessToken
  /** Per request; default 10 s. */
  readonly timeoutMs?: number
}

export function createApi(options: ApiOptions): WecomApi {
  const { token } = options
  return {
    async call(call) {
      const once = async (accessToken: string): Promise<PlatformAnswer> =>
        fetchJson(toRequest(options, call, accessToken))
      const first = await token.get()
      let answer = await once(first)
      if (isStaleToken(answer.errcode)) answer = await once(await token.renew(first))
      if (answer.errcode !== 0) throw platformError(call.path, answer.errcode, answer.errmsg)
      return answer
    },
    async download(call) {
      const once = async (accessToken: string): Promise<Response | PlatformAnswer> =>
        fetchBytes(toRequest(options, call, accessToken))
      const first = await token.get()
      let answer = await once(first)
      if (!(answer instanceof Response) && isStaleToken(answer.errcode)) answer = await once(await token.renew(first))
      if (answer instanceof Response) return answer
      throw platformError(call.path, answer.errcode, answer.errmsg)
    },
  }
}

function toRequest({ apiBase, timeoutMs = 10_000 }: ApiOptions, call: ApiCall, accessToken: string): HttpCall {
  const url = new URL(`${apiBase}/cgi-bin/${call.path}`)
  for (const [name, value] of Object.entries({ access_token: accessToken, ...call.query }))
    url.searchParams.set(name, value)
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(timeoutMs)])
  return { call: call.path, url: url.href, signal, ...(call.body !== undefined && { init: toInit(call.body) }) }
}

/** A form sets its own content type, with the boundary. */
function toInit(body: string | FormData): RequestInit {
  if (typeof body !== 'string') return { method: 'POST', body }
  return { method: 'POST', body, headers: { 'content-type': 'application/json; charset=utf-8' } }
}
