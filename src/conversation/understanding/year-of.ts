/** The year a cadre wrote: 2025, 25 or 二零二五. */
export function yearOf(text: string): number {
  if (text.startsWith('二')) return 2020 + '〇一二三四五六七八九'.indexOf(text.slice(-1))
  return Number(text.padStart(4, '20'))
}
