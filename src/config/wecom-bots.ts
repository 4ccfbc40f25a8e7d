import { OFFICIAL_API_BASE } from '../channels/wecom-app/account.ts'
import { type AibotCallbackAccount, STREAM_RULES, type StreamRules } from '../channels/wecom-bot/callback/account.ts'
import { listOf } from './list-of.ts'
import { wrongConfig } from './wrong-config.ts'

export interface AibotCallbackConfig extends AibotCallbackAccount {
  readonly rules: StreamRules
}

interface BotSettings {
  readonly WECOM_BOT_TOKEN?: string | undefined
  readonly WECOM_BOT_AES_KEY?: string | undefined
  readonly WECOM_BOT_NAME?: string | undefined
  readonly WECOM_BOT_APP_FALLBACK: 'off' | 'same-userid'
  readonly WECOM_BOT_STREAM_SECONDS: number
  readonly WECOM_BOT_SILENT_SECONDS: number
  readonly WECOM_APP_CORP_ID?: string | undefined
  readonly ZHIBI_CORP: string
}

/** The AI bots by callback: the one of the environment and the named ones, with what the platform sets for all of them. */
export function wecomBotsOf(
  settings: BotSettings,
  { apiBase, named }: { readonly apiBase: string; readonly named: readonly AibotCallbackAccount[] },
): readonly AibotCallbackConfig[] {
  return [...botOf(settings), ...named].map((account) => ({
    ...account,
    rules: rulesOf(settings),
    ...(apiBase !== OFFICIAL_API_BASE && { trustedOrigin: new URL(apiBase).origin }),
  }))
}

/** Both of its secrets or neither. */
function botOf(settings: BotSettings): readonly AibotCallbackAccount[] {
  const { WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey } = settings
  if (token === undefined && aesKey === undefined) return []
  if (token === undefined || aesKey === undefined)
    throw wrongConfig(['WECOM_BOT_TOKEN 和 WECOM_BOT_AES_KEY 要一起设置：企业微信智能机器人的回调设置不全'])
  const corp = settings.WECOM_APP_CORP_ID ?? settings.ZHIBI_CORP
  const botNames = listOf(settings.WECOM_BOT_NAME ?? '')
  return [{ name: 'default', corp, botNames, token, aesKey, ...fallbackOf(settings) }]
}

function fallbackOf(settings: BotSettings): Pick<AibotCallbackConfig, 'fallbackApp'> {
  if (settings.WECOM_BOT_APP_FALLBACK === 'off') return {}
  if (settings.WECOM_APP_CORP_ID === undefined)
    throw wrongConfig(['WECOM_BOT_APP_FALLBACK：没有设置自建应用（WECOM_APP_…），无法由它代发'])
  return { fallbackApp: 'default' }
}

function rulesOf(settings: BotSettings): StreamRules {
  return {
    ...STREAM_RULES,
    windowMs: settings.WECOM_BOT_STREAM_SECONDS * 1000,
    silentMs: settings.WECOM_BOT_SILENT_SECONDS * 1000,
  }
}
