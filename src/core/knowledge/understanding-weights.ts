import type { CommandName } from '../command.ts'

/** What a message or a part of it may be: `several` wants more than one thing. */
export type MessageLabel = CommandName | 'several'

/** What was learnt from labelled messages: how much each feature of a message speaks for each label. */
export interface UnderstandingWeights {
  /** Features are hashed to so many bits. */
  readonly bits: number
  readonly labels: readonly MessageLabel[]
  /** One row a label, one weight a feature. */
  readonly rows: readonly Float32Array[]
}
