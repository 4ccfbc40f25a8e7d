import type { Fact } from './fact.ts'
import type { Finding } from './finding.ts'
import type { UnitProfile, Variant } from './unit-profile.ts'

export interface CheckedText {
  readonly text: string
  readonly unit: UnitProfile
  readonly year: number
  readonly variant: Variant
  /** The ledger, when there is one. */
  readonly facts?: readonly Fact[]
}

/** Pure: text in, findings out. */
export interface Checker {
  readonly name: string
  check(text: CheckedText): readonly Finding[]
}
