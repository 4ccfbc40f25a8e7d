import { parseChineseNumeral } from '../chinese-numerals.ts'
import type { FigureToken, Token } from './tokens.ts'

const TWO = '(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})'
/** 八三年 and 零八年, but not 五六年, which are five or six. */
const SPOKEN_YEAR =
  '五[零〇一二三四五七八九]|六[零〇一二三四五六八九]|七[零〇一二三四五六七九]|八[零〇一二三四五六七八]|九[零〇一二三四五六七八九]|[零〇][零〇一二三四五六七八九]'
const YEAR = `((?:19|20)\\d{2}|[一二][零〇九][零〇一二三四五六七八九]{2}|(?:${SPOKEN_YEAR})(?=年)|\\d{2}(?=年\\d{1,2}月))`
/** What a day without 日 stands before: 七月二十六去拆的; 七月二十六人 counts persons. */
const AFTER_BARE_DAY =
  '去|来|那|就|在|到|开|把|给|我|他|签|办|搞|才|又|也|早|晚|[上下]午|凌晨|拆|送|报|交|立案|结案|查|审|判|完|当|以前|之前|前|以后|之后|后|起'
/** A whole or partial date, written with 年 月 日; each part may be missing. */
const DATE = new RegExp(
  `(?:${YEAR}\\s?年(?:度)?\\s?)?(?:(${TWO})\\s?月(?:份)?\\s?)?(?:(${TWO})(?:\\s?[日号]|(?<=[一二三四五六七八九十]月[一二三四五六七八九十廿卅]{2,3})(?=${AFTER_BARE_DAY})|(?<=月\\s?\\d{1,2})(?=[和、及与]\\d{1,2}[日号])|(?<=月\\d{1,2})(?=[那当这]天|[上下]午|晚|早上|\\s[\\u4e00-\\u9fff]{2}(?!\\s?\\d))))?`,
  'y',
)
/** The start of a span that leaves out what its end says: 1—12月, 3月5—8日, 2021—2025年. */
const SHORT_START = new RegExp(`(?:${YEAR}\\s?年\\s?)?(?:(${TWO})\\s?月\\s?)?(\\d{1,4}|${TWO})`, 'y')
const SEPARATOR = /\s?(?:[-–—~～至到]{1,2})\s?/y
const ISO = /((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y
const DOTTED = /(\d{1,2})\.(\d{1,2})(?=上午|下午|晚上|当天|早上)/y
const BARE_YEAR = /(20[1-3]\d)(?![\d.,%万亿])/y
const QUARTER = /(前)?第?([一二三四1-4])(?:季度)?(?:[至到—–、和-]{0,2}第?([一二三四1-4])){0,3}季度/y
const CLOCK =
  /([01]?\d|2[0-3])(?:[:：]([0-5]\d)|[点时]([0-5]?\d)分|点(?:半|整|钟|多|许|左右){0,3}(?=[，。、；,;\s开到至—–值前后起止-]|[以之][前后]|$)|时(?![间段期效])(?:半|整|许|左右){0,2})/y
/** 晚上八点: the part of the day tells that it is no number of points. */
const SPOKEN_CLOCK = /([一二三四五六七八九十]{1,2})点(?:半|整|钟|多|许|左右){0,3}/y
/** 十点后, 六点钟. */
const PLAIN_CLOCK = /([一二三四五六七八九十]{1,2})点(?:钟|[半多]?(?=以?[前后]|之[前后]|开始))/y
const DAYTIME = /(?:早上|上午|中午|下午|晚上|夜里|凌晨|傍晚|早|晚|到|至)$/
/** 七八两个月, 7、8两个月, 七八月份. */
const TWO_MONTHS =
  /(\d{1,2}(?=[、和])|十[一二]?(?=[、和]?十)|[一二三四五六七八九十](?!十))[、和]?(\d{1,2}|十[一二]|[一二三四五六七八九十])(?:(?:这)?两个月|月份?)/y
/** 前11个月, 头仨月. */
const FIRST_MONTHS = /[前头](\d{1,2}(?=个)|[一二两三四五六七八九十]{1,2}(?=个)|[仨俩])个?月/y
/** 12/4 before a word that goes on about a day. */
const SLASHED = /(\d{1,2})\/(\d{1,2})(?=\s?(?:[日号当那上下晚早宪国在到去开搞][^\d]|$))/y
const PART_OF_DAY = /(?:早上|上午|中午|下午|晚上|当天|晚)/y
const MONTH_NOT_DATE = /\d?个/

interface Parts {
  readonly year?: string
  readonly month?: string
  readonly day?: string
  readonly end: number
}

/** The date, span, quarter or time of day that starts at the index. A number without 年月日号 is none. */
export function readDate(text: string, index: number): Token | undefined {
  return (
    readSpan(text, index) ??
    readMonths(text, index) ??
    readIso(text, index) ??
    readWhole(text, index) ??
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

/** 2023 → "2023"; 4月3日 → "04-03"; 4月 → "--04"; 3日 → "---03". */
function isoOf(parts: Parts): string {
  const { year, month, day } = parts
  if (year !== undefined) return [year, month, day].filter((part) => part !== undefined).join('-')
  if (month !== undefined) return day === undefined ? `--${month}` : `${month}-${day}`
  return `---${day ?? ''}`
}

function readWhole(text: string, index: number): FigureToken | undefined {
  const parts = readParts(text, index)
  if (parts === undefined || isDuration(text, parts)) return undefined
  return dateToken(isoOf(parts), index, withPartOfDay(text, parts.end))
}

function readParts(text: string, index: number): Parts | undefined {
  DATE.lastIndex = index
  const found = DATE.exec(text)
  if (found === null || found[0].trim() === '') return undefined
  const end = index + found[0].trimEnd().length
  const isCount = found[3] !== undefined && isOneOfCounts(text, index, end)
  if (isCount && found[2] === undefined) return undefined
  if (isCount) return checked({ year: found[1], month: found[2], day: undefined }, text.indexOf('月', index) + 1)
  return checked({ year: found[1], month: found[2], day: found[3] }, end)
}

/** 「4月12 5月9 6月15」: bare numbers that go month by month are no days. */
function isOneOfCounts(text: string, start: number, end: number): boolean {
  if (/[日号]/.test(text.slice(start, end))) return false
  const around = text.slice(Math.max(0, start - COUNTS_REACH), end + COUNTS_REACH)
  return (around.match(/月\d{1,4}(?![\d日号.])/g) ?? []).length > 1
}

/** In UTF-16 units. */
const COUNTS_REACH = 24

/** Numerals made ISO; undefined when there is no such month or day. */
function checked(
  raw: { readonly [key in 'year' | 'month' | 'day']: string | undefined },
  end: number,
): Parts | undefined {
  const year = raw.year === undefined ? undefined : fullYear(number(raw.year))
  const month = raw.month === undefined ? undefined : number(raw.month)
  const day = raw.day === undefined ? undefined : number(raw.day)
  if (!inRange(month, 12) || !inRange(day, 31)) return undefined
  return {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month: month.padStart(2, '0') }),
    ...(day === undefined ? {} : { day: day.padStart(2, '0') }),
    end,
  }
}

function number(text: string): string {
  if (/^\d/.test(text)) return String(Number(text))
  return FUSED[text] ?? parseChineseNumeral(text) ?? '99'
}

const FUSED: Readonly<Record<string, string>> = { 俩: '2', 仨: '3' }

function fullYear(text: string): string {
  if (text.length > 2) return text
  return `${Number(text) < 50 ? '20' : '19'}${text.padStart(2, '0')}`
}

function inRange(text: string | undefined, most: number): boolean {
  return text === undefined || (Number(text) >= 1 && Number(text) <= most)
}

/** 5日内, 3日前 speak of a length of time, 三月三 of a feast. */
function isDuration(text: string, parts: Parts): boolean {
  return (
    parts.year === undefined &&
    parts.month === undefined &&
    /^(?:以?内|游|之内|后|前)/.test(text.slice(parts.end, parts.end + 2))
  )
}

function withPartOfDay(text: string, end: number): number {
  PART_OF_DAY.lastIndex = end
  return PART_OF_DAY.test(text) ? PART_OF_DAY.lastIndex : end
}

/** Both ends of a span; what one end leaves out is taken from the other. */
function readSpan(text: string, index: number): FigureToken | undefined {
  return spanFrom(text, index, readParts(text, index)) ?? spanFrom(text, index, readShortStart(text, index))
}

function spanFrom(
  text: string,
  index: number,
  start: (Parts & { readonly bare?: string }) | undefined,
): FigureToken | undefined {
  if (start === undefined) return undefined
  SEPARATOR.lastIndex = start.end
  if (!SEPARATOR.test(text)) return undefined
  const end = readParts(text, SEPARATOR.lastIndex)
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

function readIso(text: string, index: number): FigureToken | undefined {
  ISO.lastIndex = index
  const iso = ISO.exec(text)
  if (iso !== null) return fromIso(iso, index)
  for (const pattern of [DOTTED, SLASHED]) {
    pattern.lastIndex = index
    const found = /[\d./]/.test(text.charAt(index - 1)) ? null : pattern.exec(text)
    if (found === null) continue
    const parts = checked({ year: undefined, month: found[1], day: found[2] }, pattern.lastIndex)
    if (parts !== undefined) return dateToken(isoOf(parts), index, withPartOfDay(text, parts.end))
  }
  return undefined
}

function fromIso(found: RegExpExecArray, index: number): FigureToken | undefined {
  const parts = checked({ year: found[1], month: found[3], day: found[4] }, index + found[0].length)
  return parts === undefined ? undefined : dateToken(isoOf(parts), index, parts.end)
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

/** 9:30, 14点30分 → "T09:30". */
function readClock(text: string, index: number): FigureToken | undefined {
  CLOCK.lastIndex = index
  const found = CLOCK.exec(text) ?? spokenClock(text, index)
  if (found === null) return undefined
  const half = found[0].includes('半') ? '30' : '00'
  const minutes = (found[2] ?? found[3] ?? half).padStart(2, '0')
  return dateToken(`T${number(found[1] ?? '').padStart(2, '0')}:${minutes}`, index, index + found[0].length)
}

function spokenClock(text: string, index: number): RegExpExecArray | null {
  const pattern = DAYTIME.test(text.slice(Math.max(0, index - 2), index)) ? SPOKEN_CLOCK : PLAIN_CLOCK
  pattern.lastIndex = index
  return pattern.exec(text)
}

function dateToken(value: string, start: number, end: number): FigureToken {
  return { kind: 'date', value, unit: '', approx: '', start, end }
}
