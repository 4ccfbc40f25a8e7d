import type { Command } from './command.ts'
import type { Understanding, UnderstandingState } from './understanding.ts'

/** A message the rules were unsure of. */
export interface DoubtfulMessage {
  readonly text: string
  readonly state: UnderstandingState
  /** How the rules read it. */
  readonly reading: Understanding
}

/** Asks a model what a message wants, within a bound of time. */
export interface ModelUnderstanding {
  /**
   * The commands in order, none of which destroys; undefined when there is no usable answer in time, or the message may go
   * to no model: the rules' reading stands. Throws only what the signal was aborted with.
   */
  read(message: DoubtfulMessage, options: { readonly signal: AbortSignal }): Promise<readonly Command[] | undefined>
}
