import type { Decimal } from '../../core/decimal.ts'
import type { Approx } from '../../core/figure.ts'
import { CHINESE_NUMERAL, parseChineseNumeral } from '../chinese-numerals.ts'
import { canonicalDecimal, multiplyDecimals, shiftDecimal, sumDecimals } from '../decimal.ts'
import { adjacentDigits } from './adjacent-digits.ts'

/** A number without its measure word. */
export interface NumberToken {
  readonly value: Decimal
  /** The upper end of what is itself a range: 两三, 数十, 十几. */
  readonly high?: Decimal
  /** 余 or 多 within or right after the number. */
  readonly approx: Approx
  readonly end: number
  readonly script: 'arabic' | 'chinese'
}

const ARABIC = /\d{1,3}(?:,\d{3}|，0\d{2})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/y
const MAGNITUDE = /[十百千万亿]+/y
const POWERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }
/** Measure words that begin like a magnitude. */
const NOT_MAGNITUDE = /千(?:米|克|瓦|卡|帕)/y
/** 数十, 几百, 十几, 二十几: several. */
const SEVERAL = /(?:[数几])(十|百|千|万)(万?)|([一二三四五六七八九]?十)几/y
/** 一百单八 is 108. */
const CHINESE_RUN =
  /(?:[零〇一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億]|(?<=[一二三四五六七八九]百)单(?=[一二三四五六七八九]))+/y
/** Longer numbers are codes, not figures; they are still read, whole. */
const LONGEST_DIGITS = 40

/** The number that starts at the index of half-width text, if one does. */
export function readNumber(text: string, index: number): NumberToken | undefined {
  const char = text.charAt(index)
  if (char >= '0' && char <= '9') return readArabic(text, index)
  return (
    readRoman(text, index) ??
    readSeveral(text, index) ??
    (CHINESE_NUMERAL.test(char) ? readChinese(text, index) : undefined)
  )
}

function readArabic(text: string, index: number): NumberToken | undefined {
  ARABIC.lastIndex = index
  const digits = ARABIC.exec(text)?.[0]
  if (digits === undefined) return undefined
  const first = withMagnitude(text, canonicalDecimal(digits.replace(/[,，]/g, '')), index + digits.length)
  return { ...withRemainders(text, first, digits.length), script: 'arabic' }
}

const ROMAN = /[Ⅰ-Ⅻ]|(?<![A-Za-z])(?:I{1,3}|IV|V)(?=[类级型])/y
const ROMANS = ['I', 'II', 'III', 'IV', 'V']

/** Ⅲ of Ⅲ类水质, Ⅳ of Ⅳ级响应, also typed III and IV. */
function readRoman(text: string, index: number): NumberToken | undefined {
  ROMAN.lastIndex = index
  const mark = ROMAN.exec(text)?.[0]
  if (mark === undefined) return undefined
  const typed = ROMANS.indexOf(mark) + 1
  const value = String(typed > 0 ? typed : mark.charCodeAt(0) - FIRST_ROMAN + 1)
  return { value, approx: '', end: index + mark.length, script: 'chinese' }
}

const FIRST_ROMAN = 0x2160

interface Partial {
  readonly value: Decimal
  readonly approx: Approx
  readonly end: number
  /** Power of ten of the last magnitude; 0 without one. */
  readonly power: number
}

/** 12 → 12; 1.2万 → 12000; 30多万, 1千多, 1百多万 → with 多. */
function withMagnitude(text: string, value: Decimal, end: number): Partial {
  const more = moreAt(text, end)
  const at = end + more.length
  const power = powerAt(text, at)
  if (power === undefined) return { value, approx: more.approx, end: at, power: 0 }
  const after = at + power.length
  if (more.approx !== '')
    return { value: shiftDecimal(value, power.power), approx: more.approx, end: after, power: power.power }
  return withMore(text, { value: shiftDecimal(value, power.power), approx: '', end: after, power: power.power })
}

/** 1千多, 1百多万: a second magnitude may follow the 多. */
function withMore(text: string, part: Partial): Partial {
  const more = moreAt(text, part.end)
  if (more.approx === '') return part
  const end = part.end + more.length
  const again = POWERS[/[万亿]/.exec(text.charAt(end))?.[0] ?? ''] ?? 0
  const value = shiftDecimal(part.value, again)
  return { value, approx: more.approx, end: end + Math.sign(again), power: part.power + again }
}

/** 22万3895, 1亿2000万, 1万2. */
function withRemainders(text: string, first: Partial, length: number): Omit<NumberToken, 'script'> {
  if (first.power < 2 || first.approx !== '' || length > LONGEST_DIGITS) return first
  const digits = digitsAt(text, first.end)
  if (digits === '' || digits.length > first.power) return first
  const rest = withMagnitude(text, canonicalDecimal(digits), first.end + digits.length)
  const lone = digits.length === 1 && rest.power === 0
  const amount = lone ? shiftDecimal(rest.value, first.power - 1) : rest.value
  if (rest.power >= first.power) return first
  return { value: sumDecimals([first.value, amount]), approx: rest.approx, end: rest.end }
}

/** Whole digits at a place; empty for none and for decimals. */
function digitsAt(text: string, index: number): string {
  ARABIC.lastIndex = index
  const digits = ARABIC.exec(text)?.[0] ?? ''
  return digits.includes('.') ? '' : digits
}

/** 1.2w is 1.2万 as it is typed … */
const TYPED_WAN = /(?<=\d)[wW](?![A-Za-z\d])/y
/** … unless it is the power of a lamp. */
const IS_WATT = /灯|功率|LED|充电|光伏|电源|瓦/

function powerAt(text: string, index: number): { readonly power: number; readonly length: number } | undefined {
  NOT_MAGNITUDE.lastIndex = index
  if (NOT_MAGNITUDE.test(text)) return undefined
  // A table sets the number and its 万 apart: 128.6 万元.
  TYPED_WAN.lastIndex = index
  if (TYPED_WAN.test(text) && !IS_WATT.test(text.slice(Math.max(0, index - 6), index + 6)))
    return { power: 4, length: 1 }
  const gap = text[index] === ' ' && /[万亿]/.test(text.charAt(index + 1)) && text[index + 2] !== '一' ? 1 : 0
  MAGNITUDE.lastIndex = index + gap
  const marks = MAGNITUDE.exec(text)?.[0]
  if (marks === undefined || marks.length > 3) return undefined
  return { power: Array.from(marks).reduce((sum, mark) => sum + (POWERS[mark] ?? 0), 0), length: gap + marks.length }
}

const SPOKEN: Readonly<Record<string, Approx>> = { 余: '余', 来: '约', 把: '约' }
const MORE =
  /余|多|(?:大|好)几十|好几|几十(?=[个多人名号])|几|[来把](?=[个名人件起次场户家份条万年天块岁斤元亩趟回桌口台间栋张本册部项处所支批箱吨里公]|号人)/y

/** 余, 多 and 几 right after a number say that it is more; 来 (800来人) and 把 (千把人) that it is about that. */
function moreAt(text: string, index: number): { readonly approx: Approx; readonly length: number } {
  MORE.lastIndex = index
  const word = MORE.exec(text)?.[0]
  return { approx: word === undefined ? '' : (SPOKEN[word] ?? '多'), length: word?.length ?? 0 }
}

/** 数十 is 20 to 90, 几百 200 to 900, 十几 11 to 19. */
function readSeveral(text: string, index: number): NumberToken | undefined {
  SEVERAL.lastIndex = index
  const found = SEVERAL.exec(text)
  if (found === null) return undefined
  const end = SEVERAL.lastIndex
  const more = moreAt(text, end)
  const tens = found[3]
  if (tens !== undefined) {
    const base = parseChineseNumeral(tens) ?? '10'
    return { value: base, approx: '多', end, script: 'chinese' }
  }
  const unit = `1${'0'.repeat((POWERS[found[1] ?? ''] ?? 0) + (found[2] === '' ? 0 : 4))}`
  const ends = { value: multiplyDecimals('2', unit), high: multiplyDecimals('9', unit) }
  return { ...ends, approx: '', end: end + more.length, script: 'chinese' }
}

function readChinese(text: string, index: number): NumberToken | undefined {
  CHINESE_RUN.lastIndex = index
  const whole = (CHINESE_RUN.exec(text)?.[0] ?? '').replace('单', '零')
  const run = isNumberOfOne(text, whole, index + whole.length) ? whole.slice(0, -1) : whole
  const end = index + run.length
  const range = adjacentDigits(run)
  if (range !== undefined) {
    const more = moreAt(text, end)
    return { ...range, approx: more.approx, end: end + more.length, script: 'chinese' }
  }
  const value = parseChineseNumeral(run)
  return value === undefined ? undefined : withLateMagnitude(text, chineseDecimals(text, value, end))
}

/** 五百一个, 三百一亩: so much for one; 五百一 with its measure word would be 五百一十个. */
function isNumberOfOne(text: string, run: string, end: number): boolean {
  return /[百千万]一$/.test(run) && ONE_OF_THESE.test(text.charAt(end))
}

const ONE_OF_THESE = /[个人户家次亩斤吨天年月桶箱袋台辆间平村场份头位名只条棵]/

/** 九十八点九六. */
function chineseDecimals(text: string, value: Decimal, end: number): { readonly value: Decimal; readonly end: number } {
  if (text[end] !== '点') return { value, end }
  const decimals = /^[零〇一二三四五六七八九]{1,6}/.exec(text.slice(end + 1, end + 7))?.[0]
  if (decimals === undefined) return { value, end }
  const digits = Array.from(decimals)
    .map((char) => parseChineseNumeral(char) ?? '0')
    .join('')
  return { value: canonicalDecimal(`${value}.${digits}`), end: end + 1 + decimals.length }
}

/** 三十余万, 百余. */
function withLateMagnitude(text: string, whole: { readonly value: Decimal; readonly end: number }): NumberToken {
  const more = moreAt(text, whole.end)
  const at = whole.end + more.length
  const power = more.approx === '' ? undefined : POWERS[/[万亿]/.exec(text.charAt(at))?.[0] ?? '']
  if (power === undefined) return { value: whole.value, approx: more.approx, end: at, script: 'chinese' }
  return { value: shiftDecimal(whole.value, power), approx: more.approx, end: at + 1, script: 'chinese' }
}
