import type { Decimal } from '../../../core/decimal.ts'
import type { FigureLexicon } from '../../../core/knowledge/figures.ts'
import { multiplyDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import type { Derivation } from './search.ts'

const LEAST = /(?:最[少低短小快轻]|至少|[少低短小快]则|[少低短小快]的)[^，。；、\d]{0,4}$/u
const MOST = /(?:最[多高长大慢重]|至多|[多高长大慢]则|[多高长大慢]的)[^，。；、\d]{0,4}$/u
const REACH = 8

/** 3至15分钟 of 「最短3分钟，最长一刻钟」: a range from the least to the most that one note tells of. */
export function betweenExtremes(
  { figure }: Point,
  told: readonly Point[],
  lexicon: Pick<FigureLexicon, 'conversions'>,
): Derivation | undefined {
  const { kind, value, high, unit } = figure
  if (kind === 'date' || high === undefined) return undefined
  const find = (mark: RegExp, end: Decimal): readonly Point[] => {
    const size = sizeOf(end, unit, lexicon)
    return told.filter(
      (one) => isExtreme(one, mark) && sizeOf(one.figure.value, one.figure.unit || unit, lexicon) === size,
    )
  }
  const mosts = find(MOST, high)
  const least = mosts.length === 0 ? [] : find(LEAST, value)
  const low = least.find((one) => mosts.some(({ fact }) => fact === one.fact))
  const top = mosts.find(({ fact }) => fact === low?.fact)
  return low === undefined || top === undefined ? undefined : { from: [low, top], usesUp: [low, top] }
}

function isExtreme({ figure, source }: Point, mark: RegExp): boolean {
  if (figure.kind === 'date' || figure.high !== undefined) return false
  return mark.test(source.slice(Math.max(0, figure.span.start - REACH), figure.span.start))
}

/** In the smaller unit that it may be told in. */
function sizeOf(value: Decimal, unit: string, { conversions }: Pick<FigureLexicon, 'conversions'>): string {
  const larger = conversions[unit]
  return larger === undefined ? `${value}${unit}` : `${multiplyDecimals(value, larger.times)}${larger.of}`
}
