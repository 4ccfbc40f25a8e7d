import type { Command } from './command.ts'
import type { Finding } from './finding.ts'
import type { ConversationId } from './inbound-message.ts'
import type { Original } from './original.ts'
import type { UnderstandingState } from './understanding.ts'

/** The state of one chat. The material is in the report; this is where the talk stands. */
export interface Conversation {
  readonly id: ConversationId
  readonly corp: string
  /** 0 when it has never been saved. */
  readonly revision: number
  /** The report it is about. */
  readonly reportId?: string
  /** A shared report whose owner was asked to let the writer in. */
  readonly wantsReport?: string
  readonly last: UnderstandingState['last']
  /** The question waiting for an answer: its id in the report. */
  readonly pendingQuestion?: string
  /** A draft that was asked for and waits until unit and year are known. */
  readonly waiting?: Command
  /** A destructive command waiting for the typed word of the person who gave it. */
  readonly confirming?: { readonly scope: 'notes' | 'report'; readonly word: string; readonly by: string }
  /** When the last message was handled, ms since the epoch. */
  readonly lastAt?: number
  /** Findings last listed in this chat, so that 「改第1、3条」 can name them. */
  readonly checked?: {
    readonly text: string
    readonly findings: readonly Finding[]
    /** True when the text is the report's own drafts, so that changes become revisions of its sections. */
    readonly own: boolean
    /** Name of the file it was read from. */
    readonly file?: string
    /** Numbers of the findings whose suggestions were applied; further ones are added to these. */
    readonly applied?: readonly number[]
  }
  /** The file that came last, so that 「检查」 or 「当范文」 said after it can mean it. */
  readonly file?: SentFile
  /** What the file that comes next was announced to be for. */
  readonly awaitsFile?: 'check' | 'style'
  /** What was read out of pictures; no fact before the cadre has said that it is right. */
  readonly unconfirmed?: readonly ReadPicture[]
}

export interface ReadPicture {
  readonly text: string
  /** Id of who sent it. */
  readonly by: string
  readonly name?: string
  readonly original?: Original
}

export interface SentFile {
  readonly name: string
  readonly text: string
  /** False while nobody has said what it is for: a finished report is not taken for notes. */
  readonly noted: boolean
  /** Id of who sent it. */
  readonly by?: string
  /** Until a note has it. */
  readonly original?: Original
}
