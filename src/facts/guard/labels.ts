import type { Figure } from '../../core/figure.ts'

const SENTENCE_END = /[。！？；\n]/

/** The date or 第几批 each figure is said under: the one before it in its sentence; rows of dates and of figures go one by one. */
export function labelsOf(text: string, figures: readonly Figure[]): readonly (Figure | undefined)[] {
  const row: Figure[] = []
  const dates = figures.map((figure) => {
    const last = row.at(-1)
    if (last !== undefined && isFar(text, last, figure)) row.length = 0
    if (!isLabel(figure)) return row.at(-1)
    if (row.length > 0 && !isRow(text, last, figure)) row.length = 0
    row.push(figure)
    return undefined
  })
  return alignRows(text, figures, dates)
}

/** How far a date reaches within its sentence, in UTF-16 units. */
const DATE_REACH = 80

function isFar(text: string, date: Figure, figure: Figure): boolean {
  const { end } = date.span
  return figure.span.start - end > DATE_REACH || SENTENCE_END.test(text.slice(end, figure.span.start))
}

const ROW_JOINT = /^[、和与及，,\s]*$/

function isRow(text: string, one: Figure | undefined, next: Figure | undefined): boolean {
  return (
    one !== undefined && next !== undefined && ROW_JOINT.test(text.slice(one.span.end, next.span.start).slice(0, 8))
  )
}

/** 「5月8日、6月20日分别有58人、72人」: as many figures in a row as there were dates. */
function alignRows(
  text: string,
  figures: readonly Figure[],
  dates: readonly (Figure | undefined)[],
): readonly (Figure | undefined)[] {
  const aligned = [...dates]
  figures.forEach((figure, start) => {
    const row = dateRowBefore(text, figures, start)
    if (figure.kind === 'date' || row.length < 2) return
    const length = row.length
    const numbers = figures.slice(start, start + length)
    const joined =
      numbers.length === length &&
      numbers.every((one, at) => !isLabel(one) && (at === 0 || isRow(text, numbers[at - 1], one)))
    if (joined) row.forEach((date, at) => (aligned[start + at] = date))
  })
  return aligned
}

/** The row of dates right before a figure, in its sentence. */
function dateRowBefore(text: string, figures: readonly Figure[], index: number): readonly Figure[] {
  const row: Figure[] = []
  for (let at = index - 1; at >= 0 && row.length < 8; at -= 1) {
    const date = figures[at]
    if (date === undefined || !isLabel(date)) break
    const next = row[0] ?? figures[index]
    if (next === undefined || isFar(text, date, next)) break
    const between = text.slice(date.span.end, next.span.start)
    if (row.length > 0 && !ROW_JOINT.test(between)) break
    row.unshift(date)
  }
  return row
}

/** 第二批 of 「第二批8人」 tells which 8人 it is; 第二 alone is a rank. */
function isLabel(figure: Figure): boolean {
  return figure.kind === 'date' || (figure.kind === 'ordinal' && !['', '名', '位'].includes(figure.unit))
}

/** A date binds the figures after it: 3月 of 「3月调解12件」. The year alone does when nothing else is said. */
export function labelWords(label: Figure | undefined): readonly string[] {
  if (label === undefined) return []
  if (label.kind === 'ordinal') return [`@第${label.value}`, `@@第${label.value}`]
  const short = label.value.replaceAll(/\d{4}-(?=\d)/g, '')
  return [`@${short}`, `@@${short}`]
}
