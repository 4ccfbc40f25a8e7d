import type { Draft } from './draft.ts'
import type { Fact } from './fact.ts'
import type { ConversationId, ReplyAddress } from './inbound-message.ts'
import type { Note } from './note.ts'
import type { Question } from './question.ts'
import type { SectionId } from './section.ts'
import type { UnitProfile, Variant } from './unit-profile.ts'
import type { UnitStyle } from './unit-style.ts'

export interface Contributor {
  readonly id: string
  readonly name: string
  readonly role: 'owner' | 'contributor'
  /** Where to reach them: the owner is asked when somebody wants to join. */
  readonly conversationId: ConversationId
  readonly replyTo: ReplyAddress
}

/** Somebody who declared a unit and year that others already write about; waits for the owner's word. */
export type JoinRequest = Omit<Contributor, 'role'> & { readonly group?: true }

/** One per unit and report year. Notes and facts are append-only; drafts keep every revision. */
export interface Report {
  readonly id: string
  readonly corp: string
  /** 0 when it has never been saved. */
  readonly revision: number
  /** Undefined until a cadre declares it. */
  readonly unit?: UnitProfile
  /** The year summed up; undefined until declared. */
  readonly year?: number
  readonly variant: Variant
  /** Wished length of the whole in characters without white space; only as declared. */
  readonly length?: number
  /** How the unit's own earlier report is made, given as 范文. */
  readonly style?: UnitStyle
  /** What was declared before the unit was named; it joins the unit once it is. */
  readonly declared?: Pick<UnitProfile, 'addressee' | 'signature' | 'signedOn' | 'cutOff' | 'groupHead'>
  readonly contributors: readonly Contributor[]
  readonly notes: readonly Note[]
  readonly facts: readonly Fact[]
  /** Every revision of every section, oldest first; `undo` takes the last away. */
  readonly drafts: Readonly<Partial<Record<SectionId, readonly Draft[]>>>
  /** Order in which sections were changed, for `undo`. */
  readonly history: readonly SectionId[]
  readonly questions: readonly Question[]
  /** Group chats that write this report, everybody in them included: opened there, or let in by the owner. */
  readonly groups?: readonly ConversationId[]
  /** Oldest first; the owner's yes or no is about the first. */
  readonly joinRequests: readonly JoinRequest[]
  /** Findings a cadre chose to leave as they are: `kind:quote`. */
  readonly ignoredFindings?: readonly string[]
}
