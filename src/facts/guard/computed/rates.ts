import type { Decimal } from '../../../core/decimal.ts'
import { compareDecimals, percentOf, subtractDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import { findDifference, formerOf } from './differences.ts'
import { namesAnother } from './named-part.ts'
import {
  type ArithmeticTools,
  agrees,
  type Derivation,
  nearPairs,
  placesOf,
  sameUnits,
  saysHowMuch,
  saysOneOf,
  unitsGo,
} from './search.ts'
import { shareOfSums } from './sums-beside.ts'
import { findWhole } from './whole.ts'

/** part ÷ whole, growth on last year, percentage points between two rates, or 全部 for 100 %. */
export function findRate(point: Point, beside: readonly Point[], tools: ArithmeticTools): Derivation | undefined {
  if (point.figure.unit !== '%') return findDifference(point, tools)
  const whole = findWhole(point, tools)
  if (whole !== undefined) return whole
  const found = shareOrGrowth(point, beside, tools) ?? shareOfWritten(point, beside, tools)
  if (found !== undefined) return found
  return shareOfSums(point, beside, tools) === undefined ? undefined : { from: [], usesUp: [] }
}

function shareOrGrowth(point: Point, beside: readonly Point[], tools: ArithmeticTools): Derivation | undefined {
  const places = placesOf(point)
  const grows = saysOneOf(point.clause, tools.lexicon.arithmeticWords.difference)
  const isGrown = (now: Point, then: Point): boolean =>
    grows &&
    !saysHowMuch(now) &&
    !saysHowMuch(then) &&
    isGrowth(point, now, then, tools) &&
    agrees(point, growth(now.figure.value, then.figure.value, places))
  const found = nearPairs(
    tools.told,
    (part, total) =>
      part.figure.kind === 'count' &&
      unitsGo(part, total, tools.units) &&
      concerns(point, [part, total], { ...tools, beside }) &&
      !namesAnother(point, { part: part.figure.value, whole: total.figure.value }, tools) &&
      ((!isChange(point) && agrees(point, percentOf(part.figure.value, total.figure.value, places))) ||
        isGrown(part, total)),
  )
  const [now, then] = found ?? []
  if (found === undefined || now === undefined || then === undefined) return undefined
  return {
    from: found,
    usesUp: isGrown(now, then) ? [...formerOf(found, tools), ...changesBetween(now, then, tools)] : [],
  }
}

/** 少了22起, where 下降20% says the same of 88起 and 110起. */
function changesBetween(now: Point, then: Point, { told, units }: ArithmeticTools): readonly Point[] {
  const gap = subtractDecimals(now.figure.value, then.figure.value).replace('-', '')
  return told.filter((one) => one.fact === now.fact && one.figure.value === gap && sameUnits(now, [one], units))
}

/** 邻里纠纷23起，占50%: of a total that the text itself computed beside it, and that is checked for itself. */
function shareOfWritten(point: Point, beside: readonly Point[], { units }: ArithmeticTools): Derivation | undefined {
  if (isChange(point)) return undefined
  const places = placesOf(point)
  const counts = beside.filter((near) => near.figure.kind === 'count' && near.figure.high === undefined)
  for (const part of counts) {
    const total = counts.find(
      (near) =>
        near !== part &&
        sameUnits(part, [near], units) &&
        agrees(point, percentOf(part.figure.value, near.figure.value, places)),
    )
    if (total !== undefined && addsUpTo(total, counts, units)) return { from: [], usesUp: [] }
  }
  return undefined
}

/** 下降40% is a change and no share; 降至40% is one. */
function isChange({ figure, source }: Point): boolean {
  return CHANGE.test(source.slice(Math.max(0, figure.span.start - CHANGE_REACH), figure.span.start))
}

const CHANGE =
  /(?:[升降增减涨跌][长少低高加升降幅]?|提[高升]|压[减缩降]|缩短|回落|下滑|[增降涨]幅)了?(?:达|为|约|近|超|逾)?$/u
const CHANGE_REACH = 6

/** The counts right after the total make it up: 46起，其中23起、14起、9起. */
function addsUpTo(total: Point, counts: readonly Point[], units: ArithmeticTools['units']): boolean {
  let left = total.figure.value
  for (const part of counts.slice(counts.indexOf(total) + 1)) {
    if (!sameUnits(total, [part], units)) break
    left = subtractDecimals(left, part.figure.value)
    if (left === '0') return true
    if (left.startsWith('-')) return false
  }
  return false
}

/** 下降 starts from the larger figure, 增长 from the smaller. */
function isGrowth(point: Point, now: Point, then: Point, { lexicon }: ArithmeticTools): boolean {
  const { fall, rise } = lexicon.arithmeticWords
  return saysOneOf(point.clause, compareDecimals(now.figure.value, then.figure.value) < 0 ? fall : rise)
}

function growth(now: Decimal, then: Decimal, places: number): Decimal | undefined {
  return percentOf(subtractDecimals(now, then).replace('-', ''), then, places)
}

function concerns(
  point: Point,
  parts: readonly Point[],
  search: ArithmeticTools & { readonly beside: readonly Point[] },
): boolean {
  if (parts.some((part) => search.similarity(point, part) > 0.02)) return true
  return parts.every((part) => search.beside.some((near) => near.figure.value === part.figure.value))
}
