import { sumDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import { type ArithmeticTools, sameUnits } from './search.ts'

/** 其中, or a bracket, between the whole and its parts. */
const OPENS = /^[^。；\n]{0,24}?(?:其中|包括|分为|[（(])[^。；，\n]{0,16}$/u
const JOINT = /^[^，。；\n]{0,6}[、和][^，。；\n]{0,12}$/u
const MOST_PARTS = 4
/** By so much better it fits the place of a told part. */
const CLEARLY = 0.1

/** 「12人，其中班子成员9人、中层干部3人」, 「3个（省级1个、市级2个）」: the part that is left, of a whole and parts named one after the other. */
export function leftOfPartition(
  point: Point,
  said: readonly Point[],
  tools: ArithmeticTools,
): readonly Point[] | undefined {
  const { units } = tools
  const own = said.filter((one) => one.figure.kind === 'count' && sameUnits(point, [one], units))
  for (const whole of own.filter((one) => one.figure.span.start < point.figure.span.start).slice(-MOST_PARTS)) {
    const row = [...own, point].filter((one) => one.figure.span.start > whole.figure.span.start).sort(byPlace)
    const parts = row.slice(0, row.findIndex((_, at) => sumOf(row.slice(0, at + 1)) === whole.figure.value) + 1)
    const others = parts.filter((part) => part !== point)
    if (parts.length > 1 && parts.includes(point) && areListed(whole, parts) && !tookPlaceOf(point, others, tools))
      return [whole, ...others]
  }
  return undefined
}

/** 省级2个、市级1个 told as 省级1个: the words of the part stand around the rest. */
function tookPlaceOf(point: Point, others: readonly Point[], { told, similarity }: ArithmeticTools): boolean {
  return others.some((part) => {
    const own = told.filter(({ figure }) => figure.value === part.figure.value && figure.kind === 'count')
    return own.length > 0 && own.every((one) => similarity(point, one) > similarity(part, one) + CLEARLY)
  })
}

function byPlace(one: Point, other: Point): number {
  return one.figure.span.start - other.figure.span.start
}

function sumOf(points: readonly Point[]): string {
  return sumDecimals(points.map(({ figure }) => figure.value))
}

function areListed(whole: Point, parts: readonly Point[]): boolean {
  return parts.every((part, at) => {
    const before = parts[at - 1] ?? whole
    const between = part.source.slice(before.figure.span.end, part.figure.span.start)
    return (at === 0 ? OPENS : JOINT).test(between)
  })
}
