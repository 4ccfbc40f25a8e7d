import type { Decimal } from '../../core/decimal.ts'
import { parseChineseNumeral } from '../chinese-numerals.ts'
import { compareDecimals } from '../decimal.ts'

const PAIR = /^(.*?)([一两二三四五六七八九])([二三四五六七八九])([十百千万]*)$/
const SPOKEN_PAIRS = new Set(['一二', '一两', '两三', '二三', '三四', '三五', '四五', '五六', '六七', '七八', '八九'])
const LONGEST = 6

/** 两三, 十五六, 二三十, 三五百: two digits side by side, rising, mean a range; 二三四 is none. */
export function adjacentDigits(run: string): { readonly value: Decimal; readonly high: Decimal } | undefined {
  if (run.length > LONGEST) return undefined
  const pair = PAIR.exec(run)?.slice(1)
  if (pair === undefined) return undefined
  const [head = '', low = '', high = '', tail = ''] = pair
  if (!SPOKEN_PAIRS.has(low + high) || !followsMagnitude(head)) return undefined
  return rising(head + low + tail, head + high + tail)
}

function rising(low: string, high: string): { readonly value: Decimal; readonly high: Decimal } | undefined {
  const from = parseChineseNumeral(low)
  const to = parseChineseNumeral(high)
  if (from === undefined || to === undefined) return undefined
  return compareDecimals(from, to) < 0 ? { value: from, high: to } : undefined
}

function followsMagnitude(head: string): boolean {
  return head === '' || /[十百千万]$/.test(head)
}
