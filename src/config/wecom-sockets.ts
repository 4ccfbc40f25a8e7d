import { OFFICIAL_API_BASE } from '../channels/wecom-app/account.ts'
import { type AibotSocketAccount, SOCKET_RULES, type SocketRules } from '../channels/wecom-bot/socket/account.ts'
import { listOf } from './list-of.ts'
import type { NamedSocket } from './named-accounts.ts'
import { wrongConfig } from './wrong-config.ts'

export interface AibotSocketConfig extends AibotSocketAccount {
  readonly rules: SocketRules
}

interface SocketSettings {
  readonly WECOM_BOT_ID?: string | undefined
  readonly WECOM_BOT_SECRET?: string | undefined
  readonly WECOM_BOT_WS_URL: string
  readonly WECOM_BOT_TOKEN?: string | undefined
  readonly WECOM_BOT_NAME?: string | undefined
  readonly WECOM_BOT_APP_FALLBACK: 'off' | 'same-userid'
  readonly WECOM_BOT_ROTATE_SECONDS: number
  readonly WECOM_BOT_REQ_ID: 'kept' | 'lost'
  readonly WECOM_APP_CORP_ID?: string | undefined
  readonly ZHIBI_CORP: string
}

/** The AI bots by long connection: the one of the environment and the named ones. */
export function wecomSocketsOf(
  settings: SocketSettings,
  { apiBase, named }: { readonly apiBase: string; readonly named: readonly NamedSocket[] },
): readonly AibotSocketConfig[] {
  return [...socketOf(settings), ...named].map((account) => ({
    ...account,
    url: settings.WECOM_BOT_WS_URL,
    rules: rulesOf(settings),
    ...(apiBase !== OFFICIAL_API_BASE && { trustedOrigin: new URL(apiBase).origin }),
  }))
}

/** Both of its credentials or neither, and not by callback as well. */
function socketOf(settings: SocketSettings): readonly NamedSocket[] {
  const { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret } = settings
  if (botId === undefined && secret === undefined) return []
  if (botId === undefined || secret === undefined)
    throw wrongConfig(['WECOM_BOT_ID 和 WECOM_BOT_SECRET 要一起设置：企业微信智能机器人的长连接设置不全'])
  if (settings.WECOM_BOT_TOKEN !== undefined)
    throw wrongConfig(['WECOM_BOT_ID 和 WECOM_BOT_TOKEN 只能设一样：一个智能机器人要么用长连接，要么用回调'])
  const corp = settings.WECOM_APP_CORP_ID ?? settings.ZHIBI_CORP
  const botNames = listOf(settings.WECOM_BOT_NAME ?? '')
  return [{ name: 'default', corp, botNames, botId, secret, ...fallbackOf(settings) }]
}

function fallbackOf(settings: SocketSettings): Pick<AibotSocketConfig, 'fallbackApp'> {
  const app = settings.WECOM_BOT_APP_FALLBACK === 'same-userid' && settings.WECOM_APP_CORP_ID !== undefined
  return app ? { fallbackApp: 'default' } : {}
}

function rulesOf({ WECOM_BOT_ROTATE_SECONDS: rotate, WECOM_BOT_REQ_ID: reqId }: SocketSettings): SocketRules {
  return { ...SOCKET_RULES, rotateMs: rotate * 1000, reqIdSurvives: reqId === 'kept' }
}
