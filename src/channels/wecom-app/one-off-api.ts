import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import { forgetfulCache } from '../wecom/forgetful-cache.ts'
import { createAccessToken } from './access-token.ts'
import type { WecomAppAccount } from './account.ts'
import { createApi, type WecomApi } from './api.ts'

/** The API of one account for a command that runs once, without Redis. */
export function createOneOffApi(options: {
  readonly account: WecomAppAccount
  readonly now: Clock
  readonly logger: Logger
}): WecomApi {
  const token = createAccessToken({ ...options, cache: forgetfulCache })
  return createApi({ apiBase: options.account.apiBase, token })
}
