import { subtractDecimals, sumDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import type { Neighbours } from './neighbours.ts'
import { type ArithmeticTools, type Derivation, sameUnits, saysOneOf } from './search.ts'

/** 增至, 减少到: what follows is what a number has become. */
const BECOMES = /(?:[增减涨缩扩降升][加少大小降长]?[到至为]|发展到|壮大到)$/u
const FROM = /[由从][^，。；\n]{0,12}$/u
/** 撤并, 新招 …: right before its number, and the noun in between. */
const LEAD = 8

/** 「由140个增至215个」 where the notes say 原来140个 and 新增75个: what was and its change make what is. */
export function nowOfChange(point: Point, { said, told }: Neighbours, tools: ArithmeticTools): Derivation | undefined {
  const { span, value } = point.figure
  if (!BECOMES.test(point.source.slice(Math.max(0, span.start - 3), span.start))) return undefined
  const { fall, rise } = tools.lexicon.arithmeticWords
  const bases = said.filter((one) => sameUnits(point, [one], tools.units) && FROM.test(leadOf(one, 14)))
  for (const change of [...told, ...said]) {
    const lead = leadOf(change, LEAD)
    // 压缩到2天 is what is, and no change.
    if (/[到至为达]$/u.test(lead)) continue
    const falls = saysOneOf(lead, fall)
    if (falls === saysOneOf(lead, rise) || !sameUnits(point, [change], tools.units)) continue
    const base = bases.find(
      (one) =>
        one !== change &&
        (falls
          ? subtractDecimals(one.figure.value, change.figure.value)
          : sumDecimals([one.figure.value, change.figure.value])) === value,
    )
    if (base !== undefined) return { from: [base, change], usesUp: [change] }
  }
  return undefined
}

function leadOf({ figure: { span }, source }: Point, reach: number): string {
  const before = source.slice(Math.max(0, span.start - reach), span.start)
  return before.split(/[，,。；;、\n]/u).at(-1) ?? ''
}
