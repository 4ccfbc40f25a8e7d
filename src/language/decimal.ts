import Big from 'big.js'
import type { Decimal } from '../core/decimal.ts'

/** Canonical text of a number: "0098.50" → "98.5". The text must be digits with at most one point and an optional minus. */
export function canonicalDecimal(text: string): Decimal {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text) ?? []
  const digits = whole.replace(/^0+/, '')
  const decimals = trimZeros(rest)
  const number = `${digits === '' ? '0' : digits}${decimals === '' ? '' : `.${decimals}`}`
  return number === '0' ? '0' : `${sign}${number}`
}

/** Trailing zeros off, in linear time whatever the length. */
function trimZeros(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '0') end -= 1
  return text.slice(0, end)
}

/** value × 10^power, exactly. */
export function shiftDecimal(value: Decimal, power: number): Decimal {
  const negative = value.startsWith('-')
  const [whole = '', rest = ''] = (negative ? value.slice(1) : value).split('.')
  const digits = whole + rest
  const point = whole.length + power
  const padded =
    point >= digits.length ? digits.padEnd(point, '0') : digits.padStart(digits.length - Math.min(point, 0), '0')
  const at = Math.max(point, 0)
  return canonicalDecimal(`${negative ? '-' : ''}${padded.slice(0, at)}.${padded.slice(at)}`)
}

/** Sum of any number of exact decimals. */
export function sumDecimals(values: readonly Decimal[]): Decimal {
  if (values.every(isSmallInteger)) return String(values.reduce((sum, value) => sum + Number(value), 0))
  return values.reduce((sum, value) => new Big(sum).plus(value), new Big(0)).toFixed()
}

/** So small that so many of them add up exactly as numbers. */
function isSmallInteger(value: Decimal): boolean {
  return value.length <= 11 && !value.includes('.')
}

export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  return new Big(left).minus(right).toFixed()
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return new Big(left).times(right).toFixed()
}

/** −1, 0 or 1. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  return new Big(left).cmp(right)
}

/** left ÷ right rounded half up to so many decimals; undefined when dividing by zero. */
export function divideDecimals(left: Decimal, right: Decimal, decimals: number): Decimal | undefined {
  // big.js divides to 20 decimals, half up: more than any report gives.
  return new Big(right).eq(0) ? undefined : canonicalDecimal(new Big(left).div(right).round(decimals).toFixed())
}

/** part ÷ whole in per cent, rounded half up to so many decimals: 284, 287, 2 → "98.95". */
export function percentOf(part: Decimal, whole: Decimal, decimals: number): Decimal | undefined {
  return divideDecimals(shiftDecimal(part, 2), whole, decimals)
}

/** How many decimals a number is written with: "98.50" → 2. */
export function decimalPlaces(text: string): number {
  return text.split('.')[1]?.length ?? 0
}
