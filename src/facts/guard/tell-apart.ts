import type { Point } from './point.ts'
import type { SubjectWords } from './subject-words.ts'

/**
 * Figures whose own words are said of several (罚款 of 「占道经营12起、罚款4800元，乱倒垃圾5起、罚款2500元」) are told apart by what
 * they belong to: 占道经营 and 乱倒垃圾 are added to their words.
 */
export function tellApart(points: readonly Point[], words: SubjectWords['of']): readonly Point[] {
  const repeated = repeatedKeys(points)
  if (repeated.size === 0) return points
  return points.map((point) => {
    const head = repeated.has(point.key) ? point.heads.find((one) => !repeated.has(one)) : undefined
    return head === undefined ? point : { ...point, near: [...new Set([...point.near, ...words(head)])] }
  })
}

function repeatedKeys(points: readonly Point[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  points.forEach(({ key }, at) => {
    // The same words right after one another in one text are those of one place, handed on.
    if (key === '' || (points[at - 1]?.key === key && points[at - 1]?.source === points[at]?.source)) return
    if (seen.has(key)) repeated.add(key)
    else seen.add(key)
  })
  return repeated
}
