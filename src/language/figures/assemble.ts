import type { Decimal } from '../../core/decimal.ts'
import { CHINESE_NUMERAL } from '../chinese-numerals.ts'
import { shiftDecimal, sumDecimals } from '../decimal.ts'
import { around, type Measured, type Readers } from './around.ts'
import { readDoubled } from './doubled.ts'
import { halfHour } from './half-hour.ts'
import { type NumberToken, readNumber } from './number.ts'
import { percentPoints, readFraction, readHalf, tenths } from './shares.ts'
import { asItIs, halfWithin, partBehind, spokenMoney, spokenYuan, tenthsOfField } from './spoken-parts.ts'
import type { FigureToken } from './tokens.ts'
import type { UnitToken } from './units.ts'

const RANGE = /\s?(?:[-–—~～至]{1,2}|到)\s?/y
const FUSED: Readonly<Record<string, Decimal>> = { 俩: '2', 仨: '3' }
/** What 俩 and 仨 may stand before all the same: 俩回, 仨人. */
const SPOKEN_UNITS = ['人', '回', '次', '趟', '遍', '场']
const AFTER_PERSON = /[他她它你我咱们妻妇女子弟妹友]/
/** The figure that starts at the index: a number with its measure word, range and approximation. */
export function readCounted(text: string, index: number, readers: Readers): FigureToken | undefined {
  return (
    readFraction(text, index, readers) ??
    readHalf(text, index, readers) ??
    halfHour(text, index, readers) ??
    readDoubled(text, index, readers) ??
    readFused(text, index, readers) ??
    readPlain(text, index, readers)
  )
}

/** 俩 and 仨 hold their measure word; after a person (他俩, 母女俩) they count nothing new. */
function readFused(text: string, index: number, readers: Readers): FigureToken | undefined {
  const value = FUSED[text.charAt(index)]
  if (value === undefined || AFTER_PERSON.test(text.charAt(index - 1))) return undefined
  if (text[index + 1] === '月')
    return { kind: 'duration', value, unit: '个月', approx: '', start: index, end: index + 2 }
  const unit = readers.units.at(text, index + 1)
  const isOwn = unit !== undefined && (unit.kind === 'duration' || SPOKEN_UNITS.includes(unit.unit))
  const own = isOwn ? unit : { unit: '个', kind: 'count' as const, end: index + 1 }
  return { kind: own.kind, value, unit: own.unit, approx: '', start: index, end: own.end }
}

function readPlain(text: string, index: number, readers: Readers): FigureToken | undefined {
  const low = readNumber(text, index)
  if (low === undefined) return undefined
  const range = low.high === undefined ? readRangeEnd(text, low, readers) : undefined
  const last = range?.last ?? low
  const high = low.high ?? range?.last.value
  const measured = measure(text, last, readers)
  if (measured === undefined) return undefined
  return around(text, readers, scaled(measured, { low: range?.low ?? low.value, high, start: index }))
}

interface Numbers {
  readonly low: Decimal
  readonly high: Decimal | undefined
  readonly start: number
}

function scaled(measured: Measured, { low, high, start }: Numbers): FigureToken {
  const { scale, approx, unit, kind, end } = measured
  return { value: scale(low), ...(high === undefined ? {} : { high: scale(high) }), approx, unit, kind, start, end }
}

/** 2-3次, 20人至30人, 1—2万元, 80%-90%. */
function readRangeEnd(
  text: string,
  low: NumberToken,
  readers: Readers,
): { readonly last: NumberToken; readonly low: Decimal } | undefined {
  const last = endWithoutUnit(text, low) ?? endWithUnit(text, low, readers)
  return last === undefined ? undefined : { last, low: borrowed(text, low, last) }
}

/** 2-3次: the unit stands at the end only. */
function endWithoutUnit(text: string, low: NumberToken): NumberToken | undefined {
  RANGE.lastIndex = low.end
  if (!RANGE.test(text)) return undefined
  const last = readNumber(text, RANGE.lastIndex)
  return last?.script === low.script ? last : undefined
}

/** 20人至30人: the same unit twice; 20人到30人 tells of a change. */
function endWithUnit(text: string, low: NumberToken, readers: Readers): NumberToken | undefined {
  const unit = readers.units.at(text, low.end)
  if (unit === undefined) return undefined
  RANGE.lastIndex = unit.end
  const separator = RANGE.exec(text)?.[0].trim()
  if (separator === undefined || separator === '到') return undefined
  const last = readNumber(text, RANGE.lastIndex)
  return last !== undefined && readers.units.at(text, last.end)?.unit === unit.unit ? last : undefined
}

/** 1-2万: the magnitude of the end is that of the start too. */
function borrowed(text: string, low: NumberToken, last: NumberToken): Decimal {
  const magnitude = /[万亿]/.exec(text.slice(Math.max(0, last.end - 2), last.end))?.[0]
  const own = /[万亿]/.test(text.slice(Math.max(0, low.end - 2), low.end))
  if (magnitude === undefined || own || low.script === 'chinese') return low.value
  return shiftDecimal(low.value, magnitude === '万' ? 4 : 8)
}

/** The measure word; undefined when a Chinese numeral counts nothing. */
function measure(text: string, number: NumberToken, readers: Readers): Measured | undefined {
  const at = hasUnitApart(text, number, readers) ? number.end + 1 : number.end
  const special = tenths(text, number) ?? percentPoints(text, at, number.approx) ?? spokenMeasure(text, number, readers)
  if (special !== undefined) return special
  const unit = unitAt(text, at, readers)
  if (unit !== undefined) return withPartBehind(text, number, unit)
  return number.script === 'arabic' || countsAlone(text, number)
    ? { unit: '', kind: 'count', approx: number.approx, scale: asItIs, end: number.end }
    : undefined
}

/** 四分地, 两块五, 两个半小时: what is said otherwise than by a measure word. */
function spokenMeasure(text: string, number: NumberToken, { lexicon }: Readers): Measured | undefined {
  const spoken =
    tenthsOfField(text, number.end) ??
    spokenYuan(text, number.end) ??
    halfWithin(text, number.end) ??
    spokenMoney(text, number, lexicon)
  return spoken === undefined ? undefined : { ...spoken, approx: number.approx }
}

/** 4箱半, 一米二. */
function withPartBehind(text: string, { approx }: NumberToken, { unit, kind, end }: UnitToken): Measured {
  const behind = approx === '' ? partBehind(text, unit, end) : undefined
  if (behind === undefined) return { unit, kind, approx, scale: asItIs, end }
  return { unit, kind, approx, scale: (value) => sumDecimals([value, behind.part]), end: behind.end }
}

function unitAt(text: string, at: number, readers: Readers): UnitToken | undefined {
  return personsAsNumber(text, at, readers) ?? lengthInDays(text, at) ?? readers.units.at(text, at)
}

/** 28 块 of a table; 一万二 分两回给 has none. */
function hasUnitApart(text: string, { end, script }: NumberToken, { units }: Readers): boolean {
  const unit = text[end] === ' ' ? units.at(text, end + 1) : undefined
  if (unit === undefined) return false
  const standsApart = script === 'arabic' && SPACED_NUMBER.test(text.slice(Math.max(0, end - SPACED_REACH), end))
  return standsApart || !/[\d\u4e00-\u9fff]/.test(text.charAt(unit.end))
}

/** 「调解 12 件纠纷」: who sets a number apart does so on both sides. */
const SPACED_NUMBER = /(?:^|[^\d.万亿\u4e00-\u9fff])[\d.]+[万亿]?$/
const SPACED_REACH = 14

/** 六十号战士 counts persons. */
function personsAsNumber(text: string, at: number, { lexicon }: Readers): UnitToken | undefined {
  if (text[at] !== '号') return undefined
  const isPerson = lexicon.personNouns.some((noun) => text.startsWith(noun, at + 1))
  return isPerson ? { unit: '人', kind: 'count', end: at + 1 } : undefined
}

/** 2日后, 5日内: so many days, and no date. */
function lengthInDays(text: string, at: number): UnitToken | undefined {
  LENGTH_IN_DAYS.lastIndex = at
  return LENGTH_IN_DAYS.test(text) ? { unit: '天', kind: 'duration', end: at + 1 } : undefined
}

const LENGTH_IN_DAYS = /日(?=以?内|之内|后|之后)/y

/** A Chinese numeral without a measure word is a figure only when it is compound (二百八十四), inexact (百余) or a decimal (九十三点五). */
function countsAlone(text: string, number: NumberToken): boolean {
  if (number.approx !== '' || number.high !== undefined || number.value.includes('.')) return true
  const length =
    Number(CHINESE_NUMERAL.test(text.charAt(number.end - 1))) +
    Number(CHINESE_NUMERAL.test(text.charAt(number.end - 2)))
  return length === 2 && number.value.length > 1
}
