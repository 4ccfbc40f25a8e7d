import { compareDecimals, sumDecimals } from '../../../language/decimal.ts'
import type { FigureUnits } from '../../../language/units.ts'
import type { Point } from '../point.ts'

const PARTS_FOLLOW = /^[^，。；\n]{0,4}，(?:其中|包括|含)(?![^，。；\n]{0,12}(?:分别|依次|各))/u
/** In brackets, or a part of a part. */
const WITHIN = /[（(][^）)]{0,12}$|其中[^，。；、]{0,10}$/u
/** 「监控80个、报警点6个，其中」, 村均10场, 减少6件: the parts behind are of another whole. */
const OTHER_WHOLE = /[、均较减增少多比升降][^，。；\n]*$/u
/** What stands between two parts of one row. */
const NEXT = /^[、和][^，。；、\n]{0,14}$/u
/** How far the text is looked at on each side of a figure, in UTF-16 units. */
const REACH = 14
const MOST_PARTS = 12

/** 17件 of 「17件，其中文件2件、决策1件、合同15件」: what some of its parts make is not the whole of them all. */
export function isLessThanItsParts(
  whole: Point,
  written: readonly Point[],
  { units }: { readonly units: FigureUnits },
): boolean {
  const { figure, source } = whole
  if (OTHER_WHOLE.test(source.slice(Math.max(0, figure.span.start - REACH), figure.span.start))) return false
  if (figure.kind !== 'count' || !PARTS_FOLLOW.test(source.slice(figure.span.end, figure.span.end + 2 * REACH)))
    return false
  const first = written.indexOf(whole) + 1
  const behind = written.slice(first, first + MOST_PARTS)
  const past = behind.findIndex((part, at) => {
    const from = (behind[at - 1] ?? whole).figure.span.end
    return (
      !units.same(part.figure.unit, figure.unit) || (at > 0 && !NEXT.test(source.slice(from, part.figure.span.start)))
    )
  })
  const parts = (past < 0 ? behind : behind.slice(0, past)).filter((part, at) => at === 0 || !isWithin(part))
  return parts.length > 1 && compareDecimals(sumDecimals(parts.map((part) => part.figure.value)), figure.value) > 0
}

function isWithin({ figure, source }: Point): boolean {
  return WITHIN.test(source.slice(Math.max(0, figure.span.start - REACH), figure.span.start))
}
