import type { CommandName } from '../command.ts'
import type { SectionTarget } from '../section.ts'
import type { Theme } from '../theme.ts'
import type { Variant } from '../unit-profile.ts'
import type { UnderstandingWeights } from './understanding-weights.ts'

/** What a word of the table stands for; `value` is the section, theme or variant it names. */
export interface WordMeaning {
  readonly tag: string
  readonly value?: string
}

/** A command read from the tags of a clause; the first rule that fits wins. */
export interface ReadingRule {
  readonly name: string
  readonly command: CommandName
  /** Every entry must be met; an entry lists tags of which one must be there. */
  readonly has: readonly (readonly string[])[]
  /** Tags that may be there besides. */
  readonly may: readonly string[]
  /** Tags that must not be there. */
  readonly not: readonly string[]
  /** What the command carries, by the rule's own words. */
  readonly scope?: 'notes' | 'report'
  readonly change?: ChangeShape
  readonly findings?: 'apply' | 'ignore'
  readonly marks?: boolean
  /** The section is the one whose turn it is. */
  readonly next?: boolean
  /** Only when the bot has just done this. */
  readonly after?: string
  /** Only while a question waits for its answer. */
  readonly pending?: boolean
  /** Only when the whole message is this one short clause. */
  readonly short?: boolean
  readonly unsure?: boolean
  /** Only names a section: beside a note it is the note's heading. */
  readonly naming?: boolean
  /** Only when a text was written or handled last, so that there is something to change; false: only when none was. */
  readonly drafted?: boolean
}

export type ChangeShape =
  | 'shorter'
  | 'longer'
  | 'length'
  | 'formal'
  | 'plain'
  | 'remove-point'
  | 'merge-points'
  | 'move-first'
  | 'move-last'
  | 'move-to'
  | 'swap'
  | 'reword-opening'

/** How cadres say things, from `config/understanding.yaml`. */
export interface UnderstandingLexicon {
  readonly words: ReadonlyMap<string, WordMeaning>
  /** By the first two characters (or syllables): how many the longest word has that begins so. Saves most of the looking up. */
  readonly reach: {
    readonly words: ReadonlyMap<string, number>
    readonly stems: ReadonlyMap<string, number>
    readonly sounds: ReadonlyMap<string, number>
  }
  /** The same words of two characters and more by their sound: syllables joined by a blank. None that destroys. */
  readonly soundalikes: ReadonlyMap<string, WordMeaning>
  /** Word stems that count only where a short message is guessed at: 缩, 退回. None that destroys. */
  readonly stems: ReadonlyMap<string, WordMeaning>
  /** How each common character sounds, without tone, syllables often confused made alike. */
  readonly sounds: ReadonlyMap<string, readonly string[]>
  readonly rules: readonly ReadingRule[]
  /** Messages as cadres wrote them, under the name of the rule that they are read by, or 素材. */
  readonly examples: ReadonlyMap<string, readonly string[]>
  /** Tags that say nothing about what is wanted. */
  readonly ignored: ReadonlySet<string>
  readonly phrases: UnderstandingPhrases
  readonly surroundings: WishSurroundings
  /** Learnt from labelled messages; for what no rule reads. */
  readonly weights: UnderstandingWeights
}

/** Word lists that mark a shape of sentence; used as alternatives inside the shapes of the code. */
export interface UnderstandingPhrases {
  /** Say who the unit is: 我们是, 单位：. */
  readonly unitLeads: readonly string[]
  /** What stands before the year of the report that is meant. */
  readonly yearLeads: readonly string[]
  /** Those of them that go over to another year's report, whatever is being asked. */
  readonly yearSwitches: readonly string[]
  /** Ends in 镇, 乡 or 街道 and is no unit: 乡镇, 集镇, 全镇. */
  readonly noUnits: readonly string[]
  /** What follows a unit or year in the head of a batch of notes: 材料, 素材如下. */
  readonly headNouns: readonly string[]
  /** Say that the number before or after corrects one told before: 改成, 应该是. */
  readonly replaceVerbs: readonly string[]
  /** A wish about the text that keeps its own words: 加一句, 突出. */
  readonly wishLeads: readonly string[]
  /** Documents and services that are not this report: 请假条, 天气. */
  readonly foreign: readonly string[]
  /** Begin an answer to a question: 应该是, 按, 以. */
  readonly answerLeads: readonly string[]
  /** Ask the bot for something, whatever it is: 帮我, 给我. */
  readonly requestLeads: readonly string[]
  /** Ask, wherever they stand: 为什么, 几点. */
  readonly questionWords: readonly string[]
  /** At the head of a clause make it a report of what was done, not a wish. */
  readonly narrators: readonly string[]
}

/** What stands around a wish and is neither one nor material, as regular expressions. */
export interface WishSurroundings {
  readonly who: readonly string[]
  readonly when: readonly string[]
  /** May stand between who or when and what is waited for, any number of times. */
  readonly between: readonly string[]
  readonly waits: readonly string[]
  /** Whole clauses: what one did oneself, what is wrong with the file. */
  readonly remarks: readonly string[]
}

export type { SectionTarget, Theme, Variant }
