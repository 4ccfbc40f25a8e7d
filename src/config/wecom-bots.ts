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

/** The AI bot by callback, out of the environment: both of its secrets or neither. */
export function wecomBotsOf(settings: BotSettings, apiBase: string): readonly AibotCallbackConfig[] {
  const { WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey } = settings
  if (token === undefined && aesKey === undefined) return []
  if (token === undefined || aesKey === undefined)
    throw wrongConfig(['WECOM_BOT_TOKEN 和 WECOM_BOT_AES_KEY 要一起设置：企业微信智能机器人的回调设置不全'])
  return [
    {
      name: 'default',
      corp: settings.WECOM_APP_CORP_ID ?? settings.ZHIBI_CORP,
      botNames: listOf(settings.WECOM_BOT_NAME ?? ''),
      token,
      aesKey,
      rules: rulesOf(settings),
      ...fallbackOf(settings),
      ...(apiBase !== OFFICIAL_API_BASE && { trustedOrigin: new URL(apiBase).origin }),
    },
  ]
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
