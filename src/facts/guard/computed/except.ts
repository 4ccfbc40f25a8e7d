import type { Decimal } from '../../../core/decimal.ts'
import { subtractDecimals, sumDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import type { Neighbours } from './neighbours.ts'
import { type ArithmeticTools, type Derivation, sameUnits } from './search.ts'

const EXCEPT_BEFORE = /除(?:了|去|其中)?[^，。；、\d除]{0,8}$/u
const EXCEPT_AFTER = /^[^，。；、\d]{0,12}(?:以外|之外|外)([^。；\n]*)/u
/** How far around a figure 除 and 外 stand, and what is said of the rest, in UTF-16 units. */
const REACH = 10
const REST_REACH = 44

/** 「40人参训，除2人外均合格」 where the notes tell 合格38人: a whole less what is said, or left to be said, of the rest. */
export function exceptOf(point: Point, { said, told }: Neighbours, { units }: ArithmeticTools): Derivation | undefined {
  const rest = restOf(point)
  if (rest === undefined) return undefined
  const own = (one: Point): boolean => one.figure.kind === point.figure.kind && sameUnits(point, [one], units)
  const before = said.filter((one) => own(one) && one.figure.span.start < point.figure.span.start)
  const leftOut = told.filter((one) => own(one) && isExact(one))
  for (const whole of wholesOf(before)) {
    const left = subtractDecimals(whole.value, point.figure.value)
    const is = (part: Point): boolean => part.figure.value === left && !whole.from.includes(part)
    const part = leftOut.find((one) => is(one) && (leftOut.length === 1 || isNamedIn(one, rest)))
    if (part !== undefined) return { from: [...whole.from, part], usesUp: [part] }
    const again = before.find(is)
    if (again !== undefined) return { from: [...whole.from, again], usesUp: [] }
  }
  return undefined
}

/** What is said of the rest, behind 外; undefined where the figure is no exception. */
function restOf({ figure: { span }, source }: Point): string | undefined {
  if (!EXCEPT_BEFORE.test(source.slice(Math.max(0, span.start - REACH), span.start))) return undefined
  return EXCEPT_AFTER.exec(source.slice(span.end, span.end + REST_REACH))?.[1]
}

function isExact({ figure }: Point): boolean {
  return figure.high === undefined && figure.approx === ''
}

/** Each figure before it, and each two neighbours together. */
function wholesOf(before: readonly Point[]): readonly { readonly value: Decimal; readonly from: readonly Point[] }[] {
  const pairs = before.flatMap((one, at) => {
    const next = before[at + 1]
    return next === undefined ? [] : [[one, next]]
  })
  return [...before.map((one) => [one]), ...pairs].map((from) => ({
    value: sumDecimals(from.map(({ figure }) => figure.value)),
    from,
  }))
}

/** Two neighbouring characters of what was counted. */
function isNamedIn({ key, words }: Point, rest: string): boolean {
  const own = key === '' ? words : key
  return Array.from({ length: Math.max(0, own.length - 1) }, (_, at) => own.slice(at, at + 2)).some(
    (piece) => /^[\u4e00-\u9fff]{2}$/u.test(piece) && rest.includes(piece),
  )
}
