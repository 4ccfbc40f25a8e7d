import type { Bond } from './bond.ts'
import type { Point } from './point.ts'

const DAY_MS = 86_400_000

/**
 * Whether a told time is said by a fuller one of the same note that the text has: 10月份 by 10月15日, 一个星期 by
 * 6月10日至16日, the 六个月 of 上半年六个月 by 上半年.
 */
export function isSaidByDate(point: Point, bonds: readonly Bond[]): boolean {
  const { kind, value } = point.figure
  if (kind === 'duration')
    return isHalfYear(point) || dates(point, bonds).some((date) => lengthOf(date, point) === value)
  if (kind !== 'date' || value.includes('/')) return false
  const month = /^(?:\d{4}-|--)(\d{2})$/.exec(value)?.[1]
  return (
    month !== undefined && dates(point, bonds).some((date) => daysOf(date).some((day) => day.startsWith(`${month}-`)))
  )
}

/** The told dates of the same note that the text says. */
function dates(point: Point, bonds: readonly Bond[]): readonly string[] {
  return bonds
    .filter(
      ({ told, difference }) => difference === 'none' && told.figure.kind === 'date' && told.source === point.source,
    )
    .map(({ told }) => told.figure.value)
}

/** `2025-06-10/06-16` as month and day of its ends; a month alone has no days. */
function daysOf(date: string): readonly string[] {
  return date.split('/').flatMap((end) => /(?:^|-)(\d{2}-\d{2})$/.exec(end)?.[1] ?? [])
}

/** How long a span of dates lasts, both ends counted, in the unit of the duration. */
function lengthOf(date: string, { figure }: Point): string | undefined {
  const [first, last] = daysOf(date)
  if (first === undefined || last === undefined) return monthsOf(date, figure.unit)
  // Any year that is no leap year: a span that takes in the end of February is told by its days.
  const days = (Date.parse(`2025-${last}`) - Date.parse(`2025-${first}`)) / DAY_MS + 1
  if (figure.unit === '周') return days % 7 === 0 ? String(days / 7) : undefined
  return ['天', '日'].includes(figure.unit) ? String(days) : undefined
}

function monthsOf(date: string, unit: string): string | undefined {
  const [first, last] = date.split('/').map((end) => /^(?:\d{4}-|--)(\d{2})$/.exec(end)?.[1])
  if (first === undefined || last === undefined || unit !== '个月') return undefined
  return String(Number(last) - Number(first) + 1)
}

function isHalfYear({ figure, source }: Point): boolean {
  return figure.unit === '个月' && figure.value === '6' && /[上下]半年$/u.test(source.slice(0, figure.span.start))
}

/** 6个月 where the notes say 半年. */
export function isToldHalfYear({ figure }: Point, claims: readonly string[]): boolean {
  return figure.unit === '个月' && figure.value === '6' && claims.some((claim) => claim.includes('半年'))
}

/** 「4月26日……2天后即4月28日」, 「3月1日至5月31日，为期3个月」: how long it is between two of the first dates, the last day counted or not. */
export function isSpanBetween({ figure }: Point, written: readonly Point[], told: readonly Point[] = []): boolean {
  if (figure.kind !== 'duration') return false
  const days = daysIn(written)
  if (days.some((first) => days.some((last) => lasts(figure, first, last)))) return true
  return told.slice(0, MOST_POINTS).some((span) => isAsLongAs(figure, span))
}

function isAsLongAs(length: Point['figure'], { figure: span }: Point): boolean {
  if (span.kind !== 'date' || !span.value.includes('/')) return false
  const [first, last] = daysOf(span.value).map(dayNumber)
  return first !== undefined && last !== undefined && lasts(length, first, last)
}

function dayNumber(day: string): number {
  return Date.parse(`2025-${day}`) / DAY_MS
}

/** Whether from the first day to the last it is so long. */
function lasts({ unit, value }: Point['figure'], first: number, last: number): boolean {
  const days = [last - first, last - first + 1]
  if (['天', '日'].includes(unit)) return days.map(String).includes(value)
  if (unit === '周') return days.some((many) => many > 0 && String(many / 7) === value)
  return unit === '个月' && monthsBetween(first, last) === Number(value)
}

/** 4月20日 to 5月20日 or 5月19日; undefined for no whole months. */
function monthsBetween(first: number, last: number): number | undefined {
  const [from, to] = [new Date(first * DAY_MS), new Date(last * DAY_MS)]
  const next = new Date((last + 1) * DAY_MS)
  const end = [to, next].find((one) => one.getUTCDate() === from.getUTCDate())
  if (end === undefined) return undefined
  return (end.getUTCFullYear() - from.getUTCFullYear()) * 12 + end.getUTCMonth() - from.getUTCMonth()
}

/** 2日后 of 「4月8日收到，2日后受理」 where the notes say 4月10号. */
export function isDaysToTold({ figure }: Point, written: readonly Point[], told: readonly Point[]): boolean {
  if (figure.kind !== 'duration' || !['天', '日'].includes(figure.unit)) return false
  const days = daysIn(written)
  return daysIn(told).some((last) => days.some((first) => String(last - first) === figure.value))
}

/** … and the 4月10号 that is said by it. */
export function isSaidByDays(point: Point, written: readonly Point[]): boolean {
  const [last] = daysIn([point])
  if (last === undefined) return false
  const lengths = written
    .slice(0, MOST_POINTS)
    .flatMap(({ figure }) => (figure.kind === 'duration' && ['天', '日'].includes(figure.unit) ? [figure.value] : []))
  return lengths.length > 0 && daysIn(written).some((first) => lengths.includes(String(last - first)))
}

/** The first dates as days of one year. */
function daysIn(points: readonly Point[]): readonly number[] {
  return points
    .slice(0, MOST_POINTS)
    .flatMap((point) => (point.figure.kind === 'date' ? daysOf(point.figure.value) : []))
    .slice(0, MOST_DAYS)
    .map(dayNumber)
}

/** What stands beyond these is not paired. */
const MOST_POINTS = 200
const MOST_DAYS = 12

/** 2025-02-14 and 02-14 → 02-14; undefined for what is no single day. */
export function dayOfYear(value: string): string | undefined {
  return /^(?:\d{4}-)?(\d{2}-\d{2})$/.exec(value)?.[1]
}

/** 2月14日到3月20日 is said by 2月14日启动, 3月20日结束: the days that a span begins and ends with. */
export function isSaidByEnds(span: Point, written: readonly Point[]): boolean {
  const { kind, value } = span.figure
  const ends = kind === 'date' ? value.split('/').map(dayOfYear) : []
  if (ends.length !== 2 || ends.includes(undefined)) return false
  const says = (day: string | undefined): boolean =>
    written.some(({ figure }) => figure.kind === 'date' && dayOfYear(figure.value) === day)
  // 自4月20日起，为期一个月.
  const lasted = written.some(({ figure }) => figure.kind === 'duration' && isAsLongAs(figure, span))
  return says(ends[0]) && (says(ends[1]) || lasted)
}
