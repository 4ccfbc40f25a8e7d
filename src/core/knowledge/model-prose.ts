/** A claim that needs a fact: when a sentence says one of the first words, a fact has to have one of either. */
export interface NeedyClaim {
  readonly says: readonly string[]
  readonly borneOutBy: readonly string[]
}

/** How a language model's sentences are looked through before they are released; from `config/model-prose.yaml`. */
export interface ModelProse {
  /** Talk about the task instead of the task. */
  readonly talk: RegExp
  /** Left open for somebody else to fill in. */
  readonly gaps: RegExp
  /** Praise, records and clean slates: said only when a fact says so. Global. */
  readonly boasts: RegExp
  /** What a report says of its own effect; without a fact it is cut off. */
  readonly effects: RegExp
  /** Words of one honour; any bears out any other. */
  readonly honours: RegExp
  /** Offices and persons: who led, chaired or taught is never added. Global. */
  readonly offices: RegExp
  /** Other names of an office that a fact may have meant. */
  readonly officeNames: Readonly<Record<string, readonly string[]>>
  /** Words for which only deeds could stand; a formula has none of them. */
  readonly deeds: RegExp
  /** What is left of a sentence whose main clause was cut off. */
  readonly fragments: RegExp
  /** The sentence that ends an opening (现将……报告如下). */
  readonly openingEnds: RegExp
  readonly claims: readonly NeedyClaim[]
}
