import type { WecomAppAccount } from '../../channels/wecom-app/account.ts'
import { probeWecomApp } from '../../channels/wecom-app/probe.ts'
import type { HealthCheck } from './health-check.ts'

/** Looks at an app the way the platform does: its credentials, then the app itself and whether our address is trusted. */
export async function checkWecomApp(account: WecomAppAccount): Promise<readonly HealthCheck[]> {
  const probes = await probeWecomApp({ account, now: Date.now })
  return probes.map(({ name, ok, advice }) => ({
    name: `企业微信应用 ${account.name}：${name}`,
    state: ok ? 'ok' : 'error',
    found: ok ? '正确' : '不对',
    ...(advice !== undefined && { remedy: `${advice}；步骤见 docs/wecom.md` }),
  }))
}
