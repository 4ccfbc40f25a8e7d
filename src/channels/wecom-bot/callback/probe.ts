import type { Clock } from '../../../core/clock.ts'
import { type Probe, probeCallback } from '../../wecom/probe-callback.ts'
import type { AibotCallbackAccount } from './account.ts'
import { RECEIVER } from './seal.ts'

/** The callback address of a bot, looked at as the platform does; there is nothing else to ask: the platform comes to us. */
export async function probeAibotCallback({
  account,
  callbackUrl,
  now,
}: {
  readonly account: Pick<AibotCallbackAccount, 'name' | 'token' | 'aesKey'>
  readonly callbackUrl: string
  readonly now: Clock
}): Promise<readonly Probe[]> {
  const { name, token, aesKey } = account
  const path = `/callback/wecom-bot${name === 'default' ? '' : `/${name}`}`
  const shared = ' Token、EncodingAESKey '
  return [await probeCallback({ token, aesKey, receiver: RECEIVER, url: callbackUrl, path, shared, now })]
}
