import type { CommandName } from '../command.ts'

/** What was learnt from labelled messages: how much each feature of a message speaks for each command. */
export interface UnderstandingWeights {
  /** Features are hashed to so many bits. */
  readonly bits: number
  readonly commands: readonly CommandName[]
  /** One row a command, one weight a feature. */
  readonly rows: readonly Float32Array[]
}
