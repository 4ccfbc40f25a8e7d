import type { Point } from './point.ts'

const EVERY_WEEK = /^每(?:周|星期)(?=[一二三四五六日天])/u
const DAYS = /(?:周|星期)([一二三四五六日天](?:[、和]?[一二三四五六日天])*)/gu

/** 每周一三五 is said by 周一、周三、周五. */
export function isSaidByWeekdays({ figure: { kind, text } }: Point, draft: string): boolean {
  if (kind !== 'frequency' || !EVERY_WEEK.test(text)) return false
  const said = new Set(weekdaysIn(draft))
  return weekdaysIn(text).every((day) => said.has(day))
}

function weekdaysIn(text: string): readonly string[] {
  return [...text.matchAll(DAYS)].flatMap(([, days = '']) => Array.from(days.replaceAll(/[、和]/gu, '')))
}
