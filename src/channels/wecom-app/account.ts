/** One self-built app (自建应用) of one corporation, with everything its administrator typed in. */
export interface WecomAppAccount {
  /** `default`, or the name in `config/accounts.yaml`; the last step of the callback path. */
  readonly name: string
  readonly corpId: string
  /** Digits, kept as text; sent as a number. */
  readonly agentId: string
  readonly secret: string
  /** Callback token (letters and digits, at most 32). */
  readonly token: string
  /** EncodingAESKey, 43 characters. */
  readonly aesKey: string
  /** Without a trailing slash; `https://qyapi.weixin.qq.com` unless a simulator or proxy stands in. */
  readonly apiBase: string
}

export const OFFICIAL_API_BASE = 'https://qyapi.weixin.qq.com'
