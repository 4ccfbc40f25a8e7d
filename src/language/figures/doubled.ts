import { around, type Readers } from './around.ts'
import type { FigureToken } from './tokens.ts'

const DOUBLED = /翻了?(?:近|将近|约)?([一1两二2三3])?[番倍]/y
/** How many times what it was it grew by: 翻一番 once, 翻两番 three times. */
const GROWN: Readonly<Record<string, string>> = { 两: '3', 二: '3', '2': '3', 三: '7', '3': '7' }

/** 翻了一番, 翻番, 翻两番 and 翻倍: how many times more. 翻了两倍 says no such thing. */
export function readDoubled(text: string, index: number, readers: Readers): FigureToken | undefined {
  DOUBLED.lastIndex = index
  const found = DOUBLED.exec(text)
  if (found === null) return undefined
  const times = GROWN[found[1] ?? ''] ?? '1'
  if (times !== '1' && found[0].endsWith('倍')) return undefined
  const approx = /[近约]/.exec(found[0])?.[0] === '约' ? '约' : found[0].includes('近') ? '近' : ''
  const end = DOUBLED.lastIndex
  return around(text, readers, { kind: 'count', value: times, unit: '倍', approx, start: index, end })
}
