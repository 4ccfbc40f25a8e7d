import { ZhibiError } from '../core/errors.ts'

export interface RedisNode {
  readonly host: string
  readonly port: number
}

interface Login {
  readonly username?: string
  readonly password?: string
  readonly db?: number
}

/** Where Redis is, in one of the ways it can be set up. */
export type RedisAddress = Login &
  (
    | { readonly kind: 'socket'; readonly path: string }
    | { readonly kind: 'single'; readonly node: RedisNode; readonly tls: boolean }
    | { readonly kind: 'cluster'; readonly nodes: readonly RedisNode[]; readonly tls: boolean }
    | { readonly kind: 'sentinel'; readonly nodes: readonly RedisNode[]; readonly name: string }
  )

const REDIS_PORT = 6379
const SENTINEL_PORT = 26379

/**
 * `redis://[user:password@]host[:port][/db]`, `rediss://…` (TLS), a comma list of these (Cluster),
 * `redis+sentinel://[user:password@]host[:port][,host[:port]…]/masterName[/db]`, `unix:/path/to.sock` or a bare path.
 * Throws `redis-address` with a message that does not repeat the password.
 */
export function parseRedisAddress(text: string): RedisAddress {
  const address = text.trim()
  if (address.startsWith('/')) return { kind: 'socket', path: address }
  if (address.startsWith('unix:')) return { kind: 'socket', path: address.replace(/^unix:(\/\/)?/, '') }
  if (address.startsWith('redis+sentinel://')) return parseSentinel(address)
  if (address.includes(',')) return parseCluster(address)
  const { url, node } = parseNode(address)
  return { kind: 'single', node, tls: url.protocol === 'rediss:', ...login(url) }
}

function parseCluster(address: string): RedisAddress {
  const nodes = address.split(',').map((part) => parseNode(withScheme(part.trim(), address)))
  const first = nodes[0]
  if (first === undefined) throw unreadable()
  const { username, password } = login(first.url)
  return {
    kind: 'cluster',
    nodes: nodes.map(({ node }) => node),
    tls: first.url.protocol === 'rediss:',
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
  }
}

/** `redis://a:7000,b:7001`: what follows the first may leave out the scheme. */
function withScheme(part: string, address: string): string {
  return part.includes('://') ? part : `${address.startsWith('rediss:') ? 'rediss' : 'redis'}://${part}`
}

function parseSentinel(address: string): RedisAddress {
  const match = /^redis\+sentinel:\/\/(?:([^@/]*)@)?([^/]+)\/([^/?]+)(?:\/(\d+))?$/.exec(address)
  const [, user = '', hosts, name, db] = match ?? []
  if (hosts === undefined || name === undefined) throw unreadable()
  const parsed = hosts.split(',').map((host) => parseNode(`redis://${host}`, SENTINEL_PORT).node)
  const { username, password } = login(parseNode(`redis://${user === '' ? '' : `${user}@`}sentinel`).url)
  return {
    kind: 'sentinel',
    nodes: parsed,
    name: decodeURIComponent(name),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(db !== undefined && { db: Number(db) }),
  }
}

function parseNode(text: string, port = REDIS_PORT): { readonly url: URL; readonly node: RedisNode } {
  if (!URL.canParse(text)) throw unreadable()
  const url = new URL(text)
  if (!['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '') throw unreadable()
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return { url, node: { host, port: url.port === '' ? port : Number(url.port) } }
}

function login(url: URL): Login {
  const db = /^\/(\d+)$/.exec(url.pathname)?.[1]
  return {
    ...(url.username !== '' && { username: decodeURIComponent(url.username) }),
    ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
    ...(db !== undefined && { db: Number(db) }),
  }
}

function unreadable(): ZhibiError {
  return new ZhibiError(
    'redis-address',
    'REDIS_URL is not readable: redis://host:port, rediss://…, a comma list for Cluster, redis+sentinel://hosts/name, or unix:/path',
    { retryable: false },
  )
}
