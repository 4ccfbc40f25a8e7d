import type { Command } from './command.ts'
import type { Question } from './question.ts'
import type { Theme } from './theme.ts'

/** What the reading of a message may depend on: the conversation as it stands before it. */
export interface UnderstandingState {
  readonly unit?: string
  readonly year?: number
  readonly hasNotes: boolean
  /** What the bot did last: nothing, drafted a section (`drafted:SECTION`), asked something, polished, exported, took in a file or picture. */
  readonly last:
    | 'none'
    | `drafted:${string}`
    | 'asked:unit'
    | 'asked:year'
    | 'asked:figure'
    | 'polished'
    | 'exported'
    | 'checked'
    | 'filed'
  /** What was drafted last was stopped half way. */
  readonly unfinished?: boolean
  /** The theme of what was stopped, when it was one theme's part. */
  readonly theme?: Theme
  /** The question waiting for an answer. */
  readonly question?: Pick<Question, 'kind' | 'text' | 'options'>
}

export interface Understanding {
  /** In order. Never empty. */
  readonly commands: readonly Command[]
  /** For people: which rule read it so. */
  readonly why: string
  /** False where the rules were unsure; a model, if there is one, may be asked. */
  readonly sure: boolean
}

export type Understand = (text: string, state: UnderstandingState) => Understanding
