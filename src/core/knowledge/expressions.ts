import type { Severity } from '../finding.ts'

/** Where an entry comes from, when that was looked up, and whether anybody confirmed it. */
export interface Sourced {
  readonly source: string
  /** ISO date on which the source was read. */
  readonly asOf: string
  /** False: found, not confirmed; only ever shown as a question to the cadre. */
  readonly confirmed: boolean
}

/** A meeting, law, plan, campaign or slogan (提法) that is right in some report years and wrong in others. */
export interface Expression extends Sourced {
  readonly id: string
  /** As it is written. */
  readonly text: string
  readonly kind: 'meeting' | 'campaign' | 'law' | 'plan' | 'slogan'
  /** Sources of regular expressions that find it in a report. */
  readonly patterns: readonly string[]
  /** ISO date of the meeting's end, the law's publication, the campaign's start: earlier, nobody could write of it. */
  readonly knownFrom?: string
  /** ISO date from which a law is in force, where it differs from its publication. */
  readonly inForceFrom?: string
  /** The last report year (报告年度) in which it is current. */
  readonly currentUntil?: number
  /** Years later it is only history; in the year after `currentUntil` an achievement may still speak of it. */
  readonly staleInPlanFrom?: number
  readonly staleSeverity: Severity
  /** Sources of regular expressions; a sentence that matches one speaks of it rightly (收官, 总结验收, 成果). */
  readonly unless: readonly string[]
  /** What to write instead once it is stale. */
  readonly instead?: string
  /** True when putting `instead` in the place of the match is always right. */
  readonly safe: boolean
  /** Why, in Chinese, for the cadre. */
  readonly why: string
}

/** A formula a drafter may write without a note, by where it stands in a sentence. */
export interface SafeFormula {
  readonly text: string
  /**
   * guidance: 以…为指导 · study: 学习贯彻… · spirit: 贯彻…精神 · basis: 落实《…》 · phase: what the coming year is in a longer plan.
   * The text is complete with its verb.
   */
  readonly use: 'guidance' | 'study' | 'spirit' | 'basis' | 'phase'
}

/** What is right to write in the report of one year. */
export interface YearExpressions {
  readonly year: number
  /** False when the operator's table has no such year: only what holds in every year is offered. */
  readonly covered: boolean
  readonly opening: readonly SafeFormula[]
  readonly plan: readonly SafeFormula[]
  /** The central meetings whose spirit a report of this year has to follow, oldest first. */
  readonly plenums: readonly Plenum[]
}

/** 党代会 or 全会, for the order and completeness of enumerations. */
export interface Plenum {
  /** 二十届三中全会 */
  readonly text: string
  readonly congress: number
  /** 0 for the congress itself, 3 for 三中全会. */
  readonly session: number
  /** ISO date of its last day. */
  readonly endedOn: string
  readonly confirmed: boolean
}

export interface Expressions {
  /** Report years that have a table, ascending. */
  readonly years: readonly number[]
  readonly all: readonly Expression[]
  readonly plenums: readonly Plenum[]
  forYear(year: number): YearExpressions
  /** Fixed formulas for the opening of that year's report. */
  openingExpressions(year: number): readonly SafeFormula[]
  /** Fixed formulas for the plan of that year's report (it speaks of the year after). */
  planExpressions(year: number): readonly SafeFormula[]
}
