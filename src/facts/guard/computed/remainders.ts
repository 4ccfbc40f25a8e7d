import type { Decimal } from '../../../core/decimal.ts'
import { subtractDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import { type ArithmeticTools, type Derivation, sameUnits, saysOneOf } from './search.ts'

/** How many parts of a whole are told before the rest of it. */
const MOST_PARTS = 8

/** 「一共8次，党委会5次，剩下是常务会」: what is left of a told whole, where a note says that something is. */
export function findRemainder(point: Point, tools: ArithmeticTools): Derivation | undefined {
  const { told, units, lexicon } = tools
  const { rest } = lexicon.arithmeticWords
  for (const [at, whole] of told.entries()) {
    if (
      whole.figure.kind !== point.figure.kind ||
      !sameUnits(point, [whole], units) ||
      !(tellsRest(whole, tools) || saysOneOf(point.clause, rest))
    )
      continue
    const parts = told.slice(at + 1, at + 1 + MOST_PARTS)
    const from = partsLeaving(
      point.figure.value,
      whole,
      parts.filter((part) => part.fact === whole.fact || part.fact === undefined),
    )
    if (from !== undefined) return { from, usesUp: [] }
  }
  return undefined
}

function tellsRest({ source, figure }: Point, { lexicon }: ArithmeticTools): boolean {
  const after = source.slice(figure.span.end).split(/[。；\n]/u)[0] ?? ''
  return saysOneOf(after, lexicon.arithmeticWords.rest)
}

function partsLeaving(rest: Decimal, whole: Point, parts: readonly Point[]): readonly Point[] | undefined {
  let left = whole.figure.value
  for (const [at, part] of parts.entries()) {
    left = subtractDecimals(left, part.figure.value)
    if (left === rest) return [whole, ...parts.slice(0, at + 1)]
    if (left.startsWith('-')) return undefined
  }
  return undefined
}
