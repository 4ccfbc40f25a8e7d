import type { UnitReader } from './units.ts'

/** A text without the spaces that only set numbers apart, and where each of its characters stood. */
export interface ClosedUp {
  readonly text: string
  /** The place in the first text of a place in this one. */
  readonly placeOf: (index: number) => number
}

const APART = /\d ?[万亿]? | (?=\d)/
/** 「1100 多人」, 「3 万」, 「2 块」: a space between a number and what belongs to it. */
const BEHIND = /(?:^|第|[^\d.\u4e00-\u9fff])\d[\d.]*[万亿]?$/u
const BEHIND_REACH = 14
const GOES_ON = /[万亿余多几块元]/u
/** 「第 3」, 「3 月 5 日」, 「3 万 2，」. */
const BEFORE_NUMBER = /[第年月]$/u
const LAST_OF_MONEY = /^\d(?=$|[^\d.\s]|\s(?![\u4e00-\u9fff]))/u

/** 「出动 1100 多人次」 as 出动 1100多人次: who sets every number apart does so from its measure word too. */
export function closeUp(text: string, units: UnitReader): ClosedUp {
  if (!APART.test(text)) return { text, placeOf: (index) => index }
  const places: number[] = []
  let closed = ''
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === ' ' && isWithinNumber(text, index, { closed, units })) continue
    places.push(index)
    closed += text.charAt(index)
  }
  return { text: closed, placeOf: (index) => places[index] ?? text.length }
}

function isWithinNumber(
  text: string,
  index: number,
  { closed, units }: { readonly closed: string; readonly units: UnitReader },
): boolean {
  const before = closed.slice(-BEHIND_REACH)
  const next = text.charAt(index + 1)
  if (/\d/.test(next)) {
    if (/\d [万亿]$/u.test(text.slice(Math.max(0, index - 3), index)))
      return LAST_OF_MONEY.test(text.slice(index + 1, index + 4))
    return BEFORE_NUMBER.test(before) && text[index - 2] !== undefined && /\d|第/.test(before.slice(-2))
  }
  return BEHIND.test(before) && (GOES_ON.test(next) || units.at(text, index + 1) !== undefined)
}
