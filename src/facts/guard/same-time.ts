import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { Point } from './point.ts'
import { dayOfYear } from './said-by-date.ts'

const HALVES: Readonly<Record<string, RegExp>> = { '01/06': /上半年/u, '07/12': /下半年/u }

/** The months that a span or a quarter goes through, first and last: Q3 and --07/--09 → 07/09. */
function stretchOf(value: string): string | undefined {
  const [first = '', last = first] = value.split('/')
  const [from, to] = [monthOf(first, -2), monthOf(last, 0)]
  return from === undefined || to === undefined || (from === to && !first.startsWith('Q')) ? undefined : `${from}/${to}`
}

/** Q3 → 07 or 09; --07 → 07. */
function monthOf(iso: string, back: number): string | undefined {
  const quarter = /^Q([1-4])$/.exec(iso)?.[1]
  if (quarter !== undefined) return String(Number(quarter) * 3 + back).padStart(2, '0')
  return /^--(\d{2})$/.exec(iso)?.[1]
}

/** Whether the other side says the same time in another way: 7至9月 as 三季度, 1-6月 as 上半年, 3月15日 as 消费者权益日. */
export function isSameTimeIn(
  { figure: { kind, value } }: Point,
  others: readonly Point[],
  { texts, lexicon }: { readonly texts: readonly string[]; readonly lexicon: Pick<FigureLexicon, 'namedDays'> },
): boolean {
  if (kind !== 'date') return false
  const stretch = stretchOf(value)
  const names = lexicon.namedDays[dayOfYear(value) ?? stretch ?? '']
  if (names?.some((name) => texts.some((text) => text.includes(name))) === true) return true
  if (stretch === undefined) return false
  if (HALVES[stretch] !== undefined && texts.some((text) => HALVES[stretch]?.test(text))) return true
  return others.some(
    ({ figure }) => figure.kind === 'date' && figure.value !== value && stretchOf(figure.value) === stretch,
  )
}

/** 两个月 of 暑假两个月 is said by 7至8月. */
export function isLengthOfNamed(
  { figure: { unit, value, span }, source }: Point,
  written: readonly Point[],
  { namedDays }: Pick<FigureLexicon, 'namedDays'>,
): boolean {
  if (unit !== '个月') return false
  const before = source.slice(Math.max(0, span.start - 4), span.start)
  return Object.entries(namedDays).some(([stretch, names]) => {
    const [first = '', last] = stretch.split('/')
    if (last === undefined || String(Number(last) - Number(first) + 1) !== value) return false
    return (
      names.some((name) => before.endsWith(name)) && written.some(({ figure }) => stretchOf(figure.value) === stretch)
    )
  })
}
