import { readNumber } from './number.ts'
import type { FigureToken } from './tokens.ts'
import type { UnitReader } from './units.ts'

/** 第3批 → ordinal 3, unit 批; 第一 without a measure word has none. Ranges (第1-3名) keep their end. */
export function readOrdinal(text: string, index: number, units: UnitReader): FigureToken | undefined {
  if (text.startsWith('头一', index)) return readFirst(text, index, units)
  if (text[index] !== '第') return undefined
  const number = readNumber(text, index + 1)
  if (number === undefined || number.approx !== '' || isQuarter(text, number.end)) return undefined
  const unit = units.at(text, number.end)
  return {
    kind: 'ordinal',
    value: number.value,
    unit: unit?.unit ?? '',
    approx: '',
    start: index,
    end: unit?.end ?? number.end,
  }
}

/** 头一批 is 第一批. */
function readFirst(text: string, index: number, units: UnitReader): FigureToken | undefined {
  const unit = units.at(text, index + 2)
  if (unit === undefined || unit.unit === '季度') return undefined
  return { kind: 'ordinal', value: '1', unit: unit.unit, approx: '', start: index, end: unit.end }
}

/** 第二季度, and 第一 of 第一、第二季度 or 第一至第四季度. */
function isQuarter(text: string, end: number): boolean {
  return /^(?:(?:[、和至到—–-]第?[一二三四1-4])?季度|(?:[、和]第?[一二三四]){2,3}季度)/.test(text.slice(end, end + 10))
}
