import type { DraftChange } from './drafter.ts'
import type { SectionTarget } from './section.ts'
import type { Theme } from './theme.ts'
import type { Variant } from './unit-profile.ts'

/** One vocabulary for code, logs and tests. */
export const COMMAND_NAMES = [
  'note',
  'draft',
  'polish',
  'revise',
  'check',
  'status',
  'sources',
  'export',
  'profile',
  'answer',
  'undo',
  'cancel',
  'forget',
  'help',
  'smalltalk',
  'unsupported',
] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

export interface Command {
  readonly command: CommandName
  readonly section?: SectionTarget
  readonly args?: CommandArgs
}

export interface CommandArgs {
  /** The text the command is about: the note, the pasted passage, the answer, the question about sources. */
  readonly text?: string
  readonly theme?: Theme
  /** Wished length in characters. */
  readonly length?: number
  readonly variant?: Variant
  readonly change?: DraftChange
  /** profile: what was declared. */
  readonly unit?: string
  readonly year?: number
  readonly addressee?: string
  readonly signature?: string
  readonly signedOn?: string
  readonly cutOff?: string
  readonly groupHead?: string
  /** profile: learn how to write from the unit's own report (范文; `text` is the report when it was pasted), or do so no more. */
  readonly style?: 'learn' | 'drop'
  /** answer: the question was passed over (跳过, 不知道). */
  readonly skip?: boolean
  /** answer: which option, 1-based. */
  readonly choice?: number
  /** forget: own notes or the whole report. */
  readonly scope?: 'notes' | 'report'
  /** check: apply or ignore findings by number. */
  readonly apply?: readonly number[]
  readonly ignore?: readonly number[]
  /** draft: with 〔据第3条〕 marks. */
  readonly marks?: boolean
}
