import type { Point } from '../point.ts'
import { sumsUpPeriod } from './period-sum.ts'
import { type ArithmeticTools, type Around, isCalledTotal } from './search.ts'

type SaidSearch = ArithmeticTools & Around

/** So many parts that add up do so by no chance. */
const MANY_PARTS = 3
/** 合计网格27个、上报事件1285件: one word for a row of totals. */
const TOTALS_BEFORE = /(?:合计|共计|总计)[^。；\n]*$/u
const PARTS_FOLLOW = /^[^。；\n]{0,36}(?:其中|包括|分别|含|：)/

/** The text has all of the parts or none. */
export function hasAllOrNone(point: Point, parts: readonly Point[], search: SaidSearch): boolean {
  const others = search.beside.filter((near) => near !== point)
  return areLeftOut(parts, search) || areSaid(parts, others)
}

/** It is called a total, or its parts follow it, or it counts what they count; and the text has all of them or none. */
export function saidAsSum(point: Point, parts: readonly Point[], search: SaidSearch): boolean {
  const allSaid = areSaid(
    parts,
    search.beside.filter((near) => near !== point),
  )
  if (allSaid && parts.length >= MANY_PARTS) return true
  const allLeftOut = areLeftOut(parts, search)
  if (standsForRow(point, parts, search)) return true
  if (!standsForTotal(point, search) && !parts.every((part) => search.similarity(point, part) > 0.15)) return false
  return allSaid || allLeftOut || saysSome(point, parts, search)
}

function areLeftOut(parts: readonly Point[], { unused }: SaidSearch): boolean {
  return parts.every((part) => unused.has(part))
}

/** It sums up a period, or a statement that the text has nothing else of. */
function standsForRow(point: Point, parts: readonly Point[], search: SaidSearch): boolean {
  const allLeftOut = areLeftOut(parts, search)
  if (allLeftOut && (sharesWords(point, parts, search) || isWholeSeries(parts, search))) return true
  if (isColumnOf(point, parts, search)) return true
  return sumsUpPeriod(point, parts) && (allLeftOut || EXTREME.test(wordsAfter(point)))
}

/** 调解成功50件 of the column 成功 of a table: each part is of another row, and all count what it counts. */
function isColumnOf(point: Point, parts: readonly Point[], { told, similarity }: SaidSearch): boolean {
  const key = parts[0]?.key ?? ''
  if (key === '' || new Set(parts.map(({ fact }) => fact)).size < parts.length) return false
  if (!parts.every((part) => part.key === key)) return false
  const all = told.filter((one) => one.key === key && one.figure.kind === parts[0]?.figure.kind)
  return all.length === parts.length && parts.every((part) => similarity(point, part) > 0)
}

/** All that was told in one unit, of the same thing each: 120人, 85人 and 150人 of three villages. */
function isWholeSeries(parts: readonly Point[], { told }: SaidSearch): boolean {
  const [first] = parts
  if (first === undefined || first.figure.unit === '') return false
  const own = new Set(parts)
  return told.every(
    (one) => own.has(one) || one.figure.unit !== first.figure.unit || one.figure.kind !== first.figure.kind,
  )
}

/** 书记12次 镇长10次 said as 22次 together: a row of one statement, with a word in common. */
function sharesWords(point: Point, parts: readonly Point[], { similarity }: SaidSearch): boolean {
  return parts.every((part) => part.fact === parts[0]?.fact) && parts.some((part) => similarity(point, part) > 0.1)
}

/** Of many parts the largest or smallest are said, or of a few all but the rest. */
function saysSome(point: Point, parts: readonly Point[], search: SaidSearch): boolean {
  return (parts.length >= MANY_PARTS && EXTREME.test(wordsAfter(point))) || isTotalInPart(point, parts, search)
}

/** 「24场，其中宣传月6场」: some of the parts follow, the others are left out, and so told by them. */
function isTotalInPart(point: Point, parts: readonly Point[], { beside, unused }: SaidSearch): boolean {
  const after = beside.filter((near) => near.figure.span.start > point.figure.span.start)
  const isSaid = (part: Point): boolean => after.some((near) => near.figure.value === part.figure.value)
  const [said, left] = [parts.filter(isSaid), parts.filter((part) => !isSaid(part))]
  if (!OF_WHICH.test(wordsAfter(point)) || said.length === 0 || left.length !== 1) return false
  // 在岗4名 in the place of 在岗3名 is no sum of it.
  if (left.some(({ key }) => key !== '' && point.clause.includes(key))) return false
  return left.every((part) => unused.has(part) && (said.length === 1 || OTHERS.test(part.clause)))
}

const OTHERS = /其他|其它|其余|平时|另/u
const OF_WHICH = /^[^。；\n]{0,24}其中/

function standsForTotal(point: Point, { totals }: SaidSearch): boolean {
  const { start } = point.figure.span
  const before = point.source.slice(Math.max(0, start - TOTAL_REACH), start)
  return isCalledTotal(point, totals) || PARTS_FOLLOW.test(wordsAfter(point)) || TOTALS_BEFORE.test(before)
}

function wordsAfter({ figure: { span }, source }: Point): string {
  return source.slice(span.end, span.end + TOTAL_REACH)
}

/** How far from a total the words that make it one may stand, in UTF-16 units. */
const TOTAL_REACH = 40

/** 其中陈庄最多: of the parts only the largest or the smallest are said. */
const EXTREME = /最[多少高低大小]|居首|首位/

/** Each part has a figure of its own beside: two equal parts want two. */
function areSaid(parts: readonly Point[], beside: readonly Point[]): boolean {
  const left = beside.map((near) => near.figure.value)
  return parts.every((part) => {
    const at = left.indexOf(part.figure.value)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}
