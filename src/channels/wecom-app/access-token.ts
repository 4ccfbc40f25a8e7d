import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../core/clock.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { ExpiringCache } from '../../core/expiring-cache.ts'
import type { Logger } from '../../core/logger.ts'
import { platformError } from '../wecom/errors.ts'
import { fetchJson, type PlatformAnswer } from '../wecom/http-call.ts'
import type { WecomAppAccount } from './account.ts'

export interface AccessToken {
  /** A token that should work. */
  get(): Promise<string>
  /** A token other than `stale`, which the platform has just turned down. */
  renew(stale: string): Promise<string>
}

export interface AccessTokenOptions {
  readonly account: Pick<WecomAppAccount, 'name' | 'corpId' | 'secret' | 'apiBase'>
  readonly cache: ExpiringCache
  readonly now: Clock
  readonly logger: Logger
  /** Default 8 s. */
  readonly timeoutMs?: number
}

const Kept = z.object({ token: z.string(), renewAt: z.number(), expiresAt: z.number() })
type Kept = z.infer<typeof Kept>
const Refused = z.object({ times: z.number(), until: z.number() })

/** Taken when the platform's `expires_in` makes no sense. */
const FALLBACK_LIFETIME_S = 300
const MAX_LIFETIME_S = 7200
const RENEW_AT = 0.9
/** Repeating a wrong secret gets our address blocked for an hour, so we wait 1, 2, 4 … 60 minutes. */
const REFUSED_FIRST_MS = 60_000
const REFUSED_MAX_MS = 3_600_000
const WRONG_CREDENTIALS: readonly number[] = [40001, 40013]

/**
 * The token of one app, fetched once for all callers and kept where all processes see it.
 * developer.work.weixin.qq.com/document/path/91039
 */
export function createAccessToken(options: AccessTokenOptions): AccessToken {
  const { cache, now } = options
  const keys = cacheKeys(options.account)
  let flight: Promise<string> | undefined
  const together = (work: () => Promise<string>): Promise<string> => {
    flight ??= work().finally(() => (flight = undefined))
    return flight
  }
  const refresh = async (): Promise<string> => {
    await assertNotRefused(options, keys.refused)
    const answer = await askForToken(options)
    if (answer.errcode !== 0) throw await noteRefusal({ options, key: keys.refused, answer })
    const kept = readToken(answer, now())
    await cache.set(keys.token, JSON.stringify(kept), kept.expiresAt - now())
    await cache.delete(keys.refused)
    return kept.token
  }
  return {
    async get() {
      const kept = await readKept(cache, keys.token)
      if (kept === undefined || kept.expiresAt <= now()) return together(refresh)
      if (kept.renewAt > now()) return kept.token
      return together(refresh).catch(() => kept.token)
    },
    async renew(stale) {
      const kept = await readKept(cache, keys.token)
      if (kept !== undefined && kept.token !== stale && kept.expiresAt > now()) return kept.token
      return together(refresh)
    },
  }
}

/** Keyed by the secret's digest: a corrected secret starts afresh, and tokens of two apps never mix. */
function cacheKeys({ corpId, secret }: AccessTokenOptions['account']): { token: string; refused: string } {
  const digest = createHash('sha256').update(`${corpId}\n${secret}`).digest('hex').slice(0, 24)
  return { token: `wecom-app:token:${digest}`, refused: `wecom-app:token-refused:${digest}` }
}

async function readKept(cache: ExpiringCache, key: string): Promise<Kept | undefined> {
  const text = await cache.get(key)
  return text === undefined ? undefined : Kept.parse(JSON.parse(text))
}

async function askForToken({ account, timeoutMs = 8000 }: AccessTokenOptions): Promise<PlatformAnswer> {
  const url = new URL(`${account.apiBase}/cgi-bin/gettoken`)
  url.searchParams.set('corpid', account.corpId)
  url.searchParams.set('corpsecret', account.secret)
  return fetchJson({ call: 'gettoken', url: url.href, signal: AbortSignal.timeout(timeoutMs) })
}

function readToken(answer: PlatformAnswer, now: number): Kept {
  const token = answer['access_token']
  if (typeof token !== 'string' || token === '') {
    throw new ZhibiError('wecom-unreachable', 'gettoken answered without a token', { retryable: true })
  }
  const given = Math.floor(Number(answer['expires_in']))
  const seconds = given > 0 ? Math.min(given, MAX_LIFETIME_S) : FALLBACK_LIFETIME_S
  return { token, renewAt: now + seconds * 1000 * RENEW_AT, expiresAt: now + seconds * 1000 }
}

async function assertNotRefused({ cache, now }: AccessTokenOptions, key: string): Promise<void> {
  const text = await cache.get(key)
  if (text === undefined) return
  const retryAfterMs = Refused.parse(JSON.parse(text)).until - now()
  if (retryAfterMs <= 0) return
  throw new ZhibiError('wecom-config', 'gettoken not asked: corp id or secret was refused', {
    retryable: true,
    retryAfterMs,
  })
}

interface RefusedToken {
  readonly options: AccessTokenOptions
  readonly key: string
  readonly answer: PlatformAnswer
}

async function noteRefusal({ options, key, answer }: RefusedToken): Promise<ZhibiError> {
  const { cache, now, logger, account } = options
  logger.error({ account: account.name, errcode: answer.errcode }, 'gettoken refused')
  if (!WRONG_CREDENTIALS.includes(answer.errcode)) return platformError('gettoken', answer.errcode, answer.errmsg)
  const text = await cache.get(key)
  const times = text === undefined ? 0 : Refused.parse(JSON.parse(text)).times
  const retryAfterMs = Math.min(REFUSED_FIRST_MS * 2 ** times, REFUSED_MAX_MS)
  // Kept beyond the pause, so that the next refusal doubles it.
  await cache.set(key, JSON.stringify({ times: times + 1, until: now() + retryAfterMs }), retryAfterMs + REFUSED_MAX_MS)
  const message = `gettoken answered errcode ${answer.errcode}: corp id or secret is wrong`
  return new ZhibiError('wecom-config', message, { retryable: true, retryAfterMs })
}
