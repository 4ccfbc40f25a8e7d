import { monthsOfQuarter } from './months.ts'
import type { Point } from './point.ts'

const WHOLE_YEAR = /全年|一年来|年度/u
const MONTHS_OF_YEAR = 12

/** 1-6月 and 7到12月 are said by 全年: told spans that make up a longer one between them. */
export function createIsPartOfSpan(
  told: readonly Point[],
  written: readonly Point[],
  text: string,
): (point: Point) => boolean {
  const parts = told.map((point) => monthsIn(point)).filter((months) => months.length > 0)
  const wholes = written.map((point) => monthsIn(point)).filter((months) => months.length > 1)
  if (WHOLE_YEAR.test(text)) wholes.push(Array.from({ length: MONTHS_OF_YEAR }, (_, at) => at + 1))
  const made = wholes.filter((whole) =>
    whole.every((month) => parts.some((part) => part.length < whole.length && part.includes(month))),
  )
  return (point) => {
    const months = monthsIn(point)
    return (
      months.length > 1 &&
      made.some((whole) => months.length < whole.length && months.every((month) => whole.includes(month)))
    )
  }
}

/** --01/--06 → 1 to 6, Q1 → 1 to 3; empty for what is no span of months. */
function monthsIn({ figure: { kind, value } }: Point): readonly number[] {
  if (kind !== 'date') return []
  const ends = value.split('/').flatMap((end) => {
    const quarter = monthsOfQuarter(end)
    return quarter.length > 0 ? quarter : [end]
  })
  const [first, last] = [ends[0], ends.at(-1)].map((end) => Number(/^(?:\d{4}-|--)(\d{2})$/.exec(end ?? '')?.[1]))
  if (first === undefined || last === undefined || Number.isNaN(first) || Number.isNaN(last)) return []
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
}
