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

/** 「4月26日……2天后即4月28日」: the days between two of the first dates of the text, the last one counted or both. */
export function isSpanBetween({ figure }: Point, written: readonly Point[]): boolean {
  if (figure.kind !== 'duration' || !['天', '日'].includes(figure.unit)) return false
  const days = daysIn(written)
  return days.some((first) => days.some((last) => [last - first, last - first + 1].map(String).includes(figure.value)))
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
    .map((day) => Date.parse(`2025-${day}`) / DAY_MS)
}

/** What stands beyond these is not paired. */
const MOST_POINTS = 200
const MOST_DAYS = 12

/** 2025-02-14 and 02-14 → 02-14; undefined for what is no single day. */
export function dayOfYear(value: string): string | undefined {
  return /^(?:\d{4}-)?(\d{2}-\d{2})$/.exec(value)?.[1]
}

/** 2月14日到3月20日 is said by 2月14日启动, 3月20日结束: the days that a span begins and ends with. */
export function isSaidByEnds({ figure: { kind, value } }: Point, written: readonly Point[]): boolean {
  const ends = kind === 'date' ? value.split('/').map(dayOfYear) : []
  if (ends.length !== 2 || ends.includes(undefined)) return false
  return ends.every((end) => written.some(({ figure }) => figure.kind === 'date' && dayOfYear(figure.value) === end))
}
