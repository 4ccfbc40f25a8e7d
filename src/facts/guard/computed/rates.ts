import type { Decimal } from '../../../core/decimal.ts'
import { compareDecimals, percentOf, subtractDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import { saysWhole } from '../soft.ts'
import { DIFFERENCE_WORDS, FALL_WORDS, RISE_WORDS } from './differences.ts'
import { type ArithmeticTools, agrees, type Derivation, nearPairs, placesOf, unitsGo } from './search.ts'

/** part ÷ whole, growth on last year, or 全部 for 100 %. */
export function findRate(point: Point, beside: readonly Point[], tools: ArithmeticTools): Derivation | undefined {
  if (point.figure.unit !== '%') return undefined
  const whole = wholeOf(point, tools)
  if (whole !== undefined) return { from: [whole], usesUp: false }
  const places = placesOf(point)
  const found = nearPairs(tools.told, (part, total) => {
    if (
      part.figure.kind !== 'count' ||
      !unitsGo(part, total, tools.units) ||
      !concerns(point, [part, total], { ...tools, beside })
    )
      return false
    if (agrees(point, percentOf(part.figure.value, total.figure.value, places))) return true
    if (!DIFFERENCE_WORDS.test(point.clause)) return false
    return isGrowth(point, part, total) && agrees(point, growth(part.figure.value, total.figure.value, places))
  })
  return found === undefined ? undefined : { from: found, usesUp: false }
}

/** 下降 starts from the larger figure, 增长 from the smaller. */
function isGrowth(point: Point, now: Point, then: Point): boolean {
  const less = compareDecimals(now.figure.value, then.figure.value) < 0
  return less ? FALL_WORDS.test(point.clause) : RISE_WORDS.test(point.clause)
}

function growth(now: Decimal, then: Decimal, places: number): Decimal | undefined {
  return percentOf(subtractDecimals(now, then).replace('-', ''), then, places)
}

/** 都办结了 bears out 办结率100%. */
function wholeOf(point: Point, tools: ArithmeticTools): Point | undefined {
  if (point.figure.value !== '100') return undefined
  return tools.told.find((told) => {
    if (!saysWhole(told.fact?.claim ?? told.sentence, tools.lexicon)) return false
    return tools.similarity(point, told) > 0 || overlaps(point, told)
  })
}

function overlaps(point: Point, told: Point): boolean {
  const words = new Set([...told.near, ...told.wide])
  return point.near.some((word) => word.length > 1 && words.has(word))
}

function concerns(
  point: Point,
  parts: readonly Point[],
  search: ArithmeticTools & { readonly beside: readonly Point[] },
): boolean {
  if (parts.some((part) => search.similarity(point, part) > 0.02)) return true
  return parts.every((part) => search.beside.some((near) => near.figure.value === part.figure.value))
}
