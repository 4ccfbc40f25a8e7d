import { checked, dateToken, isoOf } from './date-parts.ts'
import type { FigureToken } from './tokens.ts'
import type { UnitReader } from './units.ts'

/** 6月15到7月31: days without their 日. */
const SPAN = /(\d{1,2})月(\d{1,2})\s?[日号]?\s?[-–—~～至到]{1,2}\s?(\d{1,2})月(\d{1,2})(?!\d)/y

/** A span of two days at least the last of which leaves out its 日. */
export function readBareSpan(text: string, index: number, units: UnitReader): FigureToken | undefined {
  SPAN.lastIndex = index
  const found = SPAN.exec(text)
  if (found === null || /[日号]/.test(text.charAt(SPAN.lastIndex)) || units.at(text, SPAN.lastIndex) !== undefined)
    return undefined
  const end = SPAN.lastIndex
  const [, month, day, lastMonth, lastDay] = found
  const from = checked({ year: undefined, month, day }, end)
  const to = checked({ year: undefined, month: lastMonth, day: lastDay }, end)
  return from === undefined || to === undefined ? undefined : dateToken(`${isoOf(from)}/${isoOf(to)}`, index, end)
}
