import type { Fact } from '../../core/fact.ts'

const NUMERAL = /\d+(?:\.\d+)?/g
/** “12·4”, “4·15”: a day's name; 86.5万元 is none, and neither is the end of 486.5. */
const DAY_NAME = /(?<![\d.])[“"]?\d{1,2}[·.．]\d{1,2}[”"]?(?![\d.%％万亿元公平亩吨米千])/g
const DIGITS: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
}

/**
 * Numerals of a sentence that no cited fact has, digit by digit. A second, plainer look beside the guard, which lets sums
 * and ratios pass that it can recompute: a model is not asked to reckon, and a number of its own is a number too many.
 */
export function strangeNumerals(text: string, facts: readonly Fact[]): readonly string[] {
  const bare = text.replaceAll(',', '').replace(DAY_NAME, '')
  const known = knownNumerals(facts)
  return (bare.match(NUMERAL) ?? []).filter((numeral) => !known.has(plain(numeral)))
}

function knownNumerals(facts: readonly Fact[]): ReadonlySet<string> {
  const written = facts.flatMap(({ claim }) => [
    ...(claim.replaceAll(',', '').match(NUMERAL) ?? []),
    ...(claim.match(/\d+/g) ?? []),
    ...Array.from(claim).flatMap((char) => DIGITS[char] ?? []),
  ])
  const read = facts.flatMap(({ figures }) =>
    figures.flatMap(({ value, high }) => [
      value,
      ...(high === undefined ? [] : [high]),
      ...shifted(value),
      ...(value.match(/\d+/g) ?? []),
    ]),
  )
  return new Set([...written, ...read].map(plain))
}

/** 12000 may be written 1.2万, 120000000 1.2亿, and the other way round. */
function shifted(value: string): readonly string[] {
  const number = Number(value)
  if (!Number.isFinite(number)) return []
  return [number / 1e4, number / 1e8, number * 1e4].map(String)
}

const plain = (numeral: string): string => String(Number(numeral))
