import { createHash } from 'node:crypto'
import type { Counters } from '../../../core/counters.ts'
import type { ExpiringCache } from '../../../core/expiring-cache.ts'
import type { Lease, LeaseBook } from '../../../core/lease.ts'
import type { Logger } from '../../../core/logger.ts'
import type { AibotSocketAccount, SocketRules } from './account.ts'
import type { ClientState } from './client.ts'

/** What the holder of the lease runs. */
export interface Office {
  leave(): Promise<void>
}

export interface TenureOptions {
  readonly account: Pick<AibotSocketAccount, 'name' | 'botId' | 'secret'>
  readonly rules: SocketRules
  readonly leases: LeaseBook
  readonly cache: ExpiringCache
  readonly counters: Counters
  readonly logger: Logger
  /** Connects; `over` is called when the connection ended for good. */
  readonly takeOffice: (lease: Lease, over: (why: 'kicked' | 'denied') => void) => Office
  readonly state: () => ClientState
}

/** One process at a time holds a bot's connection; the others wait for it to be given up or to run out. */
export interface Tenure {
  start(): void
  stop(): Promise<void>
}

/** Name of the lease of a bot's connection. */
export function leaseName(botId: string): string {
  return `wecom-bot:${botId}`
}

/** Set while these very credentials are known to be refused. */
export function deniedKey({ botId, secret }: Pick<AibotSocketAccount, 'botId' | 'secret'>): string {
  const digest = createHash('sha256').update(`${botId}\n${secret}`).digest('hex').slice(0, 16)
  return `wecom-bot:denied:${botId}:${digest}`
}

/** What the holder last said of its connection. */
export function stateKey({ botId }: Pick<AibotSocketAccount, 'botId'>): string {
  return `wecom-bot:state:${botId}`
}

interface Seat {
  stopped: boolean
  busy: boolean
  lease?: Lease
  office?: Office
  timer?: NodeJS.Timeout
}

export function createTenure(options: TenureOptions): Tenure {
  const { account, leases } = options
  const holder = `${process.pid}:${crypto.randomUUID()}`
  const seat: Seat = { stopped: false, busy: false }
  let watching: { readonly release: () => Promise<void> } | undefined
  const tick = () => void beat(options, { seat, holder, tick })
  return {
    start: () => {
      leases.watch(leaseName(account.botId), tick).then(
        (watch) => {
          watching = watch
        },
        () => undefined,
      )
      tick()
    },
    stop: async () => {
      seat.stopped = true
      clearTimeout(seat.timer)
      const { office, lease } = seat
      await office?.leave()
      if (lease !== undefined) await leases.release(lease).catch(() => undefined)
      await watching?.release().catch(() => undefined)
      await options.cache.delete(stateKey(account)).catch(() => undefined)
    },
  }
}

interface Beat {
  readonly seat: Seat
  readonly holder: string
  readonly tick: () => void
}

/** Renews what is held, or tries to get it; then comes again. */
async function beat(options: TenureOptions, { seat, holder, tick }: Beat): Promise<void> {
  const { rules } = options
  if (seat.busy || seat.stopped) return
  seat.busy = true
  clearTimeout(seat.timer)
  try {
    if (seat.lease === undefined) await tryToTake(options, { seat, holder, tick })
    else await hold(options, { seat, holder, tick }, seat.lease)
  } catch {
    // Redis is away. Whoever is connected stays so: nobody else can take over either, and messages keep coming.
  } finally {
    seat.busy = false
    const waitMs = seat.lease === undefined ? rules.lease.retryMs : rules.lease.renewMs
    if (!isStopped(seat)) seat.timer = setTimeout(tick, waitMs)
  }
}

async function tryToTake(options: TenureOptions, beat: Beat): Promise<void> {
  const { account, leases, rules, cache, logger } = options
  if ((await cache.get(deniedKey(account))) !== undefined) return
  const lease = await leases.take(leaseName(account.botId), beat.holder, rules.lease.ttlMs)
  if (lease === undefined) return
  if (isStopped(beat.seat)) {
    await leases.release(lease)
    return
  }
  logger.info({ account: account.name, fence: lease.fence }, 'this process holds the long connection')
  beat.seat.lease = lease
  beat.seat.office = options.takeOffice(lease, (why) => void giveUp(options, beat, why))
}

async function hold(options: TenureOptions, { seat, holder }: Beat, lease: Lease): Promise<void> {
  const { account, leases, rules, cache, logger } = options
  if (await leases.renew(lease, rules.lease.ttlMs)) {
    await cache.set(stateKey(account), options.state(), rules.lease.ttlMs)
    return
  }
  // It ran out, as Redis was away. If nobody was faster, it goes on as if nothing had happened.
  const again = await leases.take(leaseName(account.botId), holder, rules.lease.ttlMs)
  if (again !== undefined) {
    seat.lease = again
    return
  }
  logger.warn({ account: account.name, fence: lease.fence }, 'another process holds the long connection now')
  await vacate(seat)
}

/** Kicked by one of ours: it is theirs now. Kicked by a stranger: nobody of ours goes back for a while, else each would kick the other for ever. */
async function giveUp(options: TenureOptions, { seat, tick }: Beat, why: 'kicked' | 'denied'): Promise<void> {
  const { account, leases, rules, cache, counters, logger } = options
  const { lease } = seat
  await vacate(seat)
  if (lease === undefined) return
  try {
    if (why === 'denied') {
      counters.add('wecom-bot-denied')
      logger.error({ account: account.name }, 'WECOM_BOT_ID or WECOM_BOT_SECRET is wrong; not asking again for a while')
      await cache.set(deniedKey(account), '1', rules.deniedMs)
      await leases.release(lease)
    } else if (await leases.close(lease, { why, ms: rules.kickedMs })) {
      counters.add('wecom-bot-kicked')
      logger.error({ account: account.name }, 'another program connected with the same bot; staying away for a while')
    }
  } catch (error) {
    logger.warn(
      { error: error instanceof Error ? error.name : 'unknown' },
      'could not say why the connection was given up',
    )
    // Not before Redis is back; the lease runs out by itself meanwhile.
    setTimeout(() => void giveUpLater(options, lease, why), rules.lease.retryMs).unref()
  }
  tick()
}

async function giveUpLater({ account, leases, cache, rules }: TenureOptions, lease: Lease, why: 'kicked' | 'denied') {
  if (why === 'denied') await cache.set(deniedKey(account), '1', rules.deniedMs).catch(() => undefined)
  else await leases.close(lease, { why, ms: rules.kickedMs }).catch(() => undefined)
}

async function vacate(seat: Seat): Promise<void> {
  const { office } = seat
  delete seat.lease
  delete seat.office
  await office?.leave()
}

function isStopped({ stopped }: Seat): boolean {
  return stopped
}
