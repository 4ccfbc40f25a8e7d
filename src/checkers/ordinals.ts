const DIGITS = '零一二三四五六七八九'

/** 一 → 1, 十二 → 12, 二十一 → 21; undefined for anything else. */
export function chineseOrdinal(text: string): number | undefined {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text)
  if (match === null || text === '') return undefined
  if (text.length === 1 && text !== '十') return DIGITS.indexOf(text)
  return match[2] === '十' ? DIGITS.indexOf(match[1] || '一') * 10 + DIGITS.indexOf(match[3] || '零') : undefined
}

/** 12 → 十二. */
export function toChineseOrdinal(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens] ?? ''}十`
  return ones === 0 ? head || '零' : `${head}${DIGITS[ones] ?? ''}`
}
