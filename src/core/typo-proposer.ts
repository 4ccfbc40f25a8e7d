/** A word that may be mistyped; a proposal, never a verdict. */
export interface ProposedTypo {
  /** The exact characters of the text. */
  readonly quote: string
  readonly suggestion: string
  /** In Chinese, to the cadre. */
  readonly why: string
}

/** Asks a model for mistyped words that no lexicon knows. */
export interface TypoProposer {
  /** Empty when there are none. Throws a ZhibiError with its verdict (`model-…`). */
  propose(text: string, options: { readonly signal: AbortSignal }): Promise<readonly ProposedTypo[]>
}
