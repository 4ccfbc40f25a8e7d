import type { Figure } from '../../core/figure.ts'

/** Of a text without any, no figure is said under another. */
function mayLabel(figure: Figure): boolean {
  return isLabel(figure) || figure.unit === '季度' || BATCHES.includes(figure.unit)
}

const SENTENCE_END = /[。！？；\n]/

/** The date or 第几批 each figure is said under: the one before it in its sentence; rows of dates and of figures go one by one. Empty where none is said under any. */
export function labelsOf(text: string, figures: readonly Figure[]): readonly (Figure | undefined)[] {
  if (!figures.some((figure) => mayLabel(figure) || goesByTurns(text, figure)) && !LABELS_IN_WORDS.test(text)) return []
  const halves = [...halvesIn(text), ...turnsIn(text)]
  if (halves.length === 0) return labelsAmong(text, figures)
  const all = [...figures, ...halves].sort((a, b) => a.span.start - b.span.start)
  const labels = new Map(labelsAmong(text, all).map((label, at) => [all[at], label]))
  return figures.map((figure) => labels.get(figure))
}

const LABELS_IN_WORDS = /季|半年|后一[次场回批期]/u

/** 「前一次600份，后一次1500份」: the first and the second. */
function turnsIn(text: string): readonly Figure[] {
  if (!/前一[次场回批期]/u.test(text) || !/后一[次场回批期]/u.test(text)) return []
  return [...text.matchAll(/[前后]一[次场回批期]/gu)].map(({ 0: word, index }) => ({
    value: word.startsWith('前') ? '1' : '2',
    unit: '次',
    approx: '',
    kind: 'ordinal',
    subject: '',
    span: { start: index, end: index + word.length },
    text: word,
  }))
}

/** 上半年, 下半年 and the 年底 beside them stand for dates of their own. */
function halvesIn(text: string): readonly Figure[] {
  if (!/[上下]半年/u.test(text)) return []
  return [...text.matchAll(/[上下]半年|年[底末]|全年/gu)].map(({ 0: word, index }) => ({
    value: HALVES[word] ?? '--12',
    unit: '',
    approx: '',
    kind: 'date',
    subject: '',
    span: { start: index, end: index + word.length },
    text: word,
  }))
}

const HALVES: Readonly<Record<string, string>> = {
  上半年: '--01/--06',
  下半年: '--07/--12',
  全年: '--01/--12',
}

function labelsAmong(text: string, figures: readonly Figure[]): readonly (Figure | undefined)[] {
  const dates = datesBeforeEach(text, figures)
  return alignRows(text, figures, alignQuarters(text, figures, alignSpans(text, figures, dates)))
}

/** The last date before each figure in its sentence, or the one in brackets right behind it. */
function datesBeforeEach(text: string, figures: readonly Figure[]): readonly (Figure | undefined)[] {
  const row: Figure[] = []
  return figures.map((figure, at) => {
    const [previous, next] = [figures[at - 1], figures[at + 1]]
    if (isBehindInBrackets(text, figure, next)) return next
    const last = row.at(-1)
    if (last !== undefined && isFar(text, last, figure)) row.length = 0
    if (!isLabel(figure)) return row.at(-1)
    if (isBehindInBrackets(text, previous, figure)) return undefined
    if (row.length > 0 && !isRow(text, last, figure)) row.length = 0
    row.push(figure)
    return undefined
  })
}

/** 「2家（3月）」: the date is said of what stands right before its brackets. */
function isBehindInBrackets(text: string, figure: Figure | undefined, date: Figure | undefined): boolean {
  if (figure === undefined || date === undefined || isLabel(figure)) return false
  const { start, end } = date.span
  return date.kind === 'date' && /^[（(]$/u.test(text.slice(figure.span.end, start)) && /[）)]/u.test(text.charAt(end))
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
  let last: { readonly row: readonly Figure[]; readonly end: Figure | undefined } = { row: [], end: undefined }
  figures.forEach((figure, start) => {
    if (isLabel(figure)) return
    const before = dateRowBefore(text, figures, start)
    const goesOn = last.end !== undefined && figures[start - 1] === last.end && !isFar(text, last.end, figure)
    const row = before.length < 2 ? (goesOn ? last.row : datesBefore(text, figures, start)) : before
    if (row.length < 2 || !isRowOf(text, figures.slice(start, start + row.length), row.length)) return
    row.forEach((date, at) => (aligned[start + at] = date))
    last = { row, end: figures[start + row.length - 1] }
  })
  return aligned
}

/** 「1月18日开推进会，7月3日开调度会，参会分别为92人、45人」: the dates of its sentence, one for each figure of the row. */
function datesBefore(text: string, figures: readonly Figure[], start: number): readonly Figure[] {
  const figure = figures[start]
  if (figure === undefined || !RESPECTIVELY.test(text.slice(Math.max(0, figure.span.start - 10), figure.span.start)))
    return []
  const before = figures.slice(Math.max(0, start - MOST_BEFORE), start)
  return before.filter((one) => one.kind === 'date' && !isFar(text, one, figure))
}

const RESPECTIVELY = /(?:分别|依次)[^，。；\n]{0,6}$/u
const MOST_BEFORE = 8

/** So many figures one after the other, none of them a label. */
function isRowOf(text: string, numbers: readonly Figure[], length: number): boolean {
  return (
    numbers.length === length &&
    numbers.every((one, at) => !isLabel(one) && (at === 0 || isRow(text, numbers[at - 1], one)))
  )
}

/** 「四个季度分别为3场、5场、2场、6场」, 「1—3月依次为5件、3件、8件」: one figure for each part of the span before the row. */
function alignSpans(
  text: string,
  figures: readonly Figure[],
  dates: readonly (Figure | undefined)[],
): readonly (Figure | undefined)[] {
  const aligned = [...dates]
  figures.forEach((span, at) => {
    const parts = goesByTurns(text, span) ? turnsOf(span) : partsOfSpan(span)
    if (parts.length < 2) return
    // 「分三批培养75名，依次为……」: what they make together may stand between.
    const from = [at + 1, at + 2].find((next) => {
      const first = figures[next]
      return first !== undefined && ONE_BY_ONE.test(text.slice(span.span.end, first.span.start))
    })
    const row = from === undefined ? [] : figures.slice(from, from + parts.length)
    if (from === undefined || !isRowOf(text, row, parts.length)) return
    parts.forEach((part, index) => (aligned[from + index] = { ...span, ...part }))
  })
  return aligned
}

/** 「按季度看，检查分别为28家、35家、41家、30家」: rows of four in its sentence. */
function alignQuarters(
  text: string,
  figures: readonly Figure[],
  dates: readonly (Figure | undefined)[],
): readonly (Figure | undefined)[] {
  const aligned = [...dates]
  figures.forEach((figure, start) => {
    const before = text.slice(Math.max(0, figure.span.start - DATE_REACH), figure.span.start)
    if (!BY_QUARTER.test(before) || !isRowOf(text, figures.slice(start, start + 4), 4)) return
    QUARTERS.forEach((value, at) => (aligned[start + at] = { ...figure, kind: 'date', value }))
  })
  return aligned
}

const BY_QUARTER = /[按分逐各]季度?[^。；\n]*$/u
const QUARTERS = ['Q1', 'Q2', 'Q3', 'Q4']

const ONE_BY_ONE = /^[^。；\n]{0,16}(?:分别|依次|各)[^。；，\n]{0,16}$/u

/** The quarters or months that a span goes through. */
function partsOfSpan(span: Figure): readonly Pick<Figure, 'kind' | 'value'>[] {
  const { kind, value, unit } = span
  if (kind === 'date') return monthsOrQuarters(value)
  if (kind !== 'count' && unit !== '季度') return []
  if (unit === '季度') return value === '4' ? QUARTERS.map((quarter) => ({ kind: 'date', value: quarter })) : []
  return BATCHES.includes(unit) ? turnsOf(span) : []
}

/** The first, the second … of so many. */
function turnsOf({ value }: Figure): readonly Pick<Figure, 'kind' | 'value'>[] {
  if (!/^[2-8]$/.test(value)) return []
  return Array.from({ length: Number(value) }, (_, at) => ({ kind: 'ordinal', value: String(at + 1) }))
}

/** 「两次分别发放600份、1500份」. */
function goesByTurns(text: string, { kind, unit, span }: Figure): boolean {
  return kind === 'count' && TIMES.includes(unit) && /^[，,]?(?:分别|依次)/u.test(text.slice(span.end, span.end + 3))
}

const TIMES = ['次', '场', '回']

function monthsOrQuarters(span: string): readonly Pick<Figure, 'kind' | 'value'>[] {
  const ends = /^(Q|--)(\d{1,2})\/(Q|--)(\d{1,2})$/.exec(span)
  if (ends === null) return []
  const [, mark = '', first = '', , last = ''] = ends
  const length = Number(last) - Number(first) + 1
  return Array.from({ length: Math.max(0, length) }, (_, at) => ({
    kind: 'date',
    value: `${mark}${String(Number(first) + at).padStart(first.length, '0')}`,
  }))
}

/** What is told one by one as 第一批, 第二批. */
const BATCHES = ['批', '批次', '期', '轮']

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
  return (
    figure.kind === 'date' ||
    isThreshold(figure) ||
    (figure.kind === 'ordinal' && !['', '名', '位'].includes(figure.unit))
  )
}

/** 5年以上 of 「5年以上的2件」, 60岁以上: what it is said of, not what was counted. */
export function isThreshold({ kind, unit, approx }: Figure): boolean {
  return (kind === 'duration' || unit === '岁') && ['以上', '以下', '不足', '超'].includes(approx)
}

/** A date binds the figures after it: 3月 of 「3月调解12件」. The year alone does when nothing else is said. */
export function labelWords(label: Figure | undefined): readonly string[] {
  if (label === undefined) return []
  if (isThreshold(label)) return [`@${label.approx}${label.value}${label.unit}`]
  if (label.kind === 'ordinal') return [`@第${label.value}`, `@@第${label.value}`]
  const short = label.value.replaceAll(/\d{4}-(?=\d)/g, '')
  return [`@${short}`, `@@${short}`]
}

const GRADE = /([a-z])[级类等档]的?$/iu
const GRADE_REACH = 3

/** C of 「C级6栋」 and 「c级的六栋」 tells which 6栋 they are. */
export function gradeWords(text: string, { span }: Figure): readonly string[] {
  const letter = GRADE.exec(text.slice(Math.max(0, span.start - GRADE_REACH), span.start))?.[1]?.toUpperCase()
  return letter === undefined ? [] : [`@级${letter}`, `@@级${letter}`]
}
