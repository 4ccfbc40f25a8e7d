import { multiplyDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import {
  type ArithmeticTools,
  type Around,
  type Derivation,
  isCalledTotal,
  nearPairs,
  sameUnits,
  saysOneOf,
} from './search.ts'

/** 6个村各2名，共12名: so many for each of so many, said as a total or in place of the each. */
export function findProduct(point: Point, tools: ArithmeticTools, { unused }: Around): Derivation | undefined {
  if (point.figure.approx !== '') return undefined
  const isTotal = isCalledTotal(point, tools.totals)
  const found = nearPairs(
    tools.told,
    (many, each) =>
      many.figure.kind === 'count' &&
      each.figure.kind === 'count' &&
      sameUnits(point, [each], tools.units) &&
      (isTotal || unused.has(each)) &&
      isForEach(each, tools) &&
      multiplyDecimals(many.figure.value, each.figure.value) === point.figure.value,
  )
  if (found !== undefined) return { from: found, usesUp: isTotal ? [] : found.slice(1) }
  if (!isTotal) return undefined
  const each = tools.told.find((told) => isOfTheNamed(point, told, tools))
  return each === undefined ? undefined : { from: [each], usesUp: [] }
}

/** 每, 各, 一个 stands before it within its clause. */
function isForEach(point: Point, { lexicon }: ArithmeticTools): boolean {
  return saysOneOf(leftOf(point), lexicon.arithmeticWords.each) || /一[村社校户企镇]$/u.test(leftOf(point))
}

/** 书记、镇长各2次，共4次: for each of those named before it. */
function isOfTheNamed(point: Point, each: Point, tools: ArithmeticTools): boolean {
  if (each.figure.kind !== 'count' || !sameUnits(point, [each], tools.units) || !isForEach(each, tools)) return false
  const before = point.source.slice(Math.max(0, point.figure.span.start - NAMED_REACH), point.figure.span.start)
  const list = /([^，。；：\s]{2,40})各/u.exec(before.split(/[。；\n]/u).at(-1) ?? '')?.[1] ?? ''
  const named = list.split(/[、和与及]|”“|》《/u).length
  return named > 1 && multiplyDecimals(String(named), each.figure.value) === point.figure.value
}

const NAMED_REACH = 60

function leftOf({ figure, source }: Point): string {
  const before = source.slice(Math.max(0, figure.span.start - 14), figure.span.start)
  return before.split(/[，。；\n]/u).at(-1) ?? ''
}
