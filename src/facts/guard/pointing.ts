import type { Point } from './point.ts'

/** How far around a figure is looked at, in UTF-16 units. */
const REACH = 4
const LAST = /(?:最后|最末|末了)$/u

/** 最后一次全票通过: one of several that were counted, and no count of its own. */
export function isLastOne({ figure, source }: Point): boolean {
  return (
    figure.text.startsWith('一') && LAST.test(source.slice(Math.max(0, figure.span.start - REACH), figure.span.start))
  )
}

const ONES = ['那', '这', '该', '此', '另一']

/** 1份 where the other side says 那份 or 该份. */
export function isPointedAt({ figure }: Point, texts: readonly string[]): boolean {
  if (figure.value !== '1' || figure.kind !== 'count' || figure.unit === '' || figure.approx !== '') return false
  return texts.slice(0, MOST_TEXTS).some((text) => ONES.some((one) => text.includes(`${one}${figure.unit}`)))
}

const MOST_TEXTS = 400
const FIRST_FEW: Readonly<Record<string, string>> = { 2: '[两二2]', 3: '[三3]', 4: '[四4]', 5: '[五5]' }

/** 2次 is said by 前两次. */
export function isSaidByFirstFew({ figure }: Point, text: string): boolean {
  const few = figure.kind === 'count' && figure.approx === '' ? FIRST_FEW[figure.value] : undefined
  if (few === undefined || figure.high !== undefined || !EVENTS.includes(figure.unit)) return false
  return new RegExp(`[前头]${few}${figure.unit}`, 'u').test(text)
}

const EVENTS = ['次', '批', '场', '轮', '期', '回', '趟', '批次']
