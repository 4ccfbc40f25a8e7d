import type { Severity } from '../finding.ts'
import type { SectionId } from '../section.ts'
import type { Expressions } from './expressions.ts'

/** One row of a lexicon: what must not be written, why, and what to write instead. */
export interface PhraseRule {
  readonly kind: string
  readonly severity: Severity
  /** Source of a regular expression; the whole match is the quote. */
  readonly match: string
  readonly why: string
  /** Written in the place of the match, $1 standing for its first group; only given where that is always right. */
  readonly instead?: string
  /** Sources of regular expressions: a sentence that matches one of them is right. */
  readonly unless: readonly string[]
  /** Only in these sections; everywhere when absent. */
  readonly parts?: readonly SectionId[]
}

/** How things are counted (量词), and which counts must agree. */
export interface CountingTable {
  readonly measures: readonly string[]
  readonly nouns: readonly NounMeasures[]
  /** Wrong units that are common enough to only warn of. */
  readonly warnOnly: readonly NounMeasures[]
  readonly concepts: readonly CountedConcept[]
  readonly partial: readonly string[]
  readonly complements: readonly (readonly string[])[]
  readonly surveyWords: readonly string[]
}

export interface NounMeasures {
  readonly noun: string
  readonly units: readonly string[]
}

/** A thing that has one count in one report (口径). */
export interface CountedConcept {
  readonly name: string
  /** Source of a regular expression over the words before the figure and the noun after it. */
  readonly context: string
  readonly units: readonly string[]
  readonly severity: Severity
  /** Also compared with the other totals of its kind. */
  readonly total: boolean
}

export interface LawTable {
  /** National laws without 中华人民共和国. */
  readonly national: readonly string[]
  readonly documents: readonly string[]
  /** What notes call laws and memorial days → their full names. */
  readonly spoken: Readonly<Record<string, string>>
  readonly wrong: readonly { readonly match: string; readonly instead: string; readonly why?: string }[]
}

export interface StructureTable {
  readonly sections: readonly { readonly id: SectionId; readonly heading: string; readonly name: string }[]
  readonly causeWords: readonly string[]
  readonly impliedCauses: readonly string[]
  readonly topics: readonly ProblemTopic[]
  readonly headings: readonly { readonly name: string; readonly own: string; readonly foreign: string }[]
}

/** A topic of shortcomings and what counts as an answer to it in the plan. */
export interface ProblemTopic {
  readonly name: string
  readonly problem: string
  readonly answer: string
  readonly strict: boolean
}

export interface NameTable {
  readonly notPlaces: readonly string[]
  /** What ends in 村 or 社区 and is no village's name: 自然村, 示范村. */
  readonly notVillages: readonly string[]
  /** Characters that never end a place name: 全镇, 我镇, 乡镇. */
  readonly notTails: string
  /** Characters no place name holds. */
  readonly notChars: string
  readonly leftBoundary: string
  readonly withNeighbour: readonly string[]
  readonly rightContext: string
  readonly titles: readonly string[]
  readonly parties: readonly string[]
  readonly surnames: string
  readonly notNames: readonly string[]
  readonly nameRight: string
}

/** What pinyin keyboards mistype: words of the genre, and which characters sound alike. */
export interface GenreWords {
  /** Characters that are words by themselves: a pair that holds one of them is no slip. */
  readonly alone: string
  /** Two characters each. */
  readonly words: readonly string[]
  /** Syllable without tone → the characters read so. */
  readonly syllables: Readonly<Record<string, string>>
}

/** All tables the checkers read. */
export interface CheckKnowledge {
  readonly expressions: Expressions
  readonly phrases: readonly PhraseRule[]
  readonly counting: CountingTable
  readonly laws: LawTable
  readonly structure: StructureTable
  readonly names: NameTable
  readonly sensitiveGroups: readonly string[]
  readonly genre: GenreWords
}
