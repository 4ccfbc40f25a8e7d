import { multiplyDecimals } from '../../language/decimal.ts'
import { inOneSentence } from './one-sentence.ts'
import type { Point } from './point.ts'

const JOINT = /^\s?[至到—–~～-]{1,2}(?:次日|翌日|第二天|当[日天晚])?(?:凌晨|早上|晚上?)?\s?$/u
const CLOCK = /^T(\d{2}):(\d{2})$/
const HOURS = 60
const DAY = 24 * HOURS
/** How far off the spans of hours may stand, in UTF-16 units. */
const REACH = 90
/** More figures of a text than these are not looked at. */
const MOST = 400

/** 「19时至22时，每晚3小时」: how long it is from hour to hour in its sentence, or what several such spans make. */
export function isLengthOfHours(point: Point, written: readonly Point[]): boolean {
  const minutes = minutesIn(point)
  if (minutes === undefined) return false
  const near = written
    .slice(0, MOST)
    .filter((one) => one.figure.value.startsWith('T') && inOneSentence(point, one, REACH))
  const lengths = near.flatMap((from, at) => lengthTo(from, near[at + 1]))
  const all = lengths.reduce((sum, length) => sum + length, 0)
  return [...lengths, all].some((length) => length > 0 && String(length) === minutes)
}

function minutesIn({ figure: { kind, unit, value, high, approx } }: Point): string | undefined {
  if (kind !== 'duration' || high !== undefined || approx !== '') return undefined
  if (unit.endsWith('小时')) return multiplyDecimals(value, String(HOURS))
  return unit === '分钟' ? value : undefined
}

function lengthTo(from: Point, to: Point | undefined): readonly number[] {
  if (to === undefined || !JOINT.test(from.source.slice(from.figure.span.end, to.figure.span.start).slice(0, 10)))
    return []
  const [first, last] = [from, to].map(({ figure }) => minuteOfDay(figure.value))
  return first === undefined || last === undefined ? [] : [(last - first + DAY) % DAY]
}

function minuteOfDay(value: string): number | undefined {
  const [, hours, minutes] = CLOCK.exec(value) ?? []
  return hours === undefined ? undefined : Number(hours) * HOURS + Number(minutes)
}
