import type { SectionId } from './section.ts'
import type { Theme } from './theme.ts'

/** How points are numbered: 一是, 二是; or （一）, （二）. */
export type PointForm = '一是' | '（一）'

/** A section as the unit's own report has it. */
export interface StyledSection {
  readonly id: SectionId
  /** Its title with {year} and {next} for the years; absent where it could not be kept. */
  readonly title?: string
  /** Percent of the report's characters. */
  readonly share: number
  readonly points?: PointForm
}

/** A subsection of the achievements: its heading, and the themes it tells of, the main one first. */
export interface StyledHeading {
  readonly text: string
  readonly themes: readonly Theme[]
}

/**
 * How a unit's own earlier report (范文) is made: measured, never copied. Titles and headings are kept only where nothing
 * but words of the dictionary and of the trade stands in them: no figure, no year, no name.
 */
export interface UnitStyle {
  /** What the file was called. For the cadre's eyes: it enters no draft and no prompt. */
  readonly source: string
  /** Id of the person who gave it. */
  readonly by: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Characters without white space. */
  readonly chars: number
  /** Mean length of a sentence. */
  readonly sentenceChars: number
  /** In its own order. */
  readonly sections: readonly StyledSection[]
  readonly headings: readonly StyledHeading[]
  /** Parts of a heading set off by commas: 强化组织领导，压实工作责任 has two. */
  readonly clauses: 1 | 2
  /** Subsections of the achievements that tell their points as 一是…二是…. */
  readonly numbersWithin: boolean
  /** How it calls itself: 我镇, 本镇. */
  readonly selfName?: string
  /** 现将…报告如下, 汇报如下. */
  readonly reports?: '报告' | '汇报'
  /** Those of 同时, 此外 … that it uses. */
  readonly connectives: readonly string[]
  /** Headings that held figures, names or words that nobody knows, and were left behind. */
  readonly leftOut: number
}

/** The sections in the unit's own order; what its report did not have stands where reports have it. */
export function orderLike(style: UnitStyle | undefined, order: readonly SectionId[]): readonly SectionId[] {
  return style === undefined
    ? order
    : likeFirst(
        style.sections.map(({ id }) => id),
        order,
      )
}

/** `wanted` first in its order; the others each behind the one they follow in `all`. */
export function likeFirst<T>(wanted: readonly T[], all: readonly T[]): readonly T[] {
  const kept = [...new Set(wanted)].filter((one) => all.includes(one))
  return all.reduce<readonly T[]>((list, one, at) => {
    if (list.includes(one)) return list
    const before = all.slice(0, at).findLast((other) => list.includes(other))
    return list.toSpliced(before === undefined ? 0 : list.indexOf(before) + 1, 0, one)
  }, kept)
}
