/** What a person thought of an answer (👍 👎), as the platform reports it. */
export interface Feedback {
  /** Equal for all redeliveries. */
  readonly key: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly sender: string
  /** Id of the answer. */
  readonly answer: string
  readonly verdict: 'accurate' | 'inaccurate' | 'withdrawn'
  /** What the person wrote about it. */
  readonly content?: string
  /** The platform's numbers for ticked reasons. */
  readonly reasons: readonly number[]
}

/** Kept for 400 days after the month's last record, like the audit. */
export interface FeedbackLog {
  keep(corp: string, feedback: Feedback): Promise<void>
  /** `month` as 2023-12 (UTC), in order of arrival. */
  read(corp: string, month: string): Promise<readonly Feedback[]>
}
