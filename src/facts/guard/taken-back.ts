import { subtractDecimals, sumDecimals } from '../../language/decimal.ts'
import type { FigureUnits } from '../../language/units.ts'
import type { Point } from './point.ts'

/** How far the right number stands behind the wrong one, in UTF-16 units. */
const REACH = 24
const SLIP =
  /^[，,、。；;\s啊哦噢哎诶呃嗯]*(?:不对|口误|[说讲记看报念写打算]错了?|看反了?|错了)(?=[，,、。；;\s是应]|不对)[^\d]*$/u
const DENIED_BEFORE = /(?:不是|并非)$/u
const BUT = /^[，,、\s]*(?:而?是|应该?是)$/u
const MISCOUNTED = /(?:(少|漏)|(多|重))(?:算|报|记|计|登|统计|填)了?$/u
const SO_IT_IS = /^[，,、\s]*(?:现在|一共|总共|合计)?(?:应该?|就)?(?:是|为)$/u

/**
 * Told figures without those that the speaker took back: 「236件，不对，263件」, 「不是三百一，是三百零一人」, 「九十处 … 刚才少算四处，
 * 是九十四处」. What was taken back bears out nothing and need not be said.
 */
export function withoutTakenBack(told: readonly Point[], units: FigureUnits): readonly Point[] {
  const back = new Set<Point>()
  told.forEach((point, at) => {
    const next = told[at + 1]
    if (next === undefined || next.fact !== point.fact || !goTogether(point, next, units)) return
    const between = point.source.slice(point.figure.span.end, next.figure.span.start)
    if (between.length > REACH) return
    if (SLIP.test(between) || (DENIED_BEFORE.test(before(point)) && BUT.test(between))) back.add(point)
    else if (SO_IT_IS.test(between)) for (const one of miscounted(told.slice(0, at), point, next, units)) back.add(one)
  })
  return back.size === 0 ? told : told.filter((point) => !back.has(point))
}

/** 九十处 and 四处 of 「九十处 … 少算四处，是九十四处」. */
function miscounted(earlier: readonly Point[], gap: Point, now: Point, units: FigureUnits): readonly Point[] {
  const [said, fewer] = MISCOUNTED.exec(before(gap)) ?? []
  if (said === undefined) return []
  const [right, by] = [now.figure.value, gap.figure.value]
  const wrong = fewer === undefined ? sumDecimals([right, by]) : subtractDecimals(right, by)
  const first = earlier.findLast((one) => one.figure.value === wrong && goTogether(one, now, units))
  return first === undefined ? [] : [first, gap]
}

function before({ figure, source }: Point): string {
  return source.slice(Math.max(0, figure.span.start - 6), figure.span.start)
}

function goTogether({ figure: one }: Point, { figure: other }: Point, units: FigureUnits): boolean {
  if (one.kind === 'date' || other.kind === 'date') return one.kind === other.kind
  return one.unit === '' || other.unit === '' || units.same(one.unit, other.unit)
}
