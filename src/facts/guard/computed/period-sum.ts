import type { Point } from '../point.ts'
import { labelAmong } from '../word.ts'

/** How far before a sum its period may be named, in UTF-16 units. */
const REACH = 40

/** 上半年, 全年, 3至5月: whether all that is summed up is told of months or quarters within it. */
export function sumsUpPeriod(point: Point, parts: readonly Point[]): boolean {
  const { start } = point.figure.span
  const before =
    point.source
      .slice(Math.max(0, start - REACH), start)
      .split(/[。；\n]/u)
      .at(-1) ?? ''
  const labels = parts.map(({ near }) => labelAmong(near, PART_OF_YEAR)?.slice(1))
  // 上半年 of 「上半年、下半年分别受理37件、38件」.
  const half = labelAmong(point.near, HALF_YEAR)
  if (half !== undefined)
    return labels.every((label) => label !== undefined && monthOf(label) <= 6 === (half === FIRST_HALF))
  const period = PERIODS.findLast(({ words }) => words.test(before))
  if (period === undefined) return false
  return labels.every((label) => label !== undefined && period.holds(label, before))
}

const FIRST_HALF = '@--01/--06'
const HALF_YEAR = /^@--(?:01\/--06|07\/--12)$/
const PART_OF_YEAR = /^@(?:Q\d|--\d{2})$/

interface Period {
  readonly words: RegExp
  readonly holds: (label: string, before: string) => boolean
}

/** Q3 → 7, --09 → 9: the first month of it. */
function monthOf(label: string): number {
  return label.startsWith('Q') ? Number(label.slice(1)) * 3 - 2 : Number(label.slice(2))
}

const QUARTERS = ['一1', '二2', '三3', '四4']

/** From the widest to the narrowest. */
const PERIODS: readonly Period[] = [
  { words: /全年|年度|今年|\d年/u, holds: () => true },
  { words: /上半年/u, holds: (label) => monthOf(label) <= 6 },
  { words: /下半年/u, holds: (label) => monthOf(label) > 6 },
  {
    words: /第?[一二三四1-4]季度/u,
    holds: (label, before) =>
      (QUARTERS[Math.ceil(monthOf(label) / 3) - 1] ?? '').includes(/([一二三四1-4])季度/u.exec(before)?.[1] ?? ' '),
  },
  {
    words: /\d{1,2}月?[至到—–-]\d{1,2}月/u,
    holds: (label, before) => {
      const [, first = '', last = ''] = /(\d{1,2})月?[至到—–-](\d{1,2})月/u.exec(before) ?? []
      return Number(first) <= monthOf(label) && monthOf(label) <= Number(last)
    },
  },
]
