import type { Config } from '../../config.ts'
import type { HealthCheck } from './health-check.ts'

const CONSOLE = '管理后台 → 管理工具 → 智能机器人 → 打开机器人 → API 模式（URL 回调）'

/** Bots by callback cannot be asked about: the platform comes to us. What can be said is what has to stand in its console. */
export function checkWecomBots({ wecomBots }: Pick<Config, 'wecomBots'>): readonly HealthCheck[] {
  return wecomBots.map(({ name: account, botNames }) => {
    const name = `企业微信智能机器人 ${account}：回调`
    const path = `/callback/wecom-bot${account === 'default' ? '' : `/${account}`}`
    if (botNames.length > 0) return { name, state: 'ok', found: `设置齐全，回调地址的路径是 ${path}` }
    return {
      name,
      state: 'warn',
      found: `没有写机器人的名字，群里“@名字”去不掉；回调地址的路径是 ${path}`,
      remedy: `到 ${CONSOLE} 看名称，写进 WECOM_BOT_NAME（或 accounts.yaml 的 botNames）再重启；步骤见 docs/wecom.md`,
    }
  })
}
