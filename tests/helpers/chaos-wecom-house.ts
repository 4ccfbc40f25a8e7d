import { createWecomApp } from '../../src/channels/wecom-app/channel.ts'
import type { Lanes } from '../../src/compose/lanes.ts'
import type { Channel } from '../../src/core/channel.ts'
import { quietLogger } from './quiet-logger.ts'
import type { SimulatedAccount } from './wecom-simulator.ts'

/** What the processes of the WeCom system are told, as JSON. */
export interface ChaosWecomArgument {
  readonly redis: string
  readonly prefix: string
  readonly account: SimulatedAccount
  /** Of the server. */
  readonly port?: number
}

/** The real channel on the simulator's account. Forty messages a member in a minute: the pace is not what is tested. */
export function chaosChannel(account: SimulatedAccount, lanes: Lanes): Channel {
  const { cache, rateLimiter: limiter, sentBodies } = lanes
  const memberLimits = [{ count: 100_000, windowMs: 60_000 }]
  return createWecomApp({ account, cache, limiter, sentBodies, memberLimits, now: Date.now, logger: quietLogger })
}
