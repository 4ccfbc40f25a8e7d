import { around, type Readers } from './around.ts'
import type { FigureToken } from './tokens.ts'

const HALF_HOUR = /半个?(多)?(?:小时|钟头)/y

/** 半小时, 半个多钟头. */
export function halfHour(text: string, index: number, readers: Readers): FigureToken | undefined {
  HALF_HOUR.lastIndex = index
  const found = HALF_HOUR.exec(text)
  if (found === null || /[个一两二三四五六七八九十\d]/.test(text.charAt(index - 1))) return undefined
  const approx = found[1] === undefined ? '' : '多'
  const end = HALF_HOUR.lastIndex
  return around(text, readers, { kind: 'duration', value: '0.5', unit: '小时', approx, start: index, end })
}
