import { z } from 'zod'
import { unreachable } from './errors.ts'

/** Every answer of the platform; success is `errcode` 0 or none. */
const Answer = z.looseObject({ errcode: z.number().int().default(0), errmsg: z.string().default('') })
export type PlatformAnswer = z.infer<typeof Answer>

export interface HttpCall {
  /** For logs and errors; the address itself carries secrets. */
  readonly call: string
  readonly url: string
  readonly init?: RequestInit
  readonly signal: AbortSignal
}

/** A download, or the platform's JSON saying why there is none. A JSON document somebody sent comes with a disposition. */
export async function fetchBytes({ call, url, init, signal }: HttpCall): Promise<Response | PlatformAnswer> {
  try {
    const response = await fetch(url, { ...init, signal, redirect: 'error' })
    const type = response.headers.get('content-type') ?? ''
    const isFile = response.headers.has('content-disposition') || !/json|text/i.test(type)
    return response.ok && isFile ? response : Answer.parse(await response.json())
  } catch (error) {
    throw unreachable(call, error)
  }
}

/** One request; throws `wecom-unreachable` when no proper answer came. */
export async function fetchJson({ call, url, init, signal }: HttpCall): Promise<PlatformAnswer> {
  try {
    const response = await fetch(url, { ...init, signal, redirect: 'error' })
    return Answer.parse(await response.json())
  } catch (error) {
    throw unreachable(call, error)
  }
}
