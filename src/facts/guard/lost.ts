import type { NumeralName } from '../../core/figure-reader.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { Bond } from './bond.ts'
import type { Case } from './case.ts'
import { createFollowsFromSaid } from './computed/follows-from-said.ts'
import { createIsRestOrShare } from './computed/rest-said.ts'
import { countsItsList } from './counted.ts'
import { countsWrittenList } from './counts-written-list.ts'
import { isDeniedIn, isDeniedOne } from './denied.ts'
import { createIsDoneToo } from './done-too.ts'
import { isSaidOfEach, totalsOfEach } from './each.ts'
import { lazily } from './lazily.ts'
import { createIsListedEach } from './listed-each.ts'
import { monthsOfQuarter } from './months.ts'
import { isSaidWholeByName } from './named-whole.ts'
import { isSaidByName } from './names.ts'
import type { Point } from './point.ts'
import { isLastOne, isPointedAt, isSaidByFirstFew } from './pointing.ts'
import { isSaidAsUnchanged, isSaidByChange } from './said-by-change.ts'
import { isSaidByDate, isSaidByDays, isSaidByEnds } from './said-by-date.ts'
import { isSaidByMotto } from './said-by-motto.ts'
import { createSaidByTimes } from './said-by-times.ts'
import { createIsSaidOfEach, isHalfOfSaid, isOneEvent, isSaidAsRegular } from './said-of-each.ts'
import { isSaidOtherwise } from './said-otherwise.ts'
import { createIsPartOfSpan } from './said-spans.ts'
import { isLengthOfNamed, isSameTimeIn } from './same-time.ts'
import { isArticle, isBareFrequency, isBareYear, isInstruction, isLayout, isRateUnit, saysWhole } from './soft.ts'
import { isTalk } from './talk.ts'
import { isToldTwice } from './told-again.ts'
import { isSaidByWeekdays } from './weekdays.ts'

interface Tools {
  readonly lexicon: FigureLexicon
  readonly text: string
  /** Bonds by the value they agree on. */
  readonly bondsOf: ReadonlyMap<string, readonly Bond[]>
  /** Of those the ones after which the text says 全部 or 100%. */
  readonly wholeBondsOf: () => ReadonlyMap<string, readonly Bond[]>
  /** Written spans of time that no note names, as first/last. */
  readonly spans: readonly string[]
  /** The text says 全部 or the like. */
  readonly saysWhole: boolean
  /** Names with numerals that the text has. */
  readonly names: readonly NumeralName[]
}

/** Whether a told figure need not be in the text: it is no claim, it is said otherwise, or it was told twice. */
export function createNeedNotBeSaid(given: Case): (point: Point) => boolean {
  const bound = new Set(given.bonds.map((bond) => bond.written))
  const tools: Tools = {
    lexicon: given.lexicon,
    text: given.text,
    bondsOf: bondsByValue(given.bonds),
    wholeBondsOf: lazily(() =>
      bondsByValue(given.bonds.filter((bond) => isSaidOfAll(bond, given.text, given.lexicon))),
    ),
    spans: [...given.written.flatMap((point) => (bound.has(point) ? [] : spanOf(point))), ...spansInWords(given.text)],
    saysWhole: saysWhole(given.text, given.lexicon),
    names: given.names.written,
  }
  const rates = given.unbound.filter(({ figure }) => figure.kind === 'ratio' && figure.unit === '%')
  const eachTotals = totalsOfEach(given.written)
  const reasons: readonly ((point: Point) => boolean)[] = [
    (point) => claimsNothing(point, tools),
    (point) => isTalk(point, given.told),
    (point) => withinSpan(point, tools.spans),
    (point) => isSaidByEnds(point, given.written),
    (point) => isSaidAsSameTime(point, given),
    (point) => isSameTimeIn(point, given.written, { texts: [given.text], lexicon: given.lexicon }),
    (point) => isLengthOfNamed(point, given.written, given.lexicon),
    (point) => isOneOfWritten(point, given.written),
    (point) => isSaidByWeekdays(point, given.text),
    (point) => isSaidByHalf(point, given.text),
    (point) => isLastOne(point) || isPointedAt(point, [given.text]) || isSaidByFirstFew(point, given.text),
    (point) => isSaidByDate(point, given.bonds),
    (point) => isSaidByDays(point, given.written),
    (point) => isSaidByRate(point, rates),
    (point) => isSaidByChange(point, given.bonds, given.lexicon.arithmeticWords.before),
    (point) => isSaidAsUnchanged(point, given.bonds),
    (point) => saidAsWhole(point, tools),
    (point) => saidByAll(point, tools),
    ({ figure }) => figure.kind === 'count' && eachTotals.has(figure.value),
    (point) => isSaidOfEach(point, tools.bondsOf.get(point.figure.value) ?? []),
    (point) => isSaidWholeByName(point, tools.bondsOf.get(point.figure.value) ?? [], tools),
    (point) => isToldTwice(point, tools.bondsOf.get(point.figure.value) ?? [], tools),
    createSaidByTimes(given.written),
    (point) => isSaidOtherwise(point, { text: given.text, bonds: tools.bondsOf.get(point.figure.value) ?? [] }),
    (point) => isSaidByMotto(point, [given.text]),
    createFollowsFromSaid(given),
    createIsRestOrShare(given),
    createIsSaidOfEach(given),
    createIsListedEach(given),
    createIsDoneToo(given),
    (point) => countsWrittenList(point, given.text),
    createIsPartOfSpan(given.told, given.written, given.text),
    (point) => isHalfOfSaid(point, given.bonds),
    (point) => isSaidAsRegular(point, given.text),
    (point) => isOneEvent(point, given.bonds, given.told),
  ]
  return (point) => reasons.some((holds) => holds(point))
}

function bondsByValue(bonds: readonly Bond[]): ReadonlyMap<string, readonly Bond[]> {
  const byValue = new Map<string, Bond[]>()
  for (const bond of bonds) {
    if (bond.difference !== 'none') continue
    const { value } = bond.told.figure
    const known = byValue.get(value)
    if (known === undefined) byValue.set(value, [bond])
    else known.push(bond)
  }
  return byValue
}

/** A number of the calendar, of a rate, of the text itself or of the wish how to write it. */
function isFormal(point: Point, lexicon: FigureLexicon): boolean {
  if (isBareYear(point) || isBareFrequency(point) || isRateUnit(point)) return true
  return isLayout(point, lexicon) || isInstruction(point)
}

function claimsNothing(point: Point, { lexicon, names, text }: Tools): boolean {
  const { figure } = point
  if (isOneOfAll(point) || isDeniedOne(point) || countsItsList(point) || isNumbering(point, text)) return true
  if (isBothSides(figure, text) || isOnlyOne(point, text) || isFormalOrOther(point, lexicon)) return true
  return isArticle(point, lexicon) || isSaidByName(figure, names) || isDeniedIn(point, [text], lexicon)
}

/** 去年6月 is said by 去年同期 beside 今年6月. */
function isSaidAsSameTime(point: Point, { text, bonds }: Case): boolean {
  if (point.figure.kind !== 'date' || !text.includes('同期')) return false
  return bonds.some(({ told }) => told !== point && told.figure.value === point.figure.value)
}

function isFormalOrOther(point: Point, lexicon: FigureLexicon): boolean {
  return isOfAnotherFact(point.fact) || isFormal(point, lexicon)
}

/** 「就1件，是选址」 is said by 唯一一项, 「老陈一个人就调了」 by his name, 0时 by 零时. */
function isOnlyOne({ figure: { value, kind, span, text: told }, source }: Point, text: string): boolean {
  if (kind === 'date') return value.startsWith('T00') && /零[时点]/u.test(text)
  if (value !== '1' || kind !== 'count') return false
  if (/[就只仅]$/u.test(source.slice(0, span.start)) && text.includes('唯一')) return true
  return /^一个?人$/u.test(told) && /^(?:就|便|独自|单独|自己)/u.test(source.slice(span.end, span.end + 2))
}

/** 两家 is said by 双方. */
function isBothSides({ value, unit }: Point['figure'], text: string): boolean {
  return value === '2' && ['家', '个', '户', '方', '人'].includes(unit) && text.includes('双方')
}

/** Said of last year, or told again. */
function isOfAnotherFact(fact: Point['fact']): boolean {
  return fact?.lastYear === true || fact?.duplicateOf !== undefined
}

/** 「两场，一场在1月，一场在6月」: the ones that go through a told number. */
function isOneOfAll({ figure, source: whole }: Point): boolean {
  if (figure.value !== '1' || !figure.text.startsWith('一')) return false
  const source = aroundOf(whole, figure.span.start)
  const ones = source.split(figure.text).length - 1
  return ones > 1 && WORDS_OF[ones]?.some((word) => source.includes(`${word}${figure.text.slice(1)}`)) === true
}

/** 「5月一次10月一次」 is said by 两次 and the two dates. */
function isOneOfWritten({ figure, source }: Point, written: readonly Point[]): boolean {
  if (figure.kind !== 'count' || figure.value !== '1' || !figure.text.startsWith('一')) return false
  const ones = String(aroundOf(source, figure.span.start).split(figure.text).length - 1)
  return ones !== '1' && written.some((one) => one.figure.value === ones && one.figure.unit === figure.unit)
}

/** What of a long note is looked at, in UTF-16 units to each side. */
const AROUND = 80

function aroundOf(source: string, at: number): string {
  return source.slice(Math.max(0, at - AROUND), at + AROUND)
}

const WORDS_OF: Readonly<Record<number, readonly string[]>> = {
  2: ['两', '二', '2'],
  3: ['三', '3'],
  4: ['四', '4'],
  5: ['五', '5'],
}

/** 头一回 is 首次. */
const FIRST =
  /首[次批场个期届轮家例条笔位名所支座套部张件起单]|初次|率先|第一[次批场个期届轮家例条笔位名所支座套部张件起单]/

/** 头一批, 第二批 of a list that goes through them one by one, and 第二天 said as 次日; not 第二 as a rank. */
function isNumbering({ figure, source }: Point, text: string): boolean {
  if (figure.kind !== 'ordinal' || ['', '名', '位'].includes(figure.unit)) return false
  if (figure.unit === '天') return /次日|翌日|隔天/.test(text)
  if (figure.unit === '年') return figure.value === '2' && /次年|翌年|来年/.test(text)
  if (figure.value === '1' && FIRST.test(text)) return true
  return new Set(aroundOf(source, figure.span.start).match(/(?:第|头)[一二三四五六七八九十\d]{1,3}/gu)).size > 1
}

/** 办结率100% is said by 全部办结; 1至12月 by 全年. */
function saidAsWhole(point: Point, tools: Tools): boolean {
  const { figure } = point
  if (figure.kind === 'date') return figure.value.endsWith('--01/--12') && /全年|一年来/.test(tools.text)
  if (figure.kind !== 'ratio' || figure.value !== '100') return false
  return tools.saysWhole
}

/** 1月, 2月, 3月 told one by one are said by 1至3月, a span that no note names itself. */
function withinSpan({ figure }: Point, spans: readonly string[]): boolean {
  if (figure.kind !== 'date') return false
  if (spans.includes(figure.value)) return true
  return spans.some((span) => {
    const [start = '', end = ''] = span.split('/')
    return start.length === figure.value.length && start <= figure.value && figure.value <= end
  })
}

/** 一半多 and 快三成 are said by the exact rate, 57.1% and 28.1%. */
function isSaidByRate({ figure }: Point, rates: readonly Point[]): boolean {
  const { kind, value, high, approx, text } = figure
  if (kind !== 'ratio' || high !== undefined || !/[半成]/u.test(text)) return false
  const gaps = rates.map((rate) => Number(rate.figure.value) - Number(value)).filter((gap) => Math.abs(gap) < TENTH)
  if (['近', '不足', '以下'].includes(approx)) return gaps.some((gap) => gap < 0)
  return gaps.some((gap) => (approx === '' || approx === '约' ? Math.abs(gap) < TENTH / 2 : gap > 0))
}

/** Of a rate told in tenths, in percentage points. */
const TENTH = 10

/** 按季度 goes through all four, 上半年 is 1月到6月. */
function spansInWords(text: string): readonly string[] {
  return SPANS_IN_WORDS.flatMap(([words, span]) => (words.test(text) ? [span] : []))
}

const SPANS_IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/[按分逐各]季度?|季度间/u, 'Q1/Q4'],
  [/按月|分月|逐月|各月/u, '--01/--12'],
]
const HALVES: readonly (readonly [RegExp, RegExp])[] = [
  [/上半年/u, /^(?:--|\d{4}-)01\/(?:--|\d{4}-)06$/],
  [/下半年/u, /^(?:--|\d{4}-)07(?:\/(?:--|\d{4}-)12)?$/],
]

/** 上半年 says 1月到6月, 下半年 7月以后. */
function isSaidByHalf({ figure, source }: Point, text: string): boolean {
  if (figure.kind !== 'date') return false
  const open =
    !/^(?:--|\d{4}-)07$/.test(figure.value) ||
    /^(?:以后|之后|后|起|开始|至今|以来)/u.test(source.slice(figure.span.end))
  return open && HALVES.some(([words, span]) => span.test(figure.value) && words.test(text))
}

/** A written span of time; a quarter is one of months too, and all four are one of quarters. */
function spanOf({ figure: { kind, value, unit } }: Point): readonly string[] {
  if (unit === '季度' && value === '4') return ['Q1/Q4']
  if (kind !== 'date') return []
  const months = monthsOfQuarter(value)
  if (months.length > 0) return [`${months[0] ?? ''}/${months.at(-1) ?? ''}`]
  return value.includes('/') ? [value, ...monthsOfYear(value)] : []
}

/** 1月至10月 of 2025年1月至10月. */
function monthsOfYear(span: string): readonly string[] {
  const [, , first, last] = /^(\d{4})-(\d{2})\/(?:\1-|--)?(\d{2})$/.exec(span) ?? []
  return first === undefined || last === undefined ? [] : [`--${first}/--${last}`]
}

/** 受理64件 办结64件 is said by 受理64件，全部办结. */
function saidByAll(point: Point, tools: Tools): boolean {
  const whole = tools.wholeBondsOf().get(point.figure.value) ?? []
  return whole.some(
    ({ told }) =>
      told.fact?.provenance.noteId === point.fact?.provenance.noteId && told.figure.kind === point.figure.kind,
  )
}

/** All of it, as the text goes on. */
function isSaidOfAll({ written }: Bond, text: string, lexicon: FigureLexicon): boolean {
  const { start, end } = written.figure.span
  const near = text.slice(start, end + 32).split(/[。；\n]/)[0] ?? ''
  return near.includes('100%') || saysWhole(near, lexicon)
}
