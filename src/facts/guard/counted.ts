import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { Case } from './case.ts'
import { columnsOf } from './computed/sums.ts'
import { inOneSentence } from './one-sentence.ts'
import type { Point } from './point.ts'

/** 「甲、乙、丙三村」, 「镇、村两级」: counts the items that stand before it. */
export function countsItsList(point: Point): boolean {
  const { figure, source } = point
  if (
    !/^[二两三四五六七八九十]/.test(figure.text) &&
    !(SMALL.test(figure.text.replace(figure.unit, '')) && LISTED.includes(figure.unit))
  )
    return false
  const before = source.slice(Math.max(0, figure.span.start - 64), figure.span.start)
  const list = (before.split(/[，,。；;：:！？\s]/).at(-1) ?? '').replace(/等$/u, '')
  return list !== '' && String(list.split(/[、和与及]|》\s?《|”“/u).length) === figure.value
}

/** What a list names rather than counts. */
const LISTED = ['家', '部', '个', '所', '项', '类', '种', '位', '名', '级', '村', '镇', '支']

/** 「做了三件事：一是…二是…三是…」: counts the points after it. */
export function countsItsPoints({ figure, source }: Point): boolean {
  if (!/^[二两三四五六七八九]/.test(figure.text)) return false
  const after = source.slice(figure.span.end, figure.span.end + POINTS_REACH).split('\n')[0] ?? ''
  const points = after.match(/(?:^|[，；：。、])[一二三四五六七八九](?:是|要)/gu) ?? []
  return String(points.length) === figure.value
}

/** How far behind its number a list of points may go on, in UTF-16 units. */
const POINTS_REACH = 600

const SMALL = /^(?:[2-9]|1\d)$/
/** Figures on each side that are looked at. */
const ROW_REACH = 14
/** … within so many UTF-16 units. */
const LIST_REACH = 160

/** What is held on a date. */
const EVENT = /[次场回趟期批轮天日月]/

/** 两项共计3.5万元, 集中宣传5场: counts a row of as many figures of one unit, or of dates, that stands in its sentence. */
export function createCountsRow(given: Case): (point: Point) => boolean {
  const places = new Map(given.written.map((point, at) => [point, at]))
  const dates = datesTold(given.told)
  const tableRows = new Set(columnsOf(given).map((column) => String(column.length)))
  return (point) => {
    if (!SMALL.test(point.figure.value) || point.figure.kind !== 'count') return false
    if (tableRows.has(point.figure.value) && LISTED.includes(point.figure.unit)) return true
    const at = places.get(point) ?? 0
    const before = given.written.slice(Math.max(0, at - ROW_REACH), at).toReversed()
    const after = given.written.slice(at + 1, at + 1 + ROW_REACH)
    const rows = standsBehindRow(point, before[0], given) ? [before, after] : [after]
    const lengths = rows.map((row) => rowLength(point, row, given))
    return (
      lengths.some((length) => String(length) === point.figure.value) ||
      (dates.has(point.figure.value) && EVENT.test(point.figure.unit))
    )
  }
}

/** 「39条、31条、8条，并召开座谈会3次」: behind a row only what sums it up counts it (两项共计, 以上三家); dates are gone through. */
function standsBehindRow({ figure: { span }, source }: Point, last: Point | undefined, { lexicon }: Case): boolean {
  if (last === undefined || last.figure.kind === 'date') return true
  const near = `${source.slice(Math.max(0, span.start - 6), span.start)}＃${source.slice(span.end, span.end + 4)}`
  return UP.test(near) || lexicon.totals.some((word) => near.includes(word))
}

const UP = /[等这该各]＃|上述|以上/u

/** How many figures of one other unit than its own begin the row, within its sentence; its dates where it begins with dates. */
function rowLength(point: Point, row: readonly Point[], { units }: Case): number {
  const first = row[0]
  if (first === undefined || (first.figure.kind !== 'date' && units.same(first.figure.unit, point.figure.unit)))
    return 0
  const end = row.findIndex(
    (other) =>
      other.figure.kind !== first.figure.kind ||
      !units.same(other.figure.unit, first.figure.unit) ||
      !inOneSentence(point, other, LIST_REACH),
  )
  return end < 0 ? row.length : end
}

/** How many dates each fact goes through. */
function datesTold(told: readonly Point[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { figure, source } of told) if (figure.kind === 'date') counts.set(source, (counts.get(source) ?? 0) + 1)
  return new Set([...counts.values()].map(String))
}

/** 四村, 三个村: as many as the notes name (杨村, 李村, 王村, 赵村). */
export function countsNamed({ figure, source }: Point, claims: readonly string[], lexicon: FigureLexicon): boolean {
  if (!SMALL.test(figure.value)) return false
  const after = source.slice(figure.span.end, figure.span.end + NOUNS_REACH)
  const noun = lexicon.placeNouns.find((one) => one === figure.unit || after.startsWith(one))
  if (noun === undefined) return false
  const other = MIXED.exec(after.slice(noun === figure.unit ? 0 : noun.length))?.[1]
  const nouns = other === undefined ? [noun] : [noun, other === '居' ? '社区' : other]
  const names = nouns.flatMap((one) => [
    ...new Set(claims.slice(0, MOST_CLAIMS).flatMap((claim) => namesOf(claim.slice(0, MOST_CLAIM), one))),
  ])
  return String(names.length) === figure.value
}

/** 四个村（社区）, 5个村和社区. */
const MIXED = /^[（(、和与及]?(社区|居|村)/u
const NOUNS_REACH = 6

/** The characters before a noun that name one of its kind: 杨 of 杨村. */
function namesOf(claim: string, noun: string): readonly string[] {
  const numbered = ['一', '二'].every((digit) => claim.includes(`${digit}${noun}`))
  return claim
    .split(noun)
    .slice(0, -1)
    .map((part) => part.at(-1) ?? '')
    .filter((char) => /[\u4e00-\u9fff]/.test(char) && (numbered || !NO_NAME.includes(char)))
}

/** Notes and characters beyond these are not searched for names. */
const MOST_CLAIMS = 400
const MOST_CLAIM = 2_000

/** Before 村 and the like, no part of a name: 个村, 各村, 全村, 进村. */
const NO_NAME = '个各全本该每两三四五六七八九十几多进入驻包农乡下到在和及、居行扶美'
