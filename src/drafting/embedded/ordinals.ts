const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 一是, 二是 … from 0. */
export function ordinal(index: number): string {
  return `${NUMERALS[index] ?? String(index + 1)}是`
}
