import type { Polarity } from '../fact.ts'
import type { Theme } from '../theme.ts'

/** Patterns that tell something, and patterns that take it back; each the source of a regular expression. */
export interface Markers {
  readonly any: readonly string[]
  readonly except: readonly string[]
}

/** A kind of ratio (成功率): how its part and its whole are called. */
export interface RatioWords {
  readonly name: readonly string[]
  readonly part: readonly string[]
  readonly whole: readonly string[]
  /** True when its base is a survey of its own (满意率), never the cases themselves. */
  readonly own: boolean
}

/** 每季度…: how often that is in a year. */
export interface PeriodWords {
  readonly words: readonly string[]
  readonly least: number
  readonly most: number
}

/** One thing that is counted once a year: all the ways to say it. */
export interface QuantityWords {
  readonly id: string
  readonly words: readonly string[]
  /** Words that may stand beside it and change nothing; any other word makes it another thing. */
  readonly of: readonly string[]
  readonly units: readonly string[]
  /** True for what has one number at any time (网格员), false for what adds up over the year. */
  readonly stock: boolean
  /** Only in statements of this theme. */
  readonly theme?: Theme
}

/** What is mostly counted by which measure word, for figures without one. */
export interface UnitHint {
  readonly words: readonly string[]
  readonly unit: string
  /** The hint holds only for figures above / up to this. */
  readonly above?: number
  readonly most?: number
}

/** How the ledger reads notes, from `config/ledger.yaml`. */
export interface LedgerWords {
  readonly offices: readonly string[]
  /** People who may be the source, too. */
  readonly persons: string
  readonly officeSays: readonly string[]
  readonly heads: Readonly<Record<Polarity, readonly string[]>>
  readonly emptyHeads: readonly string[]
  /** The sentence in front of a list that says what its items are (明年的打算。第一…). */
  readonly listIntros: { readonly plan: Markers; readonly problem: Markers }
  readonly topicHeads: readonly string[]
  readonly remarks: {
    readonly hard: readonly string[]
    readonly soft: readonly string[]
    /** Orders to forget the rules; what behind them in the line tells to write (`ordered`) is no material, figures or not. */
    readonly override: readonly string[]
    readonly ordered: string
  }
  readonly profile: readonly string[]
  /** Words at which speech written out without marks is cut; they are left out of what is read. */
  readonly speechTurns: readonly string[]
  /** 再一个是, 还有就是 behind a space or a mark: a further thing told, on a line of its own. */
  readonly furtherPoints: string
  /** Right after a problem a clause that opens so tells its reason. */
  readonly reasonOpens: string
  readonly polarity: Readonly<Record<Exclude<Polarity, 'achievement'>, Markers>>
  /** Where no lead-in says otherwise, a clause that opens so and counts nothing is a plan. */
  readonly planOpens: string
  /** After a plan, a sentence with these words is a plan too. */
  readonly planGoesOn: string
  readonly lastYear: string
  readonly thisYear: string
  readonly comparison: string
  /** How a clause begins that goes on with what is told before it, whatever its own words are about: 按期答复率100%. */
  readonly clings: string
  readonly parts: {
    readonly marks: readonly string[]
    readonly rest: readonly string[]
    readonly totals: readonly string[]
    readonly members: string
  }
  readonly everything: string
  readonly ratios: readonly RatioWords[]
  readonly periods: readonly PeriodWords[]
  readonly atLeast: string
  readonly quantities: readonly QuantityWords[]
  readonly fillers: readonly string[]
  readonly unitHints: readonly UnitHint[]
  /** What is done, in figures counted by 场 or 次; a figure without any of them does not say what it counts. */
  readonly activities: readonly string[]
  readonly eventUnits: readonly string[]
  /** Likely activities, offered when one is missing. */
  readonly activityOptions: readonly string[]
  readonly vagueLaw: { readonly words: readonly string[]; readonly before: string; readonly after: string }
}
