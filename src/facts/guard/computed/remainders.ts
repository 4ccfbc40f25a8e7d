import type { Decimal } from '../../../core/decimal.ts'
import { subtractDecimals } from '../../../language/decimal.ts'
import { lazily } from '../lazily.ts'
import type { Point } from '../point.ts'
import { type ArithmeticTools, type Derivation, sameUnits, saysOneOf } from './search.ts'

/** How many parts of a whole are told before the rest of it. */
const MOST_PARTS = 8

/** Finds what is left of a told whole, where note or text says that something is: 「一共8次，党委会5次，剩下是常务会」. */
export function createFindRemainder(tools: ArithmeticTools): (point: Point) => Derivation | undefined {
  const { told, units, lexicon } = tools
  const { rest } = lexicon.arithmeticWords
  const places = lazily(() => told.map((_, at) => at))
  const withRest = lazily(() => places().filter((at) => tellsRest(told[at], rest)))
  return (point) => {
    for (const at of saysOneOf(point.clause, rest) ? places() : withRest()) {
      const whole = told[at]
      if (whole === undefined || whole.figure.kind !== point.figure.kind || !sameUnits(point, [whole], units)) continue
      const parts = told.slice(at + 1, at + 1 + MOST_PARTS).filter((part) => part.fact === whole.fact && isNumber(part))
      const from = partsLeaving(point.figure.value, whole, parts)
      if (from !== undefined) return { from, usesUp: [] }
    }
    return undefined
  }
}

function isNumber({ figure }: Point): boolean {
  return figure.kind !== 'date' && figure.high === undefined
}

function tellsRest(whole: Point | undefined, rest: readonly string[]): boolean {
  if (whole === undefined) return false
  const after = whole.source.slice(whole.figure.span.end, whole.figure.span.end + REST_REACH)
  const said = after.split(/[。；\n]/u)[0] ?? ''
  return rest.some((word) => said.includes(word) && !IS_COUNTED.test(said.slice(said.indexOf(word) + word.length)))
}

/** 剩下十三件: the rest is told itself. */
const IS_COUNTED = /^[下余]?的?[\d一二两三四五六七八九十百]/u

/** How far behind the whole its rest is spoken of, in UTF-16 units. */
const REST_REACH = 120

function partsLeaving(rest: Decimal, whole: Point, parts: readonly Point[]): readonly Point[] | undefined {
  let left = whole.figure.value
  for (const [at, part] of parts.entries()) {
    left = subtractDecimals(left, part.figure.value)
    if (left === rest) return [whole, ...parts.slice(0, at + 1)]
    if (left.startsWith('-')) return undefined
  }
  return undefined
}
