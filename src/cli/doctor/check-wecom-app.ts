import { createAccessToken } from '../../channels/wecom-app/access-token.ts'
import type { WecomAppAccount } from '../../channels/wecom-app/account.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { ExpiringCache } from '../../core/expiring-cache.ts'
import type { Logger } from '../../core/logger.ts'
import type { HealthCheck } from './health-check.ts'

/** Forgets at once: the doctor asks each time. */
const NO_CACHE: ExpiringCache = {
  get: async () => undefined,
  set: async () => undefined,
  delete: async () => undefined,
}

/** Fetches a token with the app's secret: tells a wrong secret, a wrong corporation and an address that is not trusted apart. */
export async function checkWecomApp(account: WecomAppAccount, logger: Logger): Promise<HealthCheck> {
  const name = `企业微信应用 ${account.name}`
  try {
    await createAccessToken({ account, cache: NO_CACHE, now: Date.now, logger }).get()
    return { name, state: 'ok', found: '企业ID和 Secret 正确' }
  } catch (error) {
    const code = error instanceof ZhibiError ? error.code : 'unknown'
    return {
      name,
      state: 'error',
      found: `取不到 access_token（${code}）`,
      remedy:
        '在企业微信管理后台“应用管理—自建—该应用”核对 AgentId 和 Secret，在“我的企业”核对企业ID，在“企业可信IP”里加上本机出口地址；步骤见 docs/wecom.md',
    }
  }
}
