const DIGITS = '零一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }

/** 12, 十二, 两千五, 三百: a whole number below 100 million as people say counts and lengths; undefined when it is none. */
export function readCount(text: string): number | undefined {
  if (/^\d{1,8}$/.test(text)) return Number(text)
  if (!/^[零〇一二两三四五六七八九十百千万]{1,10}$/.test(text)) return undefined
  return readChinese(text)
}

function readChinese(text: string): number {
  let total = 0
  let digit = 0
  let lastUnit = 1
  for (const char of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    const unit = UNITS[char]
    if (unit === undefined) {
      digit = DIGITS.indexOf(char)
      if (digit === 0) lastUnit = 10
      continue
    }
    total = unit === 10_000 ? (total + digit) * unit : total + (digit === 0 && unit === 10 ? 1 : digit) * unit
    digit = 0
    lastUnit = unit
  }
  // 两千五 is 2500, 一百二 is 120; 二十五 is 25.
  return total + (lastUnit >= 100 ? digit * (lastUnit / 10) : digit)
}
