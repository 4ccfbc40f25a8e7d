import { parseChineseNumeral } from '../../language/chinese-numerals.ts'
import type { Point } from './point.ts'

const WRITTEN = /(\d{1,2})\s?[∶:：比]\s?(\d{1,2})(?![\d:：∶])/gu
const TOLD = /([一二三四五六七八九])(比)?([一二三四五六七八九])(?=([分开]|比例|划分|责任)?)/gu
/** UTF-16 units. */
const REACH = 6
const MOST = 40

/** 6∶4 where the notes say 六比四, and 3∶7 or 7∶3 where they say 三七开. */
export function isToldProportion({ figure: { kind, unit, span }, source }: Point, claims: readonly string[]): boolean {
  if (kind !== 'count' || unit !== '') return false
  const from = Math.max(0, span.start - REACH)
  const around = [...source.slice(from, span.end + REACH).matchAll(WRITTEN)]
  const own = around.find(
    ({ 0: whole, index }) => from + index <= span.start && span.end <= from + index + whole.length,
  )
  if (own === undefined) return false
  const [, one = '', other = ''] = own
  return claims.some((claim) => proportionsIn(claim).some((pair) => pair === `${one}:${other}`))
}

function proportionsIn(claim: string): readonly string[] {
  return [...claim.matchAll(TOLD)].slice(0, MOST).flatMap(({ 1: one = '', 2: to, 3: other = '', 4: parted }) => {
    const [a = '', b = ''] = [one, other].map((numeral) => parseChineseNumeral(numeral) ?? '')
    if (to !== undefined) return [`${a}:${b}`]
    return parted === undefined || Number(a) + Number(b) !== 10 ? [] : [`${a}:${b}`, `${b}:${a}`]
  })
}
