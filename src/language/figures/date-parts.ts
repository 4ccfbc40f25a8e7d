import { parseChineseNumeral } from '../chinese-numerals.ts'
import type { FigureToken } from './tokens.ts'

const PART_OF_DAY = /(?:早上|上午|中午|下午|晚上|当天|晚)/y

/** What a written date says; each part may be missing. */
export interface Parts {
  readonly year?: string
  readonly month?: string
  readonly day?: string
  readonly end: number
}

/** 2023 → "2023"; 4月3日 → "04-03"; 4月 → "--04"; 3日 → "---03". */
export function isoOf(parts: Parts): string {
  const { year, month, day } = parts
  if (year !== undefined) return [year, month, day].filter((part) => part !== undefined).join('-')
  if (month !== undefined) return day === undefined ? `--${month}` : `${month}-${day}`
  return `---${day ?? ''}`
}

/** Numerals made ISO; undefined when there is no such month or day. */
export function checked(
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

export function number(text: string): string {
  if (/^\d/.test(text)) return String(Number(text))
  return FUSED[text] ?? parseChineseNumeral(text) ?? '99'
}

/** 元月 is 1月. */
const FUSED: Readonly<Record<string, string>> = { 俩: '2', 仨: '3', 元: '1' }

function fullYear(text: string): string {
  if (text.length > 2) return text
  return `${Number(text) < 50 ? '20' : '19'}${text.padStart(2, '0')}`
}

export function inRange(text: string | undefined, most: number): boolean {
  return text === undefined || (Number(text) >= 1 && Number(text) <= most)
}

export function withPartOfDay(text: string, end: number): number {
  PART_OF_DAY.lastIndex = end
  return PART_OF_DAY.test(text) ? PART_OF_DAY.lastIndex : end
}

export function dateToken(value: string, start: number, end: number): FigureToken {
  return { kind: 'date', value, unit: '', approx: '', start, end }
}
