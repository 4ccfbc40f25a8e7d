import type { Figure } from './figure.ts'
import type { NoteSource } from './note.ts'
import type { Span } from './span.ts'
import type { Theme } from './theme.ts'

export type FactId = string

/** 成效, 问题, 打算; `cause` is the 原因 of a problem, `other` what belongs to 其他需要报告的情况 or is a mere remark. */
export type Polarity = 'achievement' | 'problem' | 'cause' | 'plan' | 'other'

/** One statement out of a note. Append-only: a correction is a new fact that supersedes. */
export interface Fact {
  /** Unique in its report: f1, f2, … */
  readonly id: FactId
  /** The statement in the note's words, trimmed of list marks. */
  readonly claim: string
  /** Undefined when nothing tells what it is about. */
  readonly theme?: Theme
  readonly polarity: Polarity
  /** Every figure of the claim, spans relative to `claim`. */
  readonly figures: readonly Figure[]
  /** ISO date, parts missing left out ("2023-04-03", "04-03"), when the claim says when. */
  readonly date?: string
  readonly provenance: Provenance
  /** The fact this one corrects. A superseded fact is never drafted from. */
  readonly supersedes?: FactId
  /** True when it speaks of a year before the report year (去年调解130件): for comparison only. */
  readonly lastYear?: boolean
  /** True when another fact says the same (same subject and figures); it is counted once. */
  readonly duplicateOf?: FactId
  /** True when a cadre settled that it is not to be used (the answer to a question). */
  readonly dropped?: boolean
  /** Lead-in under which the note lists it (「司法所给的：」), a hint of 口径 (whose count it is). */
  readonly context?: string
}

export interface Provenance {
  readonly noteId: string
  /** 1-based, as people are told it. */
  readonly noteIndex: number
  /** The very words of the note, and where they stood in it. */
  readonly quote: string
  readonly span: Span
  readonly author: string
  readonly at: number
  /** Where its note was read from, when it was not typed. */
  readonly source?: NoteSource
}
