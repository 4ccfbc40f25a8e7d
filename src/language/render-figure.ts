import type { Decimal } from '../core/decimal.ts'
import type { Figure } from '../core/figure.ts'
import { shiftDecimal } from './decimal.ts'
import type { FigureUnits } from './units.ts'

const TEN_THOUSAND = 10_000n
const HUNDRED_MILLION = 100_000_000n

/**
 * The written form of a figure in a report: 80多个人 → 80余人, 1万多份 → 1万余份, 百分之九十五 → 95%, 12000元 → 1.2万元,
 * 2至3次 → 2至3次. The approximation is kept, never made exact. `unit` prints another measure word of the same class.
 */
export function renderFigure(figure: Figure, options: { readonly unit?: string } = {}): string {
  if (figure.kind === 'date') return renderDate(figure)
  if (figure.kind === 'frequency') return renderFrequency(figure)
  const unit = options.unit ?? figure.unit
  const number = numberOf(figure)
  const body = figure.kind === 'ordinal' ? `第${figure.value}${unit}` : `${number}${moreMark(figure)}${unit}`
  return `${before(figure)}${body}${after(figure)}`
}

/** A range is written with 至; 数十 and 数百 stay as they are said. */
function numberOf(figure: Figure): string {
  if (figure.high === undefined) return groupNumber(figure)
  if (/[数几]/.test(figure.text)) return /[数几][十百千万]+/.exec(figure.text)?.[0].replace('几', '数') ?? figure.value
  const percent = figure.unit === '%' ? '%' : ''
  return `${figure.value}${percent}至${figure.high}`
}

/** Whole ten thousands are written with 万, and money above it; the writer's own 万 is kept. */
function groupNumber(figure: Figure): string {
  const { value } = figure
  if (value.startsWith('-')) return value
  const [whole = '0', decimals] = value.split('.')
  const size = BigInt(whole)
  const saidInWan = /[万亿]/.test(figure.text) || figure.kind === 'money'
  if (size >= HUNDRED_MILLION && isShort(value, -8)) return `${shiftDecimal(value, -8)}亿`
  if (size < TEN_THOUSAND || decimals !== undefined || !saidInWan || !isShort(value, -4)) return value
  return `${shiftDecimal(value, -4)}万`
}

/** At most four decimals are left after the shift: an exact figure stays exact. */
function isShort(value: Decimal, power: number): boolean {
  return (shiftDecimal(value, power).split('.')[1]?.length ?? 0) <= 4
}

function moreMark(figure: Figure): string {
  return figure.approx === '余' || figure.approx === '多' ? '余' : ''
}

function before(figure: Figure): string {
  const words: Partial<Record<Figure['approx'], string>> = { 约: '约', 近: '近', 超: '超', 不足: '不足', 左右: '约' }
  return words[figure.approx] ?? ''
}

function after(figure: Figure): string {
  return figure.approx === '以上' || figure.approx === '以下' ? figure.approx : ''
}

/** "2023-04-03" → 2023年4月3日, "--04" → 4月, "--01/--12" → 1至12月, "Q1" → 第一季度. */
function renderDate(figure: Figure): string {
  const day = /(?:早上|上午|中午|下午|晚上)$/.exec(figure.text)?.[0] ?? ''
  const [start = '', end] = figure.value.split('/')
  if (end === undefined) return `${renderDay(start)}${day}`
  const [from, to] = [partsOf(start), partsOf(end)]
  const shown = {
    ...to,
    ...(to.year === from.year ? { year: '' } : {}),
    ...(to.month === from.month && to.day !== '' ? { month: '' } : {}),
  }
  return `${shortStart(from, shown)}至${dayText(shown)}${day}`
}

interface DateParts {
  readonly year: string
  readonly month: string
  readonly day: string
}

function partsOf(iso: string): DateParts {
  if (iso.startsWith('---')) return { year: '', month: '', day: iso.slice(3) }
  if (iso.startsWith('--')) return { year: '', month: iso.slice(2), day: '' }
  const parts = iso.split('-')
  if (iso.length === 5) return { year: '', month: parts[0] ?? '', day: parts[1] ?? '' }
  return { year: parts[0] ?? '', month: parts[1] ?? '', day: parts[2] ?? '' }
}

/** 1至12月 rather than 1月至12月: what the end says need not be said twice. */
function shortStart(from: DateParts, to: DateParts): string {
  const onlyMonths = from.day === '' && to.day === '' && from.month !== '' && to.year === ''
  return onlyMonths ? dayText(from).replace(/月$/, '') : dayText(from)
}

function renderDay(iso: string): string {
  if (iso.startsWith('Q')) return `第${'一二三四'[Number(iso[1]) - 1] ?? ''}季度`
  if (iso.startsWith('T')) return `${Number(iso.slice(1, 3))}时${iso.endsWith('00') ? '' : `${iso.slice(4)}分`}`
  return dayText(partsOf(iso))
}

function dayText({ year, month, day }: DateParts): string {
  const plain = (part: string): string => String(Number(part))
  return `${year === '' ? '' : `${year}年`}${month === '' ? '' : `${plain(month)}月`}${day === '' ? '' : `${plain(day)}日`}`
}

/** value 1, unit 次/月 → 每月1次; 次/2月 → 每2个月1次. */
function renderFrequency(figure: Figure): string {
  const [unit = '次', period = ''] = figure.unit.split('/')
  const month = /^(\d+)月$/.exec(period)
  const spoken = month === null ? period : `${month[1] ?? ''}个月`
  const number = figure.high === undefined ? figure.value : `${figure.value}至${figure.high}`
  return `每${spoken}${number}${unit}`
}

/**
 * Whether two figures say the same: value by exact decimal, unit by its class, approximation by its class. A count
 * without a unit goes with any. Dates go together when what both of them say agrees (3月5日 and 2023年3月5日).
 */
export function sameFigure(one: Figure, other: Figure, units: FigureUnits): boolean {
  if ((one.kind === 'date') !== (other.kind === 'date')) return false
  if (one.kind === 'date') return sameDate(one, other)
  return sameValue(one, other) && sameRoughness(one, other, units) && sameUnit(one, other, units)
}

/** 800来人 is about 800, and who writes 800余人 says no other thing. */
export function sameRoughness(one: Figure, other: Figure, units: FigureUnits): boolean {
  if (one.approx === other.approx) return true
  const spoken = [one, other].some(({ text }) => /[\d十百千万][来把]/.test(text))
  const loosely = (approx: Figure['approx']): Figure['approx'] => (spoken && /^[余多]$/.test(approx) ? '约' : approx)
  return isAtLeast(one, other) || units.sameApprox(loosely(one.approx), loosely(other.approx))
}

/** 95%以上 is printed 超过95% too. */
function isAtLeast(one: Figure, other: Figure): boolean {
  return [one, other].every(({ kind, approx }) => kind === 'ratio' && (approx === '以上' || approx === '超'))
}

/** Whether the numbers alone are equal. */
export function sameValue(one: Figure, other: Figure): boolean {
  return one.value === other.value && one.high === other.high
}

/** Units of one class; a bare count goes with every unit but money. */
export function sameUnit(one: Figure, other: Figure, units: FigureUnits): boolean {
  if ((one.kind === 'ordinal') !== (other.kind === 'ordinal')) return false
  if (one.unit === '' || other.unit === '')
    return one.kind !== 'money' && other.kind !== 'money' && one.kind !== 'frequency' && other.kind !== 'frequency'
  return units.same(one.unit, other.unit)
}

/** Dates agree when every part that both name is equal, span ends likewise. */
export function sameDate(one: Figure, other: Figure): boolean {
  const ends = one.value.split('/')
  const others = other.value.split('/')
  if (ends.length !== others.length || daysDiffer(one.text, other.text)) return false
  return ends.every((iso, index) => datesAgree(iso, others[index] ?? ''))
}

function daysDiffer(one: string, other: string): boolean {
  const half = (text: string): string => /(?:早上|上午|中午|下午|晚上)$/.exec(text)?.[0] ?? ''
  return half(one) !== '' && half(other) !== '' && half(one) !== half(other)
}

/** 晚上八点 is 20时: the hour on a clock of twelve. */
function halfDay(iso: string): string {
  return `${Number(iso.slice(1, 3)) % 12}${iso.slice(3)}`
}

function datesAgree(one: string, other: string): boolean {
  if (/^T/.test(one) && /^T/.test(other)) return halfDay(one) === halfDay(other)
  if (/^[QT]/.test(one) || /^[QT]/.test(other)) return one === other
  const [left, right] = [partsOf(one), partsOf(other)]
  const both = (['year', 'month', 'day'] as const).filter((part) => left[part] !== '' && right[part] !== '')
  return both.length > 0 && both.every((part) => left[part] === right[part])
}
