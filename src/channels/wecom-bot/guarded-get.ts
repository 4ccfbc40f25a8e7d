import { type LookupAddress, lookup as resolve } from 'node:dns'
import { once } from 'node:events'
import { get as getPlain, type IncomingMessage, type RequestOptions } from 'node:http'
import { get as getSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { unreachable } from '../wecom/errors.ts'
import { mediaRefused } from '../wecom/read-capped.ts'
import { isPublicAddress } from './public-address.ts'

export interface GuardedGet {
  readonly url: string
  /** Origin that is let through as it is: a simulator, or a proxy of one's own. */
  readonly trustedOrigin?: string
  readonly signal: AbortSignal
}

/**
 * GETs an address that somebody else chose: https on its own port, to public addresses only, no redirects. The address
 * that was looked at is the one that is connected to, so a name that changes its mind in between gains nothing.
 */
export async function guardedGet({ url, trustedOrigin, signal }: GuardedGet): Promise<IncomingMessage> {
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (target === undefined) throw mediaRefused('media address is not one')
  const trusted = trustedOrigin !== undefined && target.origin === new URL(trustedOrigin).origin
  if (!trusted) assertPublic(target)
  const response = await request(target, { signal, ...(!trusted && { lookup: publicOnly }) })
  if (response.statusCode === 200) return response
  response.destroy()
  // The platform's storage says 403 when the link is over (5 minutes) and 5xx when it is busy.
  if ((response.statusCode ?? 0) >= 500) throw unreachable('media', new Error(`status ${response.statusCode}`))
  throw mediaRefused(`media address answered ${response.statusCode}`)
}

function assertPublic(target: URL): void {
  const host = target.hostname.replace(/^\[|\]$/g, '')
  const named = isIP(host) === 0
  if (target.protocol !== 'https:' || target.port !== '' || target.username !== '' || target.password !== '')
    throw mediaRefused('media address is not plain https')
  if (!named && !isPublicAddress(host)) throw mediaRefused('media address is not public')
}

async function request(target: URL, options: RequestOptions): Promise<IncomingMessage> {
  try {
    const asked = (target.protocol === 'https:' ? getSecure : getPlain)(target, options)
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    return response
  } catch (error) {
    throw isNotPublic(error) ? mediaRefused('media address is not public') : unreachable('media', error)
  }
}

const NOT_PUBLIC = 'ENOTPUBLIC'

function isNotPublic(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === NOT_PUBLIC
}

/** A name with any address inside is not asked at all. */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[] | undefined) => {
    const addresses = found ?? []
    const [first] = addresses
    if (error !== null || first === undefined) {
      callback(error ?? notPublic(), '')
      return
    }
    if (!addresses.every(({ address }) => isPublicAddress(address))) callback(notPublic(), '')
    else if (options.all === true) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}

function notPublic(): NodeJS.ErrnoException {
  return Object.assign(new Error('not a public address'), { code: NOT_PUBLIC })
}
