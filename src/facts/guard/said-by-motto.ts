import { parseChineseNumeral } from '../../language/chinese-numerals.ts'
import type { Point } from './point.ts'

/** “一日两巡”, 一周一巡查, 每月一会: how often, said in the four characters of a rule. */
const MOTTO = /[一每](日|天|周|旬|月|季度|季|年)([一两二三四])(?=[\u4e00-\u9fff])(?!月|季度|[天日年周])/gu
const PERIODS: Readonly<Record<string, string>> = { 日: '天', 季: '季度' }
const TIMES: readonly string[] = ['次', '场', '期', '课', '堂', '节']
/** More of them in a text are not read. */
const MOST = 40

/** 每天两遍 is said by “一日两巡”, and the other way: whether one of the texts has a rule for just as often. */
export function isSaidByMotto({ figure }: Point, texts: readonly string[]): boolean {
  const [unit = '', period = ''] = figure.unit.split('/')
  if (figure.kind !== 'frequency' || figure.high !== undefined || !TIMES.includes(unit)) return false
  return texts.some((text) => mottosIn(text).some((one) => one.period === period && one.times === figure.value))
}

function mottosIn(text: string): readonly { readonly period: string; readonly times: string }[] {
  return [...text.matchAll(MOTTO)].slice(0, MOST).map(({ 1: name = '', 2: times = '' }) => ({
    period: PERIODS[name] ?? name,
    times: parseChineseNumeral(times) ?? times,
  }))
}
