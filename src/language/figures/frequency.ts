import type { Span } from '../../core/span.ts'
import { readNumber } from './number.ts'
import type { FigureToken } from './tokens.ts'
import type { UnitReader } from './units.ts'

const EVERY =
  /(?:每隔|每|一)(?:个)?(两|二|三|半|\d)?(?:个)?(工作日|季度|季|月度|月|周|星期|礼拜|年度|年(?!级|轻|龄)|天|日|半月|旬)(?:度)?/y
/** 两周开一次, 半年一次, without 每; only with 一次 close behind. */
const PERIOD = /(两|三|(?<![上下前后大多小])半)(?:个)?(季度|月|周|星期|年(?!级|轻|龄)|天)/y
/** 天天, 月月. */
const DOUBLED = /([天周月年季])\1/y
const NAMES: Readonly<Record<string, string>> = {
  季: '季度',
  月度: '月',
  星期: '周',
  礼拜: '周',
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
  return (
    readEvery(text, index, units) ??
    readDoubled(text, index, units) ??
    readPeriod(text, index, units) ??
    readBarePeriod(text, index, units)
  )
}

function readEvery(text: string, index: number, units: UnitReader): FigureToken | undefined {
  EVERY.lastIndex = index
  const found = EVERY.exec(text)
  if (found === null) return undefined
  const from = EVERY.lastIndex
  if (isWeekday(text, found, { from, units }))
    return perPeriod('周', undefined, { start: index, end: endOfWeekdays(text, from) })
  const counted = onceAfter(text, found, from) ?? countAfter(text, from, units)
  if (found[0].startsWith('一') && !countsPerOne(text, found, { from, counted })) return undefined
  return perPeriod(periodOf(found), counted, { start: index, end: from })
}

/** 每周三学法 names the day; 每周三次 counts. */
function isWeekday(
  text: string,
  found: RegExpExecArray,
  at: { readonly from: number; readonly units: UnitReader },
): boolean {
  if (found[2] !== '周' && found[2] !== '星期') return false
  return /[一二三四五六日天]/.test(text.charAt(at.from)) && !TIMES.test(text.slice(at.from + 1, at.from + 3))
}

/** 每周一节, 每周一堂课; not 每周一轮训. */
const TIMES = /^(?:[次场回个期堂遍趟]|节(?!目)|轮(?![训值流换岗]))/u

/** 每周一、三、五 and 每周一三五. */
function endOfWeekdays(text: string, from: number): number {
  WEEKDAYS.lastIndex = from
  return WEEKDAYS.test(text) ? WEEKDAYS.lastIndex : from + 1
}

const WEEKDAYS = /[一二三四五六日天](?:[、和]?[一二三四五六日天](?![次场个]))*/y

function readDoubled(text: string, index: number, units: UnitReader): FigureToken | undefined {
  DOUBLED.lastIndex = index
  const name = DOUBLED.exec(text)?.[1]
  if (name === undefined) return undefined
  const counted = countAfter(text, index + 2, units)
  const often = counted !== undefined && Number(counted.value) > MOST_TIMES ? undefined : counted
  return perPeriod(NAMES[name] ?? name, often, { start: index, end: index + 2 })
}

/** 天天上地里巡了180多次 counts the year's rounds, not a day's. */
const MOST_TIMES = 10

function readPeriod(text: string, index: number, units: UnitReader): FigureToken | undefined {
  PERIOD.lastIndex = index
  const found = PERIOD.exec(text)
  if (found === null) return undefined
  const counted = onceAfter(text, found, PERIOD.lastIndex) ?? countAfter(text, PERIOD.lastIndex, units)
  if (counted?.value !== '1' || counted.start - PERIOD.lastIndex > 3) return undefined
  return perPeriod(periodOf(found), counted, { start: index, end: counted.end })
}

/** 月查一次, 季评两次: the period, what is done, and how often. */
const BARE_PERIOD =
  /(?<![\d\u4e00-\u9fff])([周月季旬])[巡查检排访研评学开报督走演通清调会]{1,2}(?=[一两二三\d][次回遍趟])/y

function readBarePeriod(text: string, index: number, units: UnitReader): FigureToken | undefined {
  BARE_PERIOD.lastIndex = index
  const name = BARE_PERIOD.exec(text)?.[1]
  const counted = name === undefined ? undefined : countAfter(text, BARE_PERIOD.lastIndex, units)
  if (name === undefined || counted === undefined) return undefined
  return perPeriod(NAMES[name] ?? name, counted, { start: index, end: counted.end })
}

/** Without a number it is once. */
function perPeriod(period: string, counted: Counted | undefined, span: Span): FigureToken {
  if (counted === undefined) return token({ value: '1', unit: `次/${period}`, ...span })
  return token({ ...counted, unit: `${counted.unit}/${period}`, start: span.start })
}

/** What is done once in each: 一月一研判, 一季度一会, 每周一走访. Not 一年一起案件, which counts cases. */
const DONE_ONCE =
  /一(?=[会学课讲训练考查巡访评议研调审检督报晒析培商排走接下联]|(?:例|办公|协)会)(?!(?:学期|课时|报告|审判|会儿))/y

function onceAfter(text: string, { 2: period }: RegExpExecArray, from: number): Counted | undefined {
  if (period === '周' || period === '星期' || period === '年') {
    // 每周一走访 is of Mondays as often as not.
    if (text.charAt(from - 1 - (period.length - 1) - 1) === '每') return undefined
  }
  DONE_ONCE.lastIndex = from
  return DONE_ONCE.test(text) ? { value: '1', unit: '次', start: from, end: from + 1 } : undefined
}

/** 一月一次, 一周2次, 一个月去一趟; but 一年开会4次 and 一季度21次 count within a year or a quarter. */
function countsPerOne(
  text: string,
  found: RegExpExecArray,
  after: { readonly from: number; readonly counted: Counted | undefined },
): boolean {
  if (after.counted === undefined) return false
  const distance = after.counted.start - after.from
  if (distance === 0 && /[一两二三]/.test(text.charAt(after.from))) return true
  return distance <= 3 && (found[0].includes('个') || found[2] === '周' || found[2] === '天')
}

function periodOf(found: RegExpExecArray): string {
  const name = found[2] ?? ''
  const count = found[1] === undefined ? '' : (COUNTS[found[1]] ?? found[1])
  return `${count === '1' ? '' : count}${NAMES[name] ?? name}`
}

/** The first number of times within reach and within the clause. */
function countAfter(text: string, from: number, units: UnitReader): Counted | undefined {
  for (let at = from; at < Math.min(text.length, from + REACH); at += 1) {
    const char = text.charAt(at)
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
