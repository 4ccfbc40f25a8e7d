import type { NumeralName } from '../../core/figure-reader.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { Span } from '../../core/span.ts'
import { createWordTree, type WordTree } from './word-tree.ts'

const NUMERAL = /[\d零〇一二三四五六七八九十百千万亿两廿卅]/
const NUMERAL_BEFORE = /[\d.零〇一二三四五六七八九十百千万亿两廿卅]/
/** 国办发〔2018〕118号, also with the other brackets people type. */
const DOCUMENT_NUMBER = /[〔[［(（【]\s{0,2}(?:19|20)\d{2}\s{0,2}[〕\]］)）】]\s{0,2}第?\s{0,2}\d{1,5}\s{0,2}号/y
const YEAR_OPENS = /[〔[［(（【]/
const AGENCY = /[\u4e00-\u9fa5]{1,10}$/
/** 1+1+N, 5+2, 3+X, “党建+1”; a sum with = is none. */
const PLUS_NAME = /\d{1,3}(?:\s?\+\s?(?:\d{1,3}|[A-Za-z]))+(?![\d.]*\s?=)/y
const PHONE = /(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8}|\d{17}[\dXx])(?![\d.])/y
/** 1号楼, 五号楼, 3号文件; 5G, A4, 2.0版. */
const NUMBERED_THING =
  /[一二三四五六七八九十]{1,3}号(?:楼|院|线|窗口|地块)|\d{1,4}(?:\.\d)?(?:号(?:文件|楼|院|线|桥|公告|令|通知|窗口|地块|路)|G(?![A-Za-z])|D(?![A-Za-z])|\.0(?=版)|版本|年级)/y
/** 三年行动计划, 五年规划. */
const PLAN = /[一二三四五两\d]年(?:行动|攻坚|规划|计划|提升|整治|专项)/y
const WEEKDAY = /(?:周|星期|礼拜)[一二三四五六日天](?![年月\d])/y
const WEEKDAY_START = /[周星礼]/
const FESTIVAL = /\d{1,2}[·•・‧.]\d{1,2}(?!\d)/y
/** Words before a decimal that is a value, not a day: 平均9.3. */
const VALUE_BEFORE = /[均分率达为了到是计约近超度比占高低升降]$/
const FESTIVAL_FOLLOWS = /[、都国全宪禁世消宣法知环植学防日节”"’』」妇青爱]/
const QUOTES: Readonly<Record<string, { readonly close: string; readonly longest: number }>> = {
  '《': { close: '》', longest: 80 },
  '“': { close: '”', longest: 24 },
  '‘': { close: '’', longest: 24 },
  '「': { close: '」', longest: 24 },
  '『': { close: '』', longest: 24 },
}

/** Something at a place that holds numerals and is no figure; its end. */
type NameRule = (text: string, index: number) => Span | undefined

export interface NameFinder {
  /** The name that starts at the index, on text in half width. */
  at(text: string, index: number): Span | undefined
  /** A word that holds a numeral and is neither name nor figure (十分). */
  wordAt(text: string, index: number): number | undefined
  all(text: string): readonly NumeralName[]
}

/** @param followsMeasure whether a measure word starts at the index */
export function createNameFinder(
  lexicon: FigureLexicon,
  isMeasure: (text: string, index: number) => boolean,
  isFigure: (text: string) => boolean,
): NameFinder {
  /** None of them begins in the middle of a number. */
  const rules: readonly NameRule[] = [
    byPattern(PHONE),
    byPattern(PLUS_NAME),
    byPattern(NUMBERED_THING),
    byPattern(PLAN),
    festival(lexicon.festivals, isMeasure),
    hotline(lexicon, isMeasure),
    phrase(createWordTree(lexicon.names)),
  ]
  const words = createWordTree(lexicon.words)
  const unless = new Map(Object.entries(lexicon.wordsUnless))
  const starts = new Set([
    ...Object.keys(QUOTES),
    '〔',
    '[',
    '［',
    '(',
    '（',
    '【',
    '一',
    '二',
    '三',
    '四',
    ...Array.from('五六七八九十两'),
    ...lexicon.names.map((name) => name[0] ?? ''),
  ])
  const at: NameFinder['at'] = (text, index) => {
    const char = text.charAt(index)
    if (!starts.has(char) && !(char >= '0' && char <= '9')) return undefined
    const bracketed = quotedName(text, index, isFigure) ?? documentNumber(text, index)
    if (bracketed !== undefined || NUMERAL_BEFORE.test(text.charAt(index - 1))) return bracketed
    for (const rule of rules) {
      const found = rule(text, index)
      if (found !== undefined) return found
    }
    return undefined
  }
  return { at, wordAt: (text, index) => wordAt({ words, unless }, text, index), all: (text) => allNames(text, at) }
}

interface Words {
  readonly words: WordTree
  /** 一起 is a word, but not before 案. */
  readonly unless: ReadonlyMap<string, string>
}

function wordAt({ words, unless }: Words, text: string, index: number): number | undefined {
  WEEKDAY.lastIndex = index
  if (WEEKDAY_START.test(text.charAt(index)) && WEEKDAY.test(text)) return WEEKDAY.lastIndex
  if (isOneCase(text, index) || isCountOfTimes(text, index)) return undefined
  const word = words.longestAt(text, index)
  if (word === undefined || NUMERAL_BEFORE.test(text.charAt(index - 1))) return undefined
  const end = index + word.length
  const counts = end < text.length && unless.get(word)?.includes(text.charAt(end)) === true
  return counts ? undefined : end
}

/** 先后两次 counts them, 后两次 those that came last. */
function isCountOfTimes(text: string, index: number): boolean {
  return text[index] === '后' && text[index - 1] === '先'
}

/** 调了一起工伤, 一起地界纠纷: one of what is counted in 起, and not together. */
function isOneCase(text: string, index: number): boolean {
  if (text[index] !== '一') return false
  ONE_CASE.lastIndex = index
  if (ONE_CASE.test(text)) return true
  return text.startsWith('一起', index) && (/[了成]$/.test(text.charAt(index - 1)) || isOnlyOne(text, index))
}

/** 「水事纠纷就一起」, 「接到投诉一起，」. */
function isOnlyOne(text: string, index: number): boolean {
  const ends = /^(?:[，。；、\s]|$)/u.test(text.slice(index + 2, index + 3))
  return ends && ONE_OF_THEM.test(text.slice(Math.max(0, index - 2), index))
}

const ONE_OF_THEM =
  /(?:就|只|只有|仅|仅有|才|共|发生|唯独|投诉|纠纷|(?<!立)案|案件|事故|事件|信访|诉讼|复议|举报|火灾|警情|火情|险情)$/u
const ONE_CASE =
  /一起(?![处化调参开排研去来学查推做抓商把给跟到])[^，。；、\s]{0,6}(?:纠纷|案|事故|矛盾|事件|投诉|诉讼|信访|复议|工伤|官司)/y

function allNames(text: string, at: NameFinder['at']): readonly NumeralName[] {
  const names: NumeralName[] = []
  for (let index = 0; index < text.length; index += 1) {
    const span = at(text, index)
    if (span === undefined) continue
    names.push({ text: text.slice(span.start, span.end), span })
    index = span.end - 1
  }
  return names
}

/** A book title or a short quotation with a numeral in it, unless it is nothing but a figure. */
function quotedName(text: string, index: number, isFigure: (text: string) => boolean): Span | undefined {
  const quote = QUOTES[text.charAt(index)]
  if (quote === undefined) return undefined
  const inner = text.slice(index + 1, index + 1 + quote.longest)
  const length = inner.indexOf(quote.close)
  if (length < 1 || !NUMERAL.test(inner.slice(0, length))) return undefined
  return isFigure(inner.slice(0, length)) ? undefined : { start: index, end: index + length + 2 }
}

function documentNumber(text: string, index: number): Span | undefined {
  if (!YEAR_OPENS.test(text.charAt(index))) return undefined
  DOCUMENT_NUMBER.lastIndex = index
  if (!DOCUMENT_NUMBER.test(text)) return undefined
  const agency = AGENCY.exec(text.slice(Math.max(0, index - 10), index))?.[0] ?? ''
  return { start: index - agency.length, end: DOCUMENT_NUMBER.lastIndex }
}

function byPattern(pattern: RegExp): NameRule {
  return (text, index) => {
    pattern.lastIndex = index
    return pattern.test(text) ? { start: index, end: pattern.lastIndex } : undefined
  }
}

function festival(festivals: readonly string[], isMeasure: (text: string, index: number) => boolean): NameRule {
  const known = new Set(festivals)
  return (text, index) => {
    FESTIVAL.lastIndex = index
    const found = FESTIVAL.exec(text)
    if (found === null || !known.has(found[0].replace(/[•・‧.]/, '·'))) return undefined
    const end = index + found[0].length
    const sure = !found[0].includes('.') || isDottedDay(text, { start: index, end })
    return sure && (!isMeasure(text, end) || /[日节]/.test(text.charAt(end))) ? { start: index, end } : undefined
  }
}

/** 12.4 is a day before words that go on about one, or in a row of such days. */
function isDottedDay(text: string, { start, end }: Span): boolean {
  const spaced = /\s/.test(text.charAt(end)) && !VALUE_BEFORE.test(text.slice(Math.max(0, start - 2), start).trim())
  return spaced || FESTIVAL_FOLLOWS.test(text.charAt(end))
}

function hotline(lexicon: FigureLexicon, isMeasure: (text: string, index: number) => boolean): NameRule {
  const long = createWordTree(lexicon.hotlines)
  const short = createWordTree(lexicon.shortHotlines)
  const tails = createWordTree(lexicon.hotlineTails)
  return (text, index) => {
    const number = long.longestAt(text, index) ?? short.longestAt(text, index)
    if (number === undefined || /[\d.万亿%]/.test(text.charAt(index + number.length))) return undefined
    const end = index + number.length
    const tail = tails.longestAt(text, end) !== undefined
    const isName = number.length < 4 ? tail : tail || !isMeasure(text, end)
    return isName ? { start: index, end } : undefined
  }
}

function phrase(tree: WordTree): NameRule {
  return (text, index) => {
    const word = tree.longestAt(text, index)
    return word === undefined ? undefined : { start: index, end: index + word.length }
  }
}
