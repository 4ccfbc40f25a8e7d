import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'

export interface RemarkReader {
  /** True when the clause speaks to the bot or about the writing, not about work. `themed`: something clearly tells its theme. */
  isRemark(clause: string, themed: boolean): boolean
  /** True for what names the report itself: unit, year, signature. */
  isProfile(clause: string): boolean
}

/** Tells remarks from material by the patterns of `config/ledger.yaml`. */
export function createRemarkReader({ words }: { readonly words: LedgerWords }): RemarkReader {
  const hard = new RegExp(words.remarks.hard.join('|'), 'u')
  const soft = new RegExp(words.remarks.soft.join('|'), 'u')
  const profile = new RegExp(words.profile.join('|'), 'u')
  return {
    isRemark: (clause, themed) => hard.test(clause) || (!themed && soft.test(clause)),
    isProfile: (clause) => profile.test(clause),
  }
}
