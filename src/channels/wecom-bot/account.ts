/** What both modes of an AI bot (智能机器人) need to know of it. */
export interface AibotIdentity {
  /** `default`, or the name in `config/accounts.yaml`. */
  readonly name: string
  /** Corporation whose data this is; bodies of a bot of one's own company do not name it. */
  readonly corp: string
  /** What the bot is called in groups; several when it was renamed. Empty: mentions stay in the text. */
  readonly botNames: readonly string[]
}
