import type { SectionId } from '../section.ts'
import type { Theme } from '../theme.ts'

/** How often something occurs in the samples. */
export type Counts = Readonly<Record<string, number>>

/** Statistics and patterns of sample reports; no sentence of theirs. */
export interface StyleSheet {
  readonly samples: number
  /** Sequences of sections with how many reports have them. */
  readonly outlines: Counts
  /** Share of reports with title, 署名, 成文日期. */
  readonly frame: { readonly titled: number; readonly signed: number; readonly dated: number }
  readonly chars: Range
  readonly sections: Readonly<Partial<Record<SectionId, SectionStyle>>>
  /** What the openings are made of: 以…为指导, 现将…报告如下. */
  readonly openings: Counts
  readonly headings: HeadingStyle
  readonly themes: Readonly<Partial<Record<Theme, ThemeStyle>>>
}

export interface Range {
  readonly low: number
  readonly mean: number
  readonly high: number
}

export interface SectionStyle {
  /** How many reports have it. */
  readonly reports: number
  /** Percent of the report. */
  readonly share: Range
  readonly chars: Range
  readonly sentenceChars: Range
  readonly figuresPer100: number
  /** 一是, 首先, （一）. */
  readonly enumerations: Counts
  readonly connectives: Counts
}

export interface HeadingStyle {
  readonly count: number
  /** Lengths of the halves: 6+8. */
  readonly shapes: Counts
  readonly verbs: Counts
  readonly endedByStop: number
}

export interface ThemeStyle {
  readonly paragraphs: number
  /** 开展｜宣传活动｜次 with its count: verb, object, measure word. */
  readonly patterns: Counts
}
