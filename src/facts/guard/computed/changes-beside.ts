import { subtractDecimals, sumDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import type { Neighbours } from './neighbours.ts'
import { type ArithmeticTools, type Derivation, sameUnits, saysOneOf } from './search.ts'

/** 「年初36人，离职4人、新招聘7人，现有39人」: what was, and the changes one after the other. */
export function balanceOf(
  point: Point,
  said: readonly Point[],
  { units, lexicon }: ArithmeticTools,
): readonly Point[] | undefined {
  const { fall, rise } = lexicon.arithmeticWords
  const own = said.filter((one) => one.figure.kind === point.figure.kind && sameUnits(point, [one], units))
  let left = own[0]?.figure.value ?? '0'
  for (const [at, change] of own.slice(1).entries()) {
    if (saysOneOf(change.clause, fall)) left = subtractDecimals(left, change.figure.value)
    else if (saysOneOf(change.clause, rise)) left = sumDecimals([left, change.figure.value])
    else return undefined
    if (at > 0 && left === point.figure.value) return own.slice(0, at + 2)
  }
  return undefined
}

/** 「由去年的23起降至18起」 where the notes say 比去年少5起，今年18起. */
export function formerOfChange(
  point: Point,
  { said, told }: Neighbours,
  tools: ArithmeticTools,
): Derivation | undefined {
  const { fall, rise } = tools.lexicon.arithmeticWords
  if (!point.before()) return undefined
  for (const change of told) {
    const [falls, rises] = [fall, rise].map((words) => saysOneOf(change.clause, words))
    if (falls === rises || !sameUnits(point, [change], tools.units)) continue
    const now = said.find(
      (one) =>
        sameUnits(point, [one], tools.units) &&
        (falls
          ? sumDecimals([one.figure.value, change.figure.value])
          : subtractDecimals(one.figure.value, change.figure.value)) === point.figure.value,
    )
    if (now !== undefined) return { from: [now, change], usesUp: [change] }
  }
  return undefined
}

/** 没调成, 空着, 坏了 right beside a number. */
const REST_BESIDE = /[没未不空坏差剩缺][^，。；\s＃]{0,2}＃|＃[^，。；\s]{0,2}[没未不空坏差剩缺]/u

/** 15个村 of 17个村 where the notes say that 两个 are without: what is left of a whole is said by what is not, or the other way. */
export function complementOf(point: Point, { said, told }: Neighbours, tools: ArithmeticTools): Derivation | undefined {
  const { left, rest } = tools.lexicon.arithmeticWords
  const isRest = saysOneOf(point.clause, [...left, ...rest])
  const tellsRest = ({ figure, source }: Point): boolean =>
    REST_BESIDE.test(source.slice(Math.max(0, figure.span.start - 4), figure.span.end + 6).replace(figure.text, '＃'))
  for (const part of told) {
    if (!sameUnits(point, [part], tools.units) || isRest || !tellsRest(part)) continue
    const whole = said.find(
      (one) =>
        sameUnits(point, [one], tools.units) &&
        subtractDecimals(one.figure.value, part.figure.value) === point.figure.value,
    )
    if (whole !== undefined) return { from: [whole, part], usesUp: [part] }
  }
  return undefined
}
