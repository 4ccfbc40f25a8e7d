import { readCount } from './chinese-count.ts'

/** A length, year, point or figure found in a folded text. */
export interface NumberMark {
  readonly start: number
  readonly end: number
  readonly tag: 'length' | 'year' | 'points' | 'count' | 'figure'
  readonly numbers: readonly number[]
}

const COUNT = '(?:\\d{1,5}|[一二两三四五六七八九十百千万零]{1,8})'
const ORDINAL = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3}|最后一)'
const LENGTH = new RegExp(`(?:大概|大约|约)?(${COUNT})(?:多|来)?个?字(?:左右|上下|以内|之内|以上|以下|内)?`, 'gu')
/** 字数控制在3000以内: the word 字 stands before. */
const BARE_LENGTH =
  /(?<=(?:字数|篇幅|控制在|控制到|压到|缩到|写到|扩到|写够|不超过|压缩到|精简到|扩写到)[^\d]{0,4})(\d{3,5}|[一二两三四五六七八九十]{1,2}[百千万][一二三四五六七八九百]{0,3})(?!\d|个?字|多字|来字)(?:以内|左右|以下|以上|上下)?/gu
const POINTS = new RegExp(
  `第?(${ORDINAL})(?:点|条|段|句|个|项|小点)?(?:[、,，和跟与及到]第?(?:${ORDINAL})(?:点|条|段|句|个|项|小点)?){0,5}`,
  'gu',
)
const COUNT_OF_POINTS = /(?<!第)(?!一点)([一二两三四五六七八\d])(?:到[二三四五六七八\d])?(?:条|点|个方面|方面|小点)/gu
const PAIR = /第?([一二三四五六七八九])([一二三四五六七八九])(?:点|条|段|句)/gu
const POINT = new RegExp(ORDINAL, 'gu')
const YEAR = /(?<!\d)(20[0-4]\d|二[〇零○o]二[一二三四五六七八九]|[12]\d(?=年))年?度?(?!\d)/gu
const FIGURE = /\d+(?:\.\d+)?[%％]?(?:起|件|人|次|个|条|份|名|场|户|万元|元)?/gu

/** Every length, year, point and figure of a short folded text. Linear: counts have bounded lengths. */
export function markNumbers(text: string): readonly NumberMark[] {
  return [...lengths(text), ...years(text), ...points(text), ...counts(text), ...figures(text)]
}

function* lengths(text: string): Generator<NumberMark> {
  for (const match of text.matchAll(BARE_LENGTH)) yield mark(match, 'length', [readCount(match[1] ?? '') ?? 0])
  for (const match of text.matchAll(LENGTH)) {
    const count = readCount(match[1] ?? '')
    if (count !== undefined && count >= 20) yield mark(match, 'length', [count])
  }
}

function* years(text: string): Generator<NumberMark> {
  for (const match of text.matchAll(YEAR)) yield mark(match, 'year', [yearOf(match[1] ?? '')])
}

function yearOf(text: string): number {
  if (text.startsWith('二'))
    return Number(Array.from(text, (char) => Math.max('〇一二三四五六七八九'.indexOf(char), 0)).join(''))
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

/** 第二点, 第1、3条, 一和三, 最后一条 (-1), 二三条. A bare number is none. */
function* points(text: string): Generator<NumberMark> {
  for (const match of text.matchAll(POINTS)) {
    if (!/第|最后一|[、,，和跟与]|\d[点条]/u.test(match[0])) continue
    yield mark(
      match,
      'points',
      [...match[0].matchAll(POINT)].map(([one]) => pointOf(one)),
    )
  }
  for (const match of text.matchAll(PAIR)) {
    const [first, second] = [pointOf(match[1] ?? ''), pointOf(match[2] ?? '')]
    if (second === first + 1) yield mark(match, 'points', [first, second])
  }
}

function pointOf(text: string): number {
  return text === '最后一' ? -1 : (readCount(text) ?? 0)
}

/** 三条, 2点: how many points are wished. */
function* counts(text: string): Generator<NumberMark> {
  for (const match of text.matchAll(COUNT_OF_POINTS)) yield mark(match, 'count', [readCount(match[1] ?? '') ?? 0])
}

function* figures(text: string): Generator<NumberMark> {
  for (const match of text.matchAll(FIGURE)) yield mark(match, 'figure', [Number.parseFloat(match[0])])
}

function mark(match: RegExpExecArray, tag: NumberMark['tag'], numbers: readonly number[]): NumberMark {
  return { start: match.index, end: match.index + match[0].length, tag, numbers }
}
