export interface ModelDrafterLimits {
  /** Characters of facts in one request; more are written subsection by subsection. */
  readonly factChars: number
  /** Time for one section, repairs included; what is left then is written by the embedded drafter. */
  readonly deadlineMs: number
  /** How often one sentence is asked for again. */
  readonly repairsPerSentence: number
  /** How often sentences are asked for again in one section, so that a hopeless model costs no more than this. */
  readonly repairsPerSection: number
  /** How often a stream that broke off is taken up again. */
  readonly resumes: number
  /** Tokens one answer may have. */
  readonly maxTokens: number
}

export const DEFAULT_DRAFTER_LIMITS: ModelDrafterLimits = {
  factChars: 6000,
  deadlineMs: 120_000,
  repairsPerSentence: 2,
  repairsPerSection: 8,
  resumes: 1,
  maxTokens: 4000,
}
