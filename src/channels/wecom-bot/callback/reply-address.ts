import { z } from 'zod'

const Answer = z.looseObject({ errcode: z.number().int() })
const TIMEOUT_MS = 10_000

/** `unknown`: no readable answer came, so nobody can say whether it arrived. */
export type ReplyOutcome =
  | { readonly kind: 'sent' | 'unknown' }
  | { readonly kind: 'refused'; readonly errcode: number }

/**
 * Posts a text to the one-use reply address (response_url): plain JSON, no token. Called once per address in its life.
 * developer.work.weixin.qq.com/document/path/101138
 */
export async function postReply(url: string, content: string, signal: AbortSignal): Promise<ReplyOutcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      redirect: 'error',
    })
    const { errcode } = Answer.parse(await response.json())
    return errcode === 0 ? { kind: 'sent' } : { kind: 'refused', errcode }
  } catch {
    return { kind: 'unknown' }
  }
}
