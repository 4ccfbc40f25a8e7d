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

/** 「由去年的23起降至18起」 where the notes say 比去年少5起，今年18起; 「较去年的23起减少5起」 says the change too. */
export function formerOfChange(
  point: Point,
  { said, told }: Neighbours,
  tools: ArithmeticTools,
): Derivation | undefined {
  const { fall, rise } = tools.lexicon.arithmeticWords
  if (!point.before()) return undefined
  if (point.figure.kind === 'ordinal') return formerRank(point, { said, told })
  for (const change of [...told, ...said]) {
    const falls = saysOneOf(change.clause, fall)
    if (falls === saysOneOf(change.clause, rise) || !isChangeOf(point, change, tools)) continue
    const now = said.find(
      (one) =>
        one !== change &&
        one.figure.kind === point.figure.kind &&
        sameUnits(point, [one], tools.units) &&
        (falls
          ? sumDecimals([one.figure.value, change.figure.value])
          : subtractDecimals(one.figure.value, change.figure.value)) === point.figure.value,
    )
    if (now !== undefined) return { from: [now, change], usesUp: [change] }
  }
  return undefined
}

/** 「由第5位上升至第3位」 where the notes say 第3名，前进2名. */
function formerRank(point: Point, { said, told }: Neighbours): Derivation | undefined {
  for (const change of [...told, ...said]) {
    if (change.figure.kind !== 'count' || !RANK_UNITS.includes(change.figure.unit)) continue
    const lead = change.source.slice(Math.max(0, change.figure.span.start - RANK_LEAD), change.figure.span.start)
    const [gained, lost] = [GAINED.test(lead), LOST.test(lead)]
    if (gained === lost) continue
    const from = gained ? change.figure.value : `-${change.figure.value}`
    const now = said.find(
      (one) => one.figure.kind === 'ordinal' && sumDecimals([one.figure.value, from]) === point.figure.value,
    )
    if (now !== undefined) return { from: [now, change], usesUp: [change] }
  }
  return undefined
}

/** How places are counted. */
export const RANK_UNITS: readonly string[] = ['名', '位', '个', '']
const RANK_LEAD = 5
const GAINED = /前[进移]|上升|提升|提高|跃升|进位|进了/u
const LOST = /后[退移]|下降|下滑|降低|退了/u

/** Of its own unit, or so many percentage points of a rate. */
function isChangeOf(point: Point, { figure }: Point, { units }: ArithmeticTools): boolean {
  if (point.figure.unit === '%') return figure.unit === '个百分点'
  return figure.kind === point.figure.kind && units.same(point.figure.unit, figure.unit)
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
