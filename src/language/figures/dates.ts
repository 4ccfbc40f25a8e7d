import { readBareSpan } from './bare-spans.ts'
import { readClock } from './clock.ts'
import { checked, dateToken, inRange, isoOf, number, type Parts, withPartOfDay } from './date-parts.ts'
import { readIso } from './short-dates.ts'
import type { FigureToken, Token } from './tokens.ts'
import type { UnitReader } from './units.ts'

const TWO = '(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})'
/** 八三年 and 零八年, but not 五六年, which are five or six. */
const SPOKEN_YEAR =
  '五[零〇一二三四五七八九]|六[零〇一二三四五六八九]|七[零〇一二三四五六七九]|八[零〇一二三四五六七八]|九[零〇一二三四五六七八九]|[零〇][零〇一二三四五六七八九]'
const YEAR = `((?:19|20)\\d{2}|[一二][零〇九][零〇一二三四五六七八九]{2}|(?:${SPOKEN_YEAR})(?=年)|\\d{2}(?=年\\d{1,2}月))`
/** A whole or partial date, written with 年 月 日; each part may be missing. */
const DATE = new RegExp(
  `(?:${YEAR}\\s?年(?:度)?\\s?)?(?:(${TWO}|元(?=月))\\s?月(?:份)?\\s?)?(?:(${TWO})(?:\\s?[日号]|(?<=月\\s?\\d{1,2})(?=[和、及与]\\d{1,2}[日号])|(?<=月\\d{1,2})(?=[那当这]天|[上下]午|晚|早上|夜[里间晚]|[凌清早]晨|深夜|傍晚|\\s[\\u4e00-\\u9fff]{2}(?!\\s?\\d))))?`,
  'y',
)
/** The start of a span that leaves out what its end says: 1—12月, 3月5—8日, 2021—2025年. */
const SHORT_START = new RegExp(`(?:${YEAR}\\s?年\\s?)?(?:(${TWO})\\s?月\\s?)?(\\d{1,4}|${TWO})`, 'y')
const SEPARATOR = /\s?(?:[-–—~～至到]{1,2})\s?/y
const BARE_YEAR = /(20[1-3]\d)(?![\d.,%万亿])/y
const QUARTER = /(前)?第?([一二三四1-4])(?:季度)?(?:[至到—–、和-]{0,2}第?([一二三四1-4])){0,3}季度/y
/** 七八两个月, 7、8两个月, 七八月份. */
const TWO_MONTHS =
  /(\d{1,2}(?=[、和])|十[一二]?(?=[、和]?十)|[一二三四五六七八九十](?!十))[、和]?(\d{1,2}|十[一二]|[一二三四五六七八九十])(?:(?:这)?两个月|月份?)/y
/** 前11个月, 头仨月. */
const FIRST_MONTHS = /[前头](\d{1,2}(?=个)|[一二两三四五六七八九十]{1,2}(?=个)|[仨俩])个?月/y
const MONTH_NOT_DATE = /\d?个/

/** The date, span, quarter or time of day that starts at the index. A number without 年月日号 is none. */
export function readDate(text: string, index: number, units: UnitReader): Token | undefined {
  const date = readAnyDate(text, index, units)
  return date?.kind === 'date' && date.value.startsWith('---') && isSerial(text, index) ? undefined : date
}

const SERIAL = /(?:编号|[摊铺车泊床]位|门牌|工号|柜号|桩号|箱号|台号)(?:按照?|[为从由自是：:])?$/u

/** 摊位1至14号: the numbers they bear. */
function isSerial(text: string, index: number): boolean {
  return SERIAL.test(text.slice(Math.max(0, index - SERIAL_REACH), index))
}

/** In UTF-16 units. */
const SERIAL_REACH = 6

function readAnyDate(text: string, index: number, units: UnitReader): Token | undefined {
  return (
    readBareSpan(text, index, units) ??
    readSpan(text, index, units) ??
    readMonths(text, index) ??
    readIso(text, index, units) ??
    readWhole(text, index, units) ??
    readQuarter(text, index) ??
    readClock(text, index)
  )
}

/** A bare 2023 in front of words (2023法治政府报告). */
export function readBareYear(text: string, index: number): FigureToken | undefined {
  BARE_YEAR.lastIndex = index
  const year = BARE_YEAR.exec(text)?.[1]
  if (year === undefined || !/[\u4e00-\u9fa5]/.test(text.charAt(BARE_YEAR.lastIndex))) return undefined
  return dateToken(year, index, BARE_YEAR.lastIndex)
}

function readWhole(text: string, index: number, units: UnitReader): FigureToken | undefined {
  const parts = readParts(text, index, units)
  if (parts === undefined || isDuration(text, parts) || countsPersons(text, parts)) return undefined
  return dateToken(isoOf(parts), index, withPartOfDay(text, parts.end))
}

function readParts(text: string, index: number, units: UnitReader): Parts | undefined {
  DATE.lastIndex = index
  const found = DATE.exec(text)
  if (found === null || found[0].trim() === '') return undefined
  const end = index + found[0].trimEnd().length
  const isCount = found[3] !== undefined && isOneOfCounts(text, index, end)
  if (isCount && found[2] === undefined) return undefined
  if (isCount) return checked({ year: found[1], month: found[2], day: undefined }, text.indexOf('月', index) + 1)
  const bare = found[2] === undefined || found[3] !== undefined ? undefined : bareDay(text, end, units)
  if (bare !== undefined) return checked({ year: found[1], month: found[2], day: bare }, end + bare.length)
  return checked({ year: found[1], month: found[2], day: found[3] }, end)
}

/** The 21 of 4月21开班: a day without its 日, before words that are no measure. */
function bareDay(text: string, at: number, units: UnitReader): string | undefined {
  BARE_DAY.lastIndex = at
  const day = BARE_DAY.exec(text)?.[0]
  if (day === undefined || text.charAt(at - 1) !== '月') return undefined
  const end = at + day.length
  if (units.at(text, end) !== undefined || isOneOfCounts(text, at - 1, end)) return undefined
  return day
}

const BARE_DAY =
  /(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)(?=[\u4e00-\u9fff])(?![余多几十百千万亿点分成零〇一二三四五六七八九两日号月至到和及]|来(?!了)|把)/y

/** 「4月12 5月9 6月15」: bare numbers that go month by month are no days. */
function isOneOfCounts(text: string, start: number, end: number): boolean {
  if (/[日号]/.test(text.slice(start, end))) return false
  const around = text.slice(Math.max(0, start - COUNTS_REACH), end + COUNTS_REACH)
  return (around.match(/月\d{1,4}(?![\d日号.])/g) ?? []).length > 1
}

/** In UTF-16 units. */
const COUNTS_REACH = 24

/** 5日内, 3日前 speak of a length of time, 三月三 of a feast. */
function isDuration(text: string, parts: Parts): boolean {
  return (
    parts.year === undefined &&
    parts.month === undefined &&
    /^(?:以?内|游|之内|后|前)/.test(text.slice(parts.end, parts.end + 2))
  )
}

/** 12号人 counts them; 12号人大会议 is a day. */
function countsPersons(text: string, { year, month, end }: Parts): boolean {
  return year === undefined && month === undefined && /^号人(?![大民社才武事员])/.test(text.slice(end - 1, end + 2))
}

/** Both ends of a span; what one end leaves out is taken from the other. */
function readSpan(text: string, index: number, units: UnitReader): FigureToken | undefined {
  return (
    spanFrom(text, readParts(text, index, units), { index, units }) ??
    spanFrom(text, readShortStart(text, index), { index, units })
  )
}

function spanFrom(
  text: string,
  start: (Parts & { readonly bare?: string }) | undefined,
  { index, units }: { readonly index: number; readonly units: UnitReader },
): FigureToken | undefined {
  if (start === undefined) return undefined
  SEPARATOR.lastIndex = start.end
  if (!SEPARATOR.test(text)) return undefined
  const end = readParts(text, SEPARATOR.lastIndex, units)
  if (end === undefined || MONTH_NOT_DATE.test(text.charAt(end.end))) return undefined
  return joinSpan(start, end, index)
}

/** A number right before the separator: its part is the one that the end of the span begins with. */
function readShortStart(text: string, index: number): (Parts & { readonly bare?: string }) | undefined {
  SHORT_START.lastIndex = index
  const found = SHORT_START.exec(text)
  const last = found?.[3]
  if (found === null || last === undefined) return undefined
  const parts = checked({ year: found[1], month: found[2], day: undefined }, index + found[0].length)
  return parts === undefined ? undefined : { ...parts, bare: number(last) }
}

function joinSpan(start: Parts & { readonly bare?: string }, end: Parts, index: number): FigureToken | undefined {
  const from = start.bare === undefined ? start : withBare(start, start.bare, end)
  if (from === undefined) return undefined
  const year = from.year ?? (from.month === undefined ? undefined : end.year)
  const opened: Parts = year === undefined ? from : { ...from, year }
  const closed: Parts = { ...carried(opened, end), ...end }
  return dateToken(`${isoOf(opened)}/${isoOf(closed)}`, index, end.end)
}

/** 1—12月: 1 is a month; 3月5—8日: 5 is a day; 2021—2025年: 2021 is a year. */
function withBare(start: Parts, bare: string, end: Parts): Parts | undefined {
  const padded = bare.padStart(2, '0')
  if (end.month === undefined) {
    const isDay = start.month !== undefined || end.year === undefined
    if (isDay) return inRange(bare, 31) ? { ...start, day: padded } : undefined
    return bare.length === 4 ? { ...start, year: bare } : undefined
  }
  const isMonth = start.month === undefined && end.year === undefined
  return isMonth && inRange(bare, 12) ? { ...start, month: padded } : undefined
}

/** What the end of a span takes over from its start. */
function carried(start: Parts, end: Parts): { readonly year?: string; readonly month?: string } {
  if (end.year !== undefined) return {}
  const month = end.month === undefined && end.day !== undefined ? start.month : undefined
  return { ...(start.year === undefined ? {} : { year: start.year }), ...(month === undefined ? {} : { month }) }
}

/** 七八两个月 → "--07/--08", 前11个月 → "--01/--11". */
function readMonths(text: string, index: number): FigureToken | undefined {
  for (const pattern of [TWO_MONTHS, FIRST_MONTHS]) {
    pattern.lastIndex = index
    const found = pattern.exec(text)
    if (found === null) continue
    const [first, last] =
      found[2] === undefined ? ['1', number(found[1] ?? '')] : [number(found[1] ?? ''), number(found[2])]
    const rises = inRange(last, 12) && Number(first) < Number(last)
    if (rises) return dateToken(`--${first.padStart(2, '0')}/--${last.padStart(2, '0')}`, index, pattern.lastIndex)
  }
  return undefined
}

const FIRST_QUARTERS = /(?<!后)[前头]([一二三四1-4])个季度/y

/** 一季度 → "Q1", 前三季度 → "Q1/Q3". */
function readQuarter(text: string, index: number): FigureToken | undefined {
  FIRST_QUARTERS.lastIndex = index
  const many = FIRST_QUARTERS.exec(text)?.[1]
  if (many !== undefined) {
    const end = `Q${number(many)}`
    return dateToken(end === 'Q1' ? end : `Q1/${end}`, index, FIRST_QUARTERS.lastIndex)
  }
  QUARTER.lastIndex = index
  const found = QUARTER.exec(text)
  if (found === null || /[每两]/.test(text.charAt(index - 1))) return undefined
  const first = `Q${number(found[2] ?? '')}`
  const last = found[3] === undefined ? first : `Q${number(found[3])}`
  const start = found[1] === undefined ? first : 'Q1'
  return dateToken(start === last ? last : `${start}/${last}`, index, QUARTER.lastIndex)
}
