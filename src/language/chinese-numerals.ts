import type { Decimal } from '../core/decimal.ts'
import { canonicalDecimal } from './decimal.ts'

const DIGITS = '零一二三四五六七八九'
const SAME: Readonly<Record<string, string>> = {
  〇: '零',
  两: '二',
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
  億: '亿',
  卅: '三十',
  廿: '二十',
} // prettier-ignore
const SMALL: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1000n }
const LARGE: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n }

/** A character that a Chinese numeral may be made of. */
export const CHINESE_NUMERAL = /[零〇一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億]/

/**
 * 二百八十四 → "284", 两千 → "2000", 二〇二三 → "2023", 三万五 → "35000", 叁佰 → "300".
 * Undefined for what is no well-formed numeral (十百, 三四十二).
 */
export function parseChineseNumeral(text: string): Decimal | undefined {
  if (text.length > 24) return undefined
  const plain = Array.from(text)
    .map((char) => SAME[char] ?? char)
    .join('')
  if (plain === '') return undefined
  if (/^[零一二三四五六七八九]+$/.test(plain)) return digitByDigit(plain)
  const value = readCompound(plain)
  return value === undefined ? undefined : canonicalDecimal(value.toString())
}

function digitByDigit(plain: string): Decimal {
  return canonicalDecimal(
    Array.from(plain)
      .map((char) => DIGITS.indexOf(char))
      .join(''),
  )
}

/** 亿 parts hold 万 parts hold parts below ten thousand. */
function readCompound(plain: string): bigint | undefined {
  const at = Math.max(plain.lastIndexOf('亿'), -1)
  if (at >= 0) return joined(plain, at, '亿')
  const tenThousand = plain.lastIndexOf('万')
  if (tenThousand >= 0) return joined(plain, tenThousand, '万')
  return readBelowTenThousand(plain)
}

function joined(plain: string, at: number, mark: '万' | '亿'): bigint | undefined {
  const unit = LARGE[mark] ?? 1n
  const head = at === 0 ? 1n : readCompound(plain.slice(0, at))
  const rest = plain.slice(at + 1)
  if (head === undefined) return undefined
  if (rest === '') return head * unit
  const tail = isLoneDigit(rest) ? digitOf(rest) * (unit / 10n) : readCompound(rest)
  return tail === undefined || tail >= unit ? undefined : head * unit + tail
}

function readBelowTenThousand(plain: string): bigint | undefined {
  const chars = Array.from(plain)
  let total = 0n
  let last = 10_000n
  let index = 0
  while (index < chars.length) {
    if (chars[index] === '零') index += 1
    const step = readStep(chars, index, last)
    if (step === undefined) return undefined
    total += step.value
    last = step.unit
    index = step.next
  }
  return total
}

interface Step {
  readonly value: bigint
  readonly unit: bigint
  readonly next: number
}

/** One digit with its 十/百/千, smaller than the one before; a lone last digit after 百 or 千 counts tens or hundreds (三百五). */
function readStep(chars: readonly string[], index: number, last: bigint): Step | undefined {
  const char = chars[index] ?? ''
  const own = SMALL[char]
  if (own !== undefined) return readBare(own, index, last)
  const digit = digitOf(char)
  if (digit < 1n || last === 1n) return undefined
  const unit = SMALL[chars[index + 1] ?? '']
  if (unit !== undefined) return unit < last ? { value: digit * unit, unit, next: index + 2 } : undefined
  if (index + 1 < chars.length) return undefined
  return { value: isColloquial(chars, index, last) ? (digit * last) / 10n : digit, unit: 1n, next: index + 1 }
}

/** The 五 of 三百五. */
function isColloquial(chars: readonly string[], index: number, last: bigint): boolean {
  return last !== 10_000n && last >= 100n && chars[index - 1] !== '零'
}

/** 十 without a digit; 百 and 千 without one only at the very start (百余, 千余). */
function readBare(unit: bigint, index: number, last: bigint): Step | undefined {
  if (unit === 10n && unit < last) return { value: 10n, unit, next: index + 1 }
  return index === 0 && last === 10_000n ? { value: unit, unit, next: index + 1 } : undefined
}

function isLoneDigit(text: string): boolean {
  return text.length === 1 && digitOf(text) > 0n
}

function digitOf(char: string): bigint {
  return char === '' ? -1n : BigInt(DIGITS.indexOf(char))
}
