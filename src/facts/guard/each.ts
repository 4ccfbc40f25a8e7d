import { multiplyDecimals } from '../../language/decimal.ts'
import type { Bond } from './bond.ts'
import type { Point } from './point.ts'

/** How far before its number a list of those that have so many each may begin, in UTF-16 units. */
const REACH = 40
const LIST_OF_EACH = /([^，。；：\s]{2,36})各[^，。；、]{0,12}$/u

/** 「5月、11月各组织应急演练1次」 says 两次: what the items of a list have together. */
export function totalsOfEach(written: readonly Point[]): ReadonlySet<string> {
  return new Set(written.flatMap(totalOf))
}

function totalOf(point: Point): readonly string[] {
  const { figure } = point
  if (figure.kind !== 'count' || figure.high !== undefined) return []
  const items = itemsOfEach(point).length
  return items > 1 ? [multiplyDecimals(String(items), figure.value)] : []
}

/** 学校 and 企业 of 「学校、企业各两次」. */
export function itemsOfEach({ figure, source }: Point): readonly string[] {
  const { start } = figure.span
  const before = source.slice(Math.max(0, start - REACH), start)
  const list = before.includes('各') ? (LIST_OF_EACH.exec(before)?.[1] ?? '') : ''
  return list.split(/[、和与及]/u)
}

/** 学校2次、企业2次 are said by 学校、企业各两次: whether the list that has a figure names what another equal one is told of. */
export function isSaidOfEach(point: Point, bonds: readonly Bond[]): boolean {
  return bonds.some(({ written, told }) => {
    if (told.fact !== point.fact || told.figure.unit !== point.figure.unit) return false
    const items = itemsOfEach(written)
    return items.length > 1 && items.some((item) => item.length > 1 && point.key.includes(item.slice(-ITEM)))
  })
}

/** The last characters of an item name it. */
const ITEM = 2

/** 平均一天两家, 户均3亩: shared out among many, and no part of a total. */
export function isMean({ figure, source }: Point): boolean {
  return MEAN.test(source.slice(Math.max(0, figure.span.start - MEAN_REACH), figure.span.start))
}

const MEAN = /(?:平均|[人户村社月日天周年场校所家]均)[^，。；、\n]{0,6}$/u
const MEAN_REACH = 10

/** 每村两名, 一家一场, 各1场: what each has. */
export function isOfEach({ figure, source }: Point): boolean {
  const before = source.slice(Math.max(0, figure.span.start - EACH_REACH), figure.span.start).replace(ROW_BEFORE, '')
  return OF_EACH.test(before)
}

/** 200元 of 「每件分别补助500元、200元」. */
const ROW_BEFORE = /(?:[\d.,]{1,9}[^\d\s，。；、]{0,3}[、和及与])+$/u
const EACH_REACH = 30

/** 每季度对73名: how often, and not what each has. */
export function isOfEachTime({ figure, source }: Point): boolean {
  return OF_EACH_TIME.test(source.slice(Math.max(0, figure.span.start - 12), figure.span.start))
}

const OF_EACH_TIME = /每(?:[年月周日天季旬半]|个月|星期|学期)[\u4e00-\u9fff]{0,10}$/u
const OF_EACH =
  /(?:每[\u4e00-\u9fff]{1,11}|(?<![\d第每同某另这那任统唯万前后头首末上下最])一(?:个[村组班队校所站社人]|[户人家场次回期件亩张棵])[配发给补有设建讲上收交罚]?了?)$|各[办设建配发讲举办开展组织投放安装]{0,4}了?$/u

/** 每人每学期2节 needs one number more for a total, unless that is said of each too (合计每月2000元). */
export function lacksFactor({ figure, source }: Point, total: Point): boolean {
  const before = source.slice(Math.max(0, figure.span.start - EACH_OF_EACH_REACH), figure.span.start)
  const { start } = total.figure.span
  return EACH_OF_EACH.test(before) && !total.source.slice(Math.max(0, start - MEAN_REACH), start).includes('每')
}

const EACH_OF_EACH = /每[^每，。；、\n]{1,6}每[^，。；、\n]{0,8}$/u
const EACH_OF_EACH_REACH = 18
