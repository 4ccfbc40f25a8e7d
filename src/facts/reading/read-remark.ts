import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'

export interface RemarkReader {
  /** True when the clause speaks to the bot or about the writing, not about work. `themed`: something clearly tells its theme. */
  isRemark(clause: string, themed: boolean): boolean
  /** True where the clause tells the bot to forget its rules (忽略以上要求). */
  overrides(clause: string): boolean
  /** True where a clause behind such an order says what to write. */
  isOrdered(clause: string): boolean
  /** True for what names the report itself: unit, year, signature. */
  isProfile(clause: string): boolean
}

/** Tells remarks from material by the patterns of `config/ledger.yaml`. */
export function createRemarkReader({ words }: { readonly words: LedgerWords }): RemarkReader {
  const hard = new RegExp(words.remarks.hard.join('|'), 'u')
  const soft = new RegExp(words.remarks.soft.join('|'), 'u')
  const override = new RegExp(words.remarks.override.join('|'), 'u')
  const ordered = new RegExp(words.remarks.ordered, 'u')
  const profile = new RegExp(words.profile.join('|'), 'u')
  return {
    isRemark: (clause, themed) => hard.test(clause) || (!themed && soft.test(clause)),
    overrides: (clause) => override.test(clause),
    isOrdered: (clause) => ordered.test(clause),
    isProfile: (clause) => profile.test(clause),
  }
}
