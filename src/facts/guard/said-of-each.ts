import { percentOf } from '../../language/decimal.ts'
import type { Bond } from './bond.ts'
import type { Case } from './case.ts'
import { isForEach } from './computed/products.ts'
import { totalsOfEach } from './each.ts'
import { lazily } from './lazily.ts'
import { inOneSentence } from './one-sentence.ts'
import type { Point } from './point.ts'

/**
 * Whether a told figure is said by one for each of several: 12次 twice by 「集中教育、公益活动各12次」, 14块 by 「14个村各1块」,
 * 各一次 by 两次, 一人包俩 by 每人2个.
 */
export function createIsSaidOfEach(given: Case): (point: Point) => boolean {
  const ofSeveral = lazily(() =>
    byTold(given.bonds.filter(({ written }) => SEVERAL.test(leadOf(written, CLAUSE_REACH)))),
  )
  const bondsOf = lazily(() => byTold(given.bonds))
  const ones = lazily(() => given.written.filter((one) => one.figure.value === '1' && isForEach(one, given)))
  return (point) => {
    if (isUnitOfEach(point, given.text)) return true
    if (point.figure.kind !== 'count' || point.figure.high !== undefined) return false
    const { value } = point.figure
    if (
      ofSeveral()
        .get(value)
        ?.some((bond) => isSaidOfSeveral(point, bond, given)) === true
    )
      return true
    if (isOneForEach(point, ones(), given)) return true
    if (
      bondsOf()
        .get(value)
        ?.some((bond) => isSpentOnEach(point, bond, given.text)) === true
    )
      return true
    const totals = totalsOfEach([point])
    return (
      totals.size > 0 &&
      given.written.some((one) => totals.has(one.figure.value) && given.units.same(one.figure.unit, point.figure.unit))
    )
  }
}

/** By the number that was told. */
function byTold(bonds: readonly Bond[]): ReadonlyMap<string, readonly Bond[]> {
  return Map.groupBy(bonds, ({ told }) => told.figure.value)
}

const CLAUSE_REACH = 28
const SENTENCE_REACH = 48
/** 各12次, 发现并扑灭4处. */
const SEVERAL = /(?:各|均|都|皆|并)[^、，。；\n]{0,8}$/u

/** The clause before a figure. */
function leadOf({ figure, source }: Point, reach: number): string {
  const before = source.slice(Math.max(0, figure.span.start - reach), figure.span.start)
  return before.split(/[，。；\n]/u).at(-1) ?? ''
}

/** The same number, and what it counts is named before it. */
function isSaidOfSeveral(point: Point, { written, told, difference }: Bond, given: Case): boolean {
  const { units } = given
  const { value, unit } = point.figure
  if (told === point || difference !== 'none' || told.figure.value !== value || !units.same(told.figure.unit, unit))
    return false
  const lead = leadOf(written, SENTENCE_REACH)
  return (point.key.length > 1 && lead.includes(point.key.slice(-2))) || isOneOfListed(point, lead, given)
}

/** 「2场进校园，2场进村」 by 「校园、村组各2场」: its note tells the number as often as the list has items, and no more. */
function isOneOfListed({ figure, fact }: Point, lead: string, { told, units }: Case): boolean {
  const list = lead.split(/[，；]/u).at(-1) ?? ''
  // 「司法所、派出所均培训2场」 says nothing of another 2场.
  if (!/各[^、，。；]{0,8}$/u.test(list)) return false
  const items = list.split(/[、和与及]/u).length
  const alike = told.filter(
    (one) => one.fact === fact && one.figure.value === figure.value && units.same(one.figure.unit, figure.unit),
  )
  return items > 1 && alike.length === items
}

/** 14块 where each of 14 has one. */
function isOneForEach({ figure }: Point, ones: readonly Point[], { written, units }: Case): boolean {
  return ones.some(
    (one) =>
      units.same(one.figure.unit, figure.unit) &&
      written.some(
        (many) => many !== one && many.figure.value === figure.value && inOneSentence(one, many, SENTENCE_REACH),
      ),
  )
}

const HAS_SO_MANY = /^[\u4e00-\u9fff]{0,4}?[\d两二三四五六七八九十百俩仨]/u

/** 一人包俩, 一次60人: so many for one, where the text has 每人, 每次. */
function isUnitOfEach({ figure, source }: Point, text: string): boolean {
  const one = figure.kind === 'date' ? figure.text.slice(1) : figure.unit
  if (figure.text !== `一${one}` || !HAS_SO_MANY.test(source.slice(figure.span.end, figure.span.end + 6))) return false
  if (EVENT.test(figure.unit) && EACH_EVENT.test(text)) return true
  return text.includes(`每${one}`) || (figure.unit === '人' && /每名|每位|人均/u.test(text))
}

/** 一回60人 is 每期60人, 每场60人. */
const EVENT = /^[次场回期批趟堂节]$/u
const EACH_EVENT = /每[次场回期批趟堂节]/u

/** 「各一次，一次60人」: the one that the text has stands for the first, whichever of the two it was bound to. */
function isSpentOnEach({ figure, fact }: Point, { told }: Bond, text: string): boolean {
  if (told.figure.value !== figure.value || told.figure.unit !== figure.unit || told.fact !== fact) return false
  return told.figure !== figure && isUnitOfEach(told, text)
}

/** 快了一大半 by 「由7天压缩至3天」: a rough half that two figures of its note make, which the text has. */
export function isHalfOfSaid({ figure, fact }: Point, bonds: readonly Bond[]): boolean {
  if (figure.kind !== 'ratio' || figure.approx === '' || !figure.text.includes('半')) return false
  const said = bonds.filter(
    ({ told, difference }) =>
      difference === 'none' && told.fact === fact && ['count', 'duration', 'money'].includes(told.figure.kind),
  )
  return said.some(({ told: one }) =>
    said.some(({ told: other }) => {
      if (one === other || one.figure.unit !== other.figure.unit) return false
      const share = Number(percentOf(one.figure.value, other.figure.value, 0) ?? '0')
      return isRoughHalf(share, figure.approx) || isRoughHalf(100 - share, figure.approx)
    }),
  )
}

function isRoughHalf(share: number, approx: string): boolean {
  return ['近', '不足', '以下'].includes(approx) ? share >= 40 && share < 50 : share > 50 && share < 75
}

const PERIOD_WORDS: Readonly<Record<string, string>> = { 天: '日', 周: '周', 月: '月', 季度: '季' }
const DOINGS = '巡查检排访研调会例评报清考通督'

/** 每天巡一遍 by 日巡查, 每周一次例会 by 周例会. */
export function isSaidAsRegular({ figure }: Point, text: string): boolean {
  const [, period = ''] = figure.unit.split('/')
  const word = figure.kind === 'frequency' && figure.value === '1' ? PERIOD_WORDS[period] : undefined
  if (word === undefined) return false
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (DOINGS.includes(text.charAt(at + 1)) && !/[\d一二三四五六七八九十上下本当每几]/u.test(text.charAt(at - 1)))
      return true
  return false
}

const AN_EVENT = /^一[场次回期堂课]$/u

/** 「去中学搞了一场，来了320个学生」: the one that the rest of its note is told of, which the text has. */
export function isOneEvent({ figure, source, fact }: Point, bonds: readonly Bond[], told: readonly Point[]): boolean {
  if (!AN_EVENT.test(figure.text) || source.charAt(figure.span.start - 1) !== '了') return false
  if (!/^[，,。\s]/u.test(source.charAt(figure.span.end))) return false
  const said = new Set(bonds.map((bond) => bond.told))
  const rest = told.filter((one) => one.fact === fact && one.figure.span.start > figure.span.end)
  return rest.length > 0 && rest.every((one) => said.has(one))
}
