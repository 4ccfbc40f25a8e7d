import { subtractDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import type { Neighbours } from './neighbours.ts'
import { type ArithmeticTools, type Derivation, sameUnits } from './search.ts'

const EXCEPT_BEFORE = /除(?:了|去|其中)?[^，。；、\n除]{0,8}$/u
const EXCEPT_AFTER = /^[^。；\n]{0,16}(?:外|以外|之外)[^。；\n]{0,8}(?:均|都|全部|悉数|其余|其他|已全)/u
const REACH = 30

/** 「17件，除1件外均调解成功」 where the notes say 17 and 16: what a whole lacks, which says the rest. */
export function exceptOf(point: Point, { said, told }: Neighbours, { units }: ArithmeticTools): Derivation | undefined {
  const { span, value } = point.figure
  const before = point.source.slice(Math.max(0, span.start - 10), span.start)
  if (!EXCEPT_BEFORE.test(before) || !EXCEPT_AFTER.test(point.source.slice(span.end, span.end + REACH)))
    return undefined
  for (const rest of told) {
    const whole = said.find(
      (one) => sameUnits(point, [one, rest], units) && subtractDecimals(one.figure.value, rest.figure.value) === value,
    )
    if (whole !== undefined) return { from: [whole, rest], usesUp: [rest] }
  }
  return undefined
}
