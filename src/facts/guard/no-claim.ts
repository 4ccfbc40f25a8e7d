import { compareDecimals } from '../../language/decimal.ts'
import { isAllByDenial } from './all-by-denial.ts'
import type { Case } from './case.ts'
import { countsItsList, countsItsPoints, countsNamed } from './counted.ts'
import { isDeniedIn, isDeniedOne } from './denied.ts'
import { monthsOfQuarter } from './months.ts'
import { isSaidByName } from './names.ts'
import type { Point } from './point.ts'
import { isLastOne, isPointedAt } from './pointing.ts'
import { isToldProportion } from './proportion.ts'
import type { FindReplaced } from './replaced.ts'
import { dayOfYear, isDaysToTold, isSaidByEnds, isSpanBetween, isToldHalfYear } from './said-by-date.ts'
import { isLengthOfHours } from './said-by-hours.ts'
import { isSaidByMotto } from './said-by-motto.ts'
import { countsOrdinals, isMostTold, isToldWithoutMeasure } from './said-without-measure.ts'
import { isSameTimeIn } from './same-time.ts'
import { isArticle, isBareFrequency, isBareYear, isLayout, isRateUnit } from './soft.ts'
import { isToldAsArticle } from './told-as-article.ts'
import { placeNounAt } from './units-fit.ts'

const NEXT_DAY = /次日|翌日|隔天|第二天/
const FIRST_TOLD =
  /首[次批场个期届轮家例条笔位名所支座套部张件起单]|头一[次回批场个期届轮家例条笔位名所支座套部张件起单]|第一[次回批场个期届轮家例条笔位名所支座套部张件起单]/
const AWARD = /获评|被评|荣获|评为|命名|授予|获得|入选/

/** Whether a written figure claims nothing that a fact would have to bear out: an article, a number of the text's own parts, a name. */
export function isNoClaim(point: Point, given: Case, findReplaced: FindReplaced): boolean {
  if (isNoCount(point, given) || isToldOtherwise(point, given)) return true
  if (isSaidByName(point.figure, given.names.told()) || countsToldPlaces(point, given)) return true
  if (point.figure.kind === 'date') return isFrame(point, given, findReplaced)
  return isBareFrequency(point) && !given.unused.some((told) => told.figure.kind === 'frequency')
}

function isToldOtherwise(point: Point, given: Case): boolean {
  if (isSaidInWords(point, given) || numbersARow(point, given) || isToldWithoutMeasure(point, given)) return true
  return isToldAsArticle(point, given.claims) || isOfSamePace(point, given)
}

/** The second 1次 of 「每月学习1次、公益活动1次」: the pace is told of the row. */
function isOfSamePace({ figure, source }: Point, { written, bonds }: Case): boolean {
  const previous = written.findLast(
    (one) => one.figure.kind === 'frequency' && one.figure.span.end <= figure.span.start,
  )
  if (previous?.figure.value !== figure.value || previous.figure.unit.split('/')[0] !== figure.unit) return false
  const between = source.slice(previous.figure.span.end, figure.span.start)
  // 「每季度对2家开展1次」 tells the pace apart from its number.
  const apart = /^每[^\d一二三四五六七八九十两]+$/u.test(previous.figure.text) && /^[^，。；\n]{1,24}$/u.test(between)
  if (!apart && !/^、[^，。；、\n]{1,12}$/u.test(between)) return false
  return bonds.some((bond) => bond.written === previous && bond.difference === 'none')
}

/** An article, or a number of what the text itself lists or the notes name. */
function isNoCount(point: Point, { lexicon, claims, told }: Case): boolean {
  if (isArticle(point, lexicon) || isLayout(point, lexicon) || countsOrdinals(point, told)) return true
  if (isRunOfYears(point, claims) || hasOneEach(point, { claims, told, lexicon })) return true
  if (isRateUnit(point) || isGrade(point, claims) || countsQuarters(point, told)) return true
  return countsWhatIsNamed(point, claims, lexicon)
}

/** What stands in a list before it, in points behind it, or by name in the notes or its sentence. */
function countsWhatIsNamed(point: Point, claims: readonly string[], lexicon: Case['lexicon']): boolean {
  if (countsItsList(point) || countsItsPoints(point)) return true
  return countsNamed(point, claims, lexicon) || countsNamed(point, [sentenceFrom(point)], lexicon)
}

/** Its sentence from there on. */
function sentenceFrom({ figure, source }: Point): string {
  return source.slice(figure.span.end, figure.span.end + SENTENCE_REACH).split(/[。\n]/u)[0] ?? ''
}

const SENTENCE_REACH = 120

/** 连续两年 where the notes go back to 前年. */
function isRunOfYears({ figure, source }: Point, claims: readonly string[]): boolean {
  const run = figure.unit === '年' && figure.value === '2' && source.slice(0, figure.span.start).endsWith('连续')
  return run && claims.some((claim) => claim.includes('前年'))
}

/** 14个村 where there are 14块 and 每村一块. */
function hasOneEach(
  { figure, source }: Point,
  { claims, told, lexicon }: Pick<Case, 'claims' | 'told' | 'lexicon'>,
): boolean {
  const noun = placeNounAt(source, figure.span.end, lexicon)
  if (noun === undefined || figure.unit !== '个') return false
  const oneEach = new RegExp(`[每一]个?${noun}[有设建配]?[一1]`, 'u')
  return told.some((one) => one.figure.value === figure.value && oneEach.test(one.source)) && claims.length > 0
}

/** 四个季度 where each was told of. */
function countsQuarters({ figure }: Point, told: readonly Point[]): boolean {
  return figure.unit === '季度' && String(told.filter((one) => /^Q\d$/.test(one.figure.value)).length) === figure.value
}

/** 3级以上 where the notes have 三级以上, a name. */
function isGrade({ figure }: Point, claims: readonly string[]): boolean {
  if (!['级', '届', '版', '代'].includes(figure.unit)) return false
  const spelled = `${'零一二三四五六七八九十'[Number(figure.value)] ?? figure.value}${figure.unit}`
  return claims.some((claim) => claim.includes(spelled))
}

/** The notes say it without a number: a denial, 半年, two dates. */
function isSaidInWords(point: Point, { claims, lexicon, written, told }: Case): boolean {
  if (isDeniedOne(point) || isDeniedIn(point, claims, lexicon) || isMostTold(point, told)) return true
  if (isLastOne(point) || isPointedAt(point, claims) || isSaidByMotto(point, claims)) return true
  if (isToldProportion(point, claims) || isAllByDenial(point, claims) || isToldHalfYear(point, claims)) return true
  return isLengthBetween(point, written, told)
}

/** From hour to hour, from day to day. */
function isLengthBetween(point: Point, written: readonly Point[], told: readonly Point[]): boolean {
  if (isLengthOfHours(point, written)) return true
  return isSpanBetween(point, written, told) || isDaysToTold(point, written, told)
}

/** 第二批 where three were told of; 第二天 where 次日 was. */
function numbersARow({ figure }: Point, { told, claims, units }: Case): boolean {
  if (figure.kind !== 'ordinal' || ['', '名', '位'].includes(figure.unit)) return false
  if (figure.unit === '天') return figure.value === '2' && claims.some((claim) => NEXT_DAY.test(claim))
  if (figure.value === '1' && claims.some((claim) => FIRST_TOLD.test(claim))) return true
  if (told.some((one) => one.figure.kind === 'ordinal' && one.figure.text === figure.text)) return true
  return told.some(
    (one) =>
      one.figure.kind === 'count' &&
      units.same(one.figure.unit, figure.unit) &&
      compareDecimals(figure.value, one.figure.value) <= 0,
  )
}

/** A date that only frames what was told: the year, its end, a span of told dates. */
function isFrame(point: Point, given: Case, findReplaced: FindReplaced): boolean {
  if (isUpToMonth(point, given) || spansToldDates(point, given) || isYearEnd(point, given) || isWholeYear(point, given))
    return true
  if (isSameTimeIn(point, given.told, { texts: given.claims, lexicon: given.lexicon })) return true
  if (isEndOfToldSpan(point, given) || isEndOfToldPeriod(point, given)) return true
  return isBareYear(point) && isFrameYear(point, given, findReplaced)
}

/** 「自2月14日启动，3月20日结束」 where the notes say 2月14日到3月20日: both ends of it are written. */
function isEndOfToldSpan({ figure }: Point, { told, written }: Case): boolean {
  const day = dayOfYear(figure.value)
  if (day === undefined) return false
  return told.some((span) => span.figure.value.split('/').map(dayOfYear).includes(day) && isSaidByEnds(span, written))
}

const END_OF = /^(?:份)?[底末]/u

/** 三季度末 where the notes say 9月底, and 6月底 where they say 上半年. */
function isEndOfToldPeriod({ figure: { value, span }, source }: Point, { told, claims }: Case): boolean {
  if (!END_OF.test(source.slice(span.end, span.end + 2))) return false
  const month = /^--(\d{2})$/.exec(value)?.[1]
  if (month === '06' && claims.some((claim) => claim.includes('上半年'))) return true
  const isEnd = (other: Point): boolean =>
    END_OF.test(other.source.slice(other.figure.span.end, other.figure.span.end + 2))
  return told.some(
    (other) =>
      other.figure.kind === 'date' &&
      isEnd(other) &&
      (monthsOfQuarter(value).at(-1) === other.figure.value || monthsOfQuarter(other.figure.value).at(-1) === value),
  )
}

/** 三个村 where three villages were told of, each with its figure. */
function countsToldPlaces(point: Point, given: Case): boolean {
  const { figure, source } = point
  const noun = placeNounAt(source, figure.span.end, given.lexicon)
  if (noun === undefined || figure.unit !== '个') return false
  return String(given.told.filter((told) => told.clause.includes(noun)).length) === figure.value
}

/** 2025年1月至12月 is the year, where it is told or no other is. */
function isWholeYear({ figure }: Point, given: Case): boolean {
  const year = /^(\d{4})-01(?:-01)?\/(?:\1-)?12(?:-31)?$/.exec(figure.value)?.[1]
  if (year === undefined) return /^--01\/--12$|^01-01\/12-31$/.test(figure.value)
  const told = given.told.flatMap((one) =>
    one.figure.kind === 'date' ? (/^\d{4}/.exec(one.figure.value)?.[0] ?? []) : [],
  )
  return told.length === 0 || told.includes(year)
}

/** 截至12月底 where the notes say 年底. */
function isYearEnd({ figure, source }: Point, given: Case): boolean {
  if (!/^(?:\d{4}-|--)12(?:-31)?$/.test(figure.value)) return false
  const atEnd = figure.value.endsWith('-31') || /^[底末]/.test(source.slice(figure.span.end))
  return atEnd && given.told.some((told) => /年[底末]/.test(told.source))
}

/** 前11个月 where the notes say 截至11月底. */
function isUpToMonth({ figure }: Point, given: Case): boolean {
  const [, year, month] = /^(?:(\d{4})-|--)01\/(?:\1-|--)?(\d{2})$/.exec(figure.value) ?? []
  if (month === undefined) return false
  const named = ({ figure: { kind, value } }: Point): boolean => kind === 'date' && value.startsWith(year ?? '')
  if (year !== undefined && !given.told.some(named)) return false
  return given.told.some(
    ({ figure: { value, span }, source }) =>
      (value === `--${month}` || value.startsWith(`${month}-`) || value === `${year ?? ''}-${month}`) &&
      UP_TO.test(source.slice(Math.max(0, span.start - 4), span.start)),
  )
}

const UP_TO = /[截止到至底]/

/** 前三季度 where each of the three was told: both ends of the span are told dates. 一季度 where its months were. */
function spansToldDates(point: Point, given: Case): boolean {
  const ends = point.figure.kind === 'date' ? point.figure.value.split('/') : []
  const told = new Set(given.told.flatMap(({ figure }) => (figure.kind === 'date' ? figure.value.split('/') : [])))
  if (ends.length === 1) return monthsOfQuarter(point.figure.value).filter((month) => told.has(month)).length > 1
  const [first = '', last = ''] = ends
  const months = [monthsOfQuarter(first)[0] ?? '', monthsOfQuarter(last).at(-1) ?? '']
  return ends.length === 2 && (ends.every((end) => told.has(end)) || months.every((month) => told.has(month)))
}

/** 「2026年，计划……」: the sentence looks ahead. */
function isAhead({ figure, source }: Point): boolean {
  const { start, end } = figure.span
  return AHEAD.test(source.slice(Math.max(0, start - AHEAD_REACH), end + AHEAD_REACH))
}

const AHEAD = /下一步|计划|打算|明年|来年|新的一年|下一年|力争|拟|预算|思路|工作安排|将(?!我|本|20)/u
const AHEAD_REACH = 60

/** A year that the notes name only in what they plan (2024年工作思路) is not the one that a report tells of. */
function isOnlyAhead(year: string, { told }: Case): boolean {
  return told.filter(({ figure }) => figure.kind === 'date' && figure.value.startsWith(year)).every(isAhead)
}

/** The year a report speaks of may be named though no note names it, and the year after it in the plan; not the year of an award. */
function isFrameYear(point: Point, given: Case, findReplaced: FindReplaced): boolean {
  const years = given.told
    .filter((told) => told.figure.kind === 'date')
    .flatMap((told) => /^\d{4}/.exec(told.figure.value)?.[0] ?? [])
  if (findReplaced(point, []) !== undefined) return false
  if (years.length === 0) return !AWARD.test(given.text.slice(point.figure.span.end, point.figure.span.end + 12))
  if (years.includes(point.figure.value)) return isAhead(point) || !isOnlyAhead(point.figure.value, given)
  return years.includes(String(Number(point.figure.value) - 1)) && isAhead(point)
}
