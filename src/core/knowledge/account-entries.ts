/** Where a secret is to be read from. It never stands in a table itself. */
export type SecretSource = { readonly env: string } | { readonly file: string }

/** A further self-built app (自建应用), as an operator enters it in `accounts.yaml`. */
export interface WecomAppEntry {
  readonly name: string
  readonly corpId: string
  readonly agentId: string
  readonly secret: SecretSource
  readonly token: SecretSource
  readonly aesKey: SecretSource
  /** Of a private deployment (私有化部署) or a proxy; absent: as for all, `WECOM_API_BASE`. */
  readonly apiBase?: string | undefined
}

/** A further AI bot by callback (智能机器人，URL 回调). */
export interface WecomBotEntry {
  readonly name: string
  readonly corpId: string
  /** What it is called in groups, old names too. */
  readonly botNames: readonly string[]
  readonly token: SecretSource
  readonly aesKey: SecretSource
  /** Account of the self-built app that takes over; only where the bot is told the ids of the address book. */
  readonly fallbackApp?: string | undefined
}

/** A further AI bot by long connection (智能机器人，长连接). */
export interface WecomSocketEntry {
  readonly name: string
  readonly corpId: string
  /** What it is called in groups. */
  readonly botNames: readonly string[]
  readonly botId: string
  readonly secret: SecretSource
  /** Name of the self-built app that takes over; see AibotCallbackAccount. */
  readonly fallbackApp?: string | undefined
}

/** All accounts beyond the one of each channel that the environment names. */
export interface AccountEntries {
  readonly wecomApps: readonly WecomAppEntry[]
  readonly wecomSockets: readonly WecomSocketEntry[]
  readonly wecomBots: readonly WecomBotEntry[]
}
