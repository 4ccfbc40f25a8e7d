/** One message of the run: the `at`-th (from 0) of a chat. */
export interface ChaosMessage {
  readonly chat: string
  readonly at: number
  /** Equal for all its deliveries. */
  readonly id: string
}

export interface ChaosProcess {
  readonly name: string
  /** Arguments for node. */
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** What the chaos is done to. The echo system exercises the lanes alone; the whole house is another one. */
export interface ChaosSystem {
  /** Started, killed with SIGKILL and started again in turn. */
  readonly processes: readonly ChaosProcess[]
  /** One delivery over the wire; true when it was acknowledged. Never throws. */
  deliver(message: ChaosMessage): Promise<boolean>
  /** What the person in this chat sees, in order, as numbers of the messages that are answered. */
  seen(chat: string): readonly number[]
  /** How many texts the person sees for one message. */
  readonly textsPerMessage: number
  /** Counters for the report, such as sends that the platform swallowed. */
  stats(): Readonly<Record<string, number>>
  /** Further complaints at the end; empty when all is well. */
  inspect(messages: readonly ChaosMessage[]): Promise<readonly string[]>
  close(): Promise<void>
}

export type OpenChaosSystem = (options: {
  readonly redisUrl: string
  readonly random: () => number
}) => Promise<ChaosSystem>
