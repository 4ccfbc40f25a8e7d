import { subtractDecimals, sumDecimals } from '../../language/decimal.ts'
import type { Bond } from './bind.ts'
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
