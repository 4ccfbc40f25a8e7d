import { sumDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import { type ArithmeticTools, sameUnits } from './search.ts'

/** How far before a figure its own clause is looked at, in UTF-16 units. */
const REACH = 16
const CLAUSE_MARK = /[，。；、\n]/u
const IN_THE_END = /最终|最后|至此|累计|合计|共计|总共|总数|[增升]至|[增升]到/u

/** 「60人首次合格，3人补考，其中2人通过，最终合格62人」: what came last, added to one told before it. */
export function laterSum(
  point: Point,
  said: readonly Point[],
  { units }: Pick<ArithmeticTools, 'units'>,
): readonly Point[] | undefined {
  const { start } = point.figure.span
  const lead =
    point.source
      .slice(Math.max(0, start - REACH), start)
      .split(CLAUSE_MARK)
      .at(-1) ?? ''
  const clause = `${lead}${point.clause}`
  if (!IN_THE_END.test(clause)) return undefined
  const before = said.filter(
    (one) => one.source === point.source && one.figure.span.start < start && sameUnits(point, [one], units),
  )
  const last = before.at(-1)
  const first = before
    .slice(0, -1)
    .find((one) => sumDecimals([one.figure.value, last?.figure.value ?? '0']) === point.figure.value)
  return last === undefined || first === undefined ? undefined : [first, last]
}
