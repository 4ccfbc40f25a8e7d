import type { Approx } from '../../core/figure.ts'
import { canonicalDecimal, divideDecimals, shiftDecimal } from '../decimal.ts'
import { around, type Measured, type Readers } from './around.ts'
import { type NumberToken, readNumber } from './number.ts'
import { asItIs } from './spoken-parts.ts'
import type { FigureToken } from './tokens.ts'

/** 成 as tenths and not the head of 成功, 成立 …. */
const TENTHS =
  /成(?:([一二三四五六七八九半])(?![个件人名次])(?:点([一二三四五六七八九]))?)?(?![功立员为效绩果型本人长熟套交分]|了(?<!(?:占|快|近|约|超|到|有)[一二三四五六七八九]成了))/y
const FRACTION = /(?:([一二三四五六七八九十百千万两]{1,3}|\d{1,3})|百)分之/y
const HALF = /(?:一半|半数|过半数?|一?大半|一?多半)(?!年|天|个|月)(多(?!数)|以上|还多)?/y
const PERCENT_POINTS = /个?百分点/y
/** 提高1.7个和1.5个百分点: a row of them names what it counts at its end. */
const POINTS_OF_ROW = /个(?=[、和与及]\s?\d{1,2}(?:\.\d{1,3})?个?百分点)/y
/** 涨了3.5个点: percentage points as they are spoken, where something rose or fell. */
const SPOKEN_POINTS = /个点(?![一-龥])/y
const ROSE_OR_FELL = /[涨升降跌高低增减长]了?(?:近|约|超|超过)?[\d.点零一二两三四五六七八九十]*$/

/** 2/3 behind a word that says it is a share (占2/3), or before one (2/3的, 2/3以上). */
const SLASHED = /(\d{1,3})\s?\/\s?(\d{1,3})(?![\d/.])/y
const SHARE_BEFORE = /(?:[占近约超过达足剩到至成为减]|大约|只有|还有|其中|不到)了?$/
const SHARE_AFTER = /^\s?(?:的(?!会)|以上|以下|左右|多|强|弱)/

function readSlashed(text: string, index: number, readers: Readers): FigureToken | undefined {
  SLASHED.lastIndex = index
  const found = /[\d/.]/.test(text.charAt(index - 1)) ? null : SLASHED.exec(text)
  if (found === null || !isShare(text, index, SLASHED.lastIndex)) return undefined
  const end = SLASHED.lastIndex
  const [, part = '', whole = ''] = found
  const value = divideDecimals(shiftDecimal(canonicalDecimal(part), 2), canonicalDecimal(whole), 4)
  if (value === undefined || Number(value) >= 100) return undefined
  return around(text, readers, { value, approx: '', unit: '%', kind: 'ratio', start: index, end })
}

function isShare(text: string, start: number, end: number): boolean {
  return (
    SHARE_BEFORE.test(text.slice(Math.max(0, start - 3), start).trimEnd()) || SHARE_AFTER.test(text.slice(end, end + 3))
  )
}

/** 百分之九十五 → 95 %; 千分之三 → 0.3 %; 三分之二 → 66.6667 %. */
export function readFraction(text: string, index: number, readers: Readers): FigureToken | undefined {
  if (text.startsWith('百分百', index)) {
    return around(text, readers, { value: '100', approx: '', unit: '%', kind: 'ratio', start: index, end: index + 3 })
  }
  const slashed = readSlashed(text, index, readers)
  if (slashed !== undefined) return slashed
  FRACTION.lastIndex = index
  const found = FRACTION.exec(text)
  if (found === null) return undefined
  const whole = readNumber(found[1] ?? '百', 0)?.value ?? '100'
  const part = text.startsWith('百', FRACTION.lastIndex)
    ? { value: '100', approx: '' as const, end: FRACTION.lastIndex + 1 }
    : readNumber(text, FRACTION.lastIndex)
  if (part === undefined) return undefined
  const value = divideDecimals(shiftDecimal(part.value, 2), whole, 4)
  return value === undefined
    ? undefined
    : around(text, readers, { value, approx: part.approx, unit: '%', kind: 'ratio', start: index, end: part.end })
}

/** 一半, 一多半, 超过一半. */
export function readHalf(text: string, index: number, readers: Readers): FigureToken | undefined {
  HALF.lastIndex = index
  const found = HALF.exec(text)
  if (found === null) return undefined
  const approx = /^一?[过大多]|多$|以上$/.test(found[0]) ? '超' : ''
  const token: FigureToken = { kind: 'ratio', value: '50', unit: '%', approx, start: index, end: HALF.lastIndex }
  return around(text, readers, token)
}

export function tenths(text: string, number: NumberToken): Measured | undefined {
  TENTHS.lastIndex = number.end
  const found = TENTHS.exec(text)
  if (found === null || number.value.length > 2) return undefined
  const half = found[1] === undefined ? '0' : found[1] === '半' ? '5' : (readNumber(found[1], 0)?.value ?? '0')
  return {
    unit: '%',
    kind: 'ratio',
    approx: number.approx,
    scale: (value) =>
      canonicalDecimal(`${value}${half}${found[2] === undefined ? '' : `.${readNumber(found[2], 0)?.value ?? '0'}`}`),
    end: TENTHS.lastIndex,
  }
}

export function percentPoints(text: string, at: number, approx: Approx): Measured | undefined {
  const pattern = ROSE_OR_FELL.test(text.slice(Math.max(0, at - 14), at))
    ? [PERCENT_POINTS, POINTS_OF_ROW, SPOKEN_POINTS]
    : [PERCENT_POINTS, POINTS_OF_ROW]
  for (const one of pattern) {
    one.lastIndex = at
    if (one.test(text)) return { unit: '个百分点', kind: 'ratio', approx, scale: asItIs, end: one.lastIndex }
  }
  return undefined
}
