import type { Decimal } from '../../../core/decimal.ts'
import { subtractDecimals, sumDecimals } from '../../../language/decimal.ts'
import { lazily } from '../lazily.ts'
import type { Point } from '../point.ts'
import { isBefore } from './differences.ts'
import { byValue, neighbours } from './pairs.ts'
import { type ArithmeticTools, type Derivation, sameUnits, saysOneOf, unitsGo } from './search.ts'

/** Finds what is now, from what was before and the change: 「比去年少了17件，去年61件」 makes 44件. */
export function createFindOutcome(tools: ArithmeticTools): (point: Point) => Derivation | undefined {
  const { units, lexicon, told } = tools
  const outcomes = lazily(() => {
    const formers = told.filter((one) => one.figure.kind !== 'date' && isBefore(one, lexicon.arithmeticWords.before))
    const changes = neighbours(
      told,
      formers,
      (change, former) => change.source === former.source && unitsGo(former, change, units),
    )
    return byValue(changes, ([former, change]) => outcomeOf(former, change, tools))
  })
  return (point) => {
    const found = outcomes()
      .get(point.figure.value)
      ?.find((pair) => sameUnits(point, pair, units))
    return found === undefined ? undefined : { from: found, usesUp: [] }
  }
}

function outcomeOf(former: Point, change: Point, { lexicon }: ArithmeticTools): Decimal | undefined {
  const { fall, rise } = lexicon.arithmeticWords
  const { figure, source } = change
  if (figure.kind === 'date' || figure.high !== undefined) return undefined
  const lead = source.slice(Math.max(0, figure.span.start - LEAD), figure.span.start)
  if (saysOneOf(lead, fall)) return subtractDecimals(former.figure.value, figure.value)
  return saysOneOf(lead, rise) ? sumDecimals([former.figure.value, figure.value]) : undefined
}

/** 少了 of 少了17件, in UTF-16 units. */
const LEAD = 4
