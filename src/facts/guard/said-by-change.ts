import { subtractDecimals, sumDecimals } from '../../language/decimal.ts'
import type { Bond } from './bond.ts'
import type { Point } from './point.ts'

/** Before the figure, within its clause. */
const REACH = 10

/** 去年88.6% is said by 今年92.1%，提高3.5个百分点: what was before follows from what is now and the change. */
export function isSaidByChange(point: Point, bonds: readonly Bond[], before: readonly string[]): boolean {
  const { value, span } = point.figure
  const lead = point.source.slice(Math.max(0, span.start - REACH), span.start)
  if (!before.some((word) => lead.includes(word))) return false
  const said = bonds.filter(({ told, difference }) => difference === 'none' && told.source === point.source)
  return said.some(({ told: now }) =>
    said.some(
      ({ told: change }) =>
        isChange(change, now) &&
        [
          subtractDecimals(now.figure.value, change.figure.value),
          sumDecimals([now.figure.value, change.figure.value]),
        ].includes(value),
    ),
  )
}

function isChange(change: Point, now: Point): boolean {
  if (change === now || now.figure.kind === 'date' || change.figure.kind === 'date') return false
  const unit = now.figure.unit === '%' ? '个百分点' : now.figure.unit
  return change.figure.unit === unit
}

const UNCHANGED = /持平|保持|维持|不变|没变|稳定|一样|相同/u
/** On each side of the figure in the text, in UTF-16 units. */
const UNCHANGED_REACH = 20

/** 去年也是第6 is said by 第6名，与上年持平. */
export function isSaidAsUnchanged(point: Point, bonds: readonly Bond[]): boolean {
  if (!point.before() || point.figure.kind === 'date') return false
  return bonds.some(({ written: { figure, source }, told, difference }) => {
    if (difference !== 'none' || told.source !== point.source || told.figure.value !== point.figure.value) return false
    return UNCHANGED.test(
      source.slice(Math.max(0, figure.span.start - UNCHANGED_REACH), figure.span.end + UNCHANGED_REACH),
    )
  })
}
