import type { FactId } from './fact.ts'

/** Something only the cadre can settle; asked once, answered in chat, kept with the report. */
export interface Question {
  /** q1, q2, … unique in its report. */
  readonly id: string
  readonly kind:
    | 'unit-name'
    | 'year'
    | 'cut-off' // 统计截止日
    | 'addressee' // 主送机关
    | 'group-head' // 领导小组组长
    | 'length'
    | 'variant'
    | 'conflict' // two totals for one thing
    | 'ratio' // the given ratio is not part ÷ whole
    | 'sum' // the parts do not add up
    | 'unit-missing'
    | 'vague-law'
    | 'cause-missing'
    | 'duty-missing'
    | 'base-missing' // a rate without its base
    | 'duplicate'
    | 'unverified' // a sentence that could not be verified
    | 'missing' // something the report should say and no note says
  /** In Chinese, to the cadre. */
  readonly text: string
  /** Quick answers, numbered when shown. */
  readonly options?: readonly string[]
  /** What choosing the option of the same position does to the ledger; absent or 'keep' changes nothing but the question. */
  readonly effects?: readonly QuestionEffect[]
  readonly facts: readonly FactId[]
  readonly state: 'open' | 'asked' | 'answered' | 'dropped'
  readonly answer?: string
}

/**
 * drop: the facts are not to be used; replace: a superseding fact whose claim has `to` for `from`, its figures read anew;
 * separate: the fact was taken for a repetition (duplicateOf) and is none: a superseding fact without that mark.
 */
export type QuestionEffect =
  | { readonly kind: 'keep' }
  | { readonly kind: 'drop'; readonly facts: readonly FactId[] }
  | { readonly kind: 'replace'; readonly fact: FactId; readonly from: string; readonly to: string }
  | { readonly kind: 'separate'; readonly fact: FactId }
