import { readNumber } from './number.ts'
import type { FigureToken } from './tokens.ts'
import type { UnitReader } from './units.ts'

const EVERY = /(?:每隔|每|一)(?:个)?(两|二|三|半|\d)?(?:个)?(工作日|季度|季|月度|月|周|星期|年度|年|天|日|半月)(?:度)?/y
const NAMES: Readonly<Record<string, string>> = {
  季: '季度',
  月度: '月',
  星期: '周',
  年度: '年',
  日: '天',
  半月: '半月',
}
const COUNTS: Readonly<Record<string, string>> = { 两: '2', 二: '2', 三: '3', 半: '半' }
/** How far behind the period its number may stand: 每月对辖区不稳定因素排一次. */
const REACH = 16
const STOP = /[，。；、！？,;\n]/

/**
 * 每月一次 → value 1, unit 次/月; 每两个月排查2次 → 2, 次/2月; 每季度 alone → 1 with the unit 次/季度.
 * 一月一次 and 一季度一研判 read alike.
 */
export function readFrequency(text: string, index: number, units: UnitReader): FigureToken | undefined {
  EVERY.lastIndex = index
  const found = EVERY.exec(text)
  if (found === null) return undefined
  const period = periodOf(found)
  const counted = countAfter(text, EVERY.lastIndex, units)
  if (found[0].startsWith('一') && !(counted !== undefined && countsPerOne(text, found, counted.start)))
    return undefined
  if (counted === undefined) return token({ value: '1', unit: `次/${period}`, start: index, end: EVERY.lastIndex })
  const near = counted.start === EVERY.lastIndex
  return token({ ...counted, unit: `${counted.unit}/${period}`, start: index, end: near ? counted.end : counted.end })
}

/** 一月一次, 一周2次, 一个月去一趟; but 一年开会4次 and 一季度21次 count within a year or a quarter. */
function countsPerOne(text: string, found: RegExpExecArray, at: number): boolean {
  const distance = at - EVERY.lastIndex
  const spoken = /[一两二三]/.test(text[at] ?? '')
  if (distance === 0 && spoken) return true
  return distance <= 3 && (found[0].includes('个') || found[2] === '周' || found[2] === '天')
}

function periodOf(found: RegExpExecArray): string {
  const name = found[2] ?? ''
  const count = found[1] === undefined ? '' : (COUNTS[found[1]] ?? found[1])
  return `${count === '1' ? '' : count}${NAMES[name] ?? name}`
}

/** The first number of times within reach and within the clause. */
function countAfter(text: string, from: number, units: UnitReader) {
  for (let at = from; at < Math.min(text.length, from + REACH); at += 1) {
    const char = text[at] ?? ''
    if (STOP.test(char)) return undefined
    if (char === '第') return undefined
    const number = readNumber(text, at)
    if (number === undefined) continue
    const unit = units.at(text, number.end)
    if (unit === undefined || !/^(?:次|场|场次|回|期|轮|堂|节|课|遍|趟)$/.test(unit.unit)) return undefined
    return {
      value: number.value,
      high: number.high,
      start: at,
      end: unit.end,
      unit: /次|回|遍|趟|轮/.test(unit.unit) ? '次' : unit.unit,
    }
  }
  return undefined
}

interface Counted {
  readonly value: string
  readonly high?: string | undefined
  readonly unit: string
  readonly start: number
  readonly end: number
}

function token(counted: Counted): FigureToken {
  const { value, unit, start, end } = counted
  return {
    kind: 'frequency',
    value,
    ...(counted.high === undefined ? {} : { high: counted.high }),
    unit,
    approx: '',
    start,
    end,
  }
}
