import type { ExpiringCache } from '../../../core/expiring-cache.ts'
import type { LeaseBook } from '../../../core/lease.ts'
import type { Logger } from '../../../core/logger.ts'
import { type AibotSocketAccount, SOCKET_RULES } from './account.ts'
import { openConnection } from './connection.ts'
import { deniedKey, leaseName, stateKey } from './tenure.ts'

/** What is known of a bot's connection without touching it. */
export type SocketStanding =
  | { readonly kind: 'held'; readonly state: string }
  | { readonly kind: 'kicked'; readonly minutesLeft: number }
  | { readonly kind: 'denied' }
  | { readonly kind: 'nobody' }

export async function readStanding(
  account: Pick<AibotSocketAccount, 'botId' | 'secret'>,
  { leases, cache }: { readonly leases: Pick<LeaseBook, 'look'>; readonly cache: Pick<ExpiringCache, 'get'> },
): Promise<SocketStanding> {
  const { holder, closed } = await leases.look(leaseName(account.botId))
  if (holder !== undefined) return { kind: 'held', state: (await cache.get(stateKey(account))) ?? 'connecting' }
  if (closed !== undefined) return { kind: 'kicked', minutesLeft: Math.ceil(closed.leftMs / 60_000) }
  return (await cache.get(deniedKey(account))) === undefined ? { kind: 'nobody' } : { kind: 'denied' }
}

/**
 * Subscribes once and leaves. It takes the bot from whoever is connected, so it is for when nobody is: the caller holds
 * the lease, and a person has asked for it.
 */
export async function tryToSubscribe(
  account: AibotSocketAccount,
  logger: Logger,
): Promise<'live' | 'denied' | 'refused' | 'silent' | 'closed'> {
  return new Promise((resolve) => {
    const connection = openConnection({
      account,
      rules: SOCKET_RULES,
      logger,
      onOpen: () => undefined,
      onFrame: () => undefined,
      onLive: () => {
        connection.leave()
        resolve('live')
      },
      onEnd: (ending) => {
        resolve(ending === 'left' || ending === 'kicked' ? 'live' : ending)
      },
    })
  })
}
