import { checked, dateToken, isoOf, type Parts, withPartOfDay } from './date-parts.ts'
import type { FigureToken } from './tokens.ts'
import type { UnitReader } from './units.ts'

const ISO = /((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y
/** 12.4, 12/4: a day only where the words around it say so. */
const DAY = /(\d{1,2})([./])(\d{1,2})(?![\d./])/y
/** What goes on about a day. */
const SAYS_DAY = /^\s?(?:[那这当]天|[当这那次]日|[上下]午|晚上|早上|当晚|[日号](?![楼线文令院桥]))/
const GOES_ON = /^\s?(?:到(?!\d)|[在去搞组进给开](?![率工])|宪法|国家|全国|上门|下村|宣传|起至|那[次场回])/
/** … and before it: 自3.5起. */
const SINCE = /(?:自|从|打|于)$/
const STARTS = /^\s?(?:起|开始|以来|至今)/
/** 截至11.30，. */
const UP_TO = /截[至止]到?\s?$/
const ENDS = /^(?:为?止|[\s，,。；;、]|$)/
const LINE_START = /(?:^|\n)\s{0,4}$/
const CLAUSE_START = /(?:^|[\s，,。；;、：:（(])$/
/** Words before a decimal that is a value, not a day: 平均9.3. */
const VALUE_BEFORE = /[均分率达为了是计约近超度比占高低升降]\s?$/
/** What follows a share and no day: 1/3的. */
const SHARE_AFTER = /^\s?(?:的|以上|以下|左右|多)/
const SPAN = /\s?(?:[-–—~～至到]{1,2})\s?/y
const SPAN_END = /(?:(\d{1,2})([./]))?(\d{1,2})(?![\d./])/y

/** 2025-3-5, and the short forms 12.4, 12/4, 12.1到12.7. */
export function readIso(text: string, index: number, units: UnitReader): FigureToken | undefined {
  ISO.lastIndex = index
  const iso = ISO.exec(text)
  if (iso !== null) return fromIso(iso, index)
  if (/[\d./]/.test(text.charAt(index - 1))) return undefined
  const day = dayAt(text, index)
  if (day === undefined) return undefined
  return (
    shortSpan(text, day, { index, units }) ??
    (isDay(text, day, { index, units }) ? dateToken(isoOf(day.parts), index, endOfDay(text, day.parts.end)) : undefined)
  )
}

function fromIso(found: RegExpExecArray, index: number): FigureToken | undefined {
  const parts = checked({ year: found[1], month: found[3], day: found[4] }, index + found[0].length)
  return parts === undefined ? undefined : dateToken(isoOf(parts), index, parts.end)
}

interface Day {
  readonly parts: Parts
  /** What parts month and day. */
  readonly mark: string
}

interface Place {
  readonly index: number
  readonly units: UnitReader
}

function dayAt(text: string, index: number): Day | undefined {
  DAY.lastIndex = index
  const found = DAY.exec(text)
  const parts = found === null ? undefined : checked({ year: undefined, month: found[1], day: found[3] }, DAY.lastIndex)
  return parts === undefined ? undefined : { parts, mark: found?.[2] ?? '' }
}

function isDay(text: string, { parts, mark }: Day, { index, units }: Place): boolean {
  const before = text.slice(Math.max(0, index - 6), index)
  const after = text.slice(parts.end, parts.end + 6)
  if (SAYS_DAY.test(after)) return true
  if (SINCE.test(before) && STARTS.test(after)) return true
  if (UP_TO.test(before) && ENDS.test(after)) return true
  if (!CLAUSE_START.test(before) || SHARE_AFTER.test(after)) return false
  if (GOES_ON.test(after)) return true
  return LINE_START.test(before) && opensLine(text, { parts, mark }, units)
}

/** 8/14 反诈宣传: at the head of a line before words that are no measure. */
function opensLine(text: string, { parts, mark }: Day, units: UnitReader): boolean {
  const spaced = text[parts.end] === ' ' ? parts.end + 1 : parts.end
  if (!/[\u4e00-\u9fff]/.test(text.charAt(spaced)) || /[万亿余多几]/.test(text.charAt(spaced))) return false
  return (mark === '/' || spaced > parts.end) && units.at(text, spaced) === undefined
}

function endOfDay(text: string, end: number): number {
  return /[日号]/.test(text.charAt(end)) ? end + 1 : withPartOfDay(text, end)
}

/** 12.1到12.7, 6/1-6/7, 12.1-7号. */
function shortSpan(text: string, first: Day, { index, units }: Place): FigureToken | undefined {
  if (VALUE_BEFORE.test(text.slice(Math.max(0, index - 2), index))) return undefined
  const last = spanEnd(text, first)
  if (last === undefined || isoOf(last.parts) <= isoOf(first.parts)) return undefined
  const { end } = last.parts
  const says = /[日号]/.test(text.charAt(end))
  if (!says && (last.mark === '' || isMeasured(text, end, units))) return undefined
  return dateToken(`${isoOf(first.parts)}/${isoOf(last.parts)}`, index, says ? end + 1 : end)
}

/** Its mark is empty where the month is left out. */
function spanEnd(text: string, { parts, mark }: Day): Day | undefined {
  SPAN.lastIndex = parts.end
  if (!SPAN.test(text)) return undefined
  SPAN_END.lastIndex = SPAN.lastIndex
  const found = SPAN_END.exec(text)
  if (found === null || (found[2] ?? mark) !== mark) return undefined
  const last = checked({ year: undefined, month: found[1] ?? parts.month, day: found[3] }, SPAN_END.lastIndex)
  return last === undefined ? undefined : { parts: last, mark: found[2] ?? '' }
}

/** 1.2到1.5万元, 3.5-4.5公里 are no days. */
function isMeasured(text: string, end: number, units: UnitReader): boolean {
  return /[%％万亿千百余多倍度]/.test(text.charAt(end)) || units.at(text, end) !== undefined
}
