import type { Decimal } from '../../../core/decimal.ts'
import { multiplyDecimals, sumDecimals } from '../../../language/decimal.ts'
import { lacksFactor, totalsOfEach } from '../each.ts'
import type { Point } from '../point.ts'
import { PER_YEAR } from './means.ts'
import type { Neighbours } from './neighbours.ts'
import { isForEach } from './products.ts'
import { type ArithmeticTools, type Derivation, isCalledTotal, saysOneOf } from './search.ts'

/** A number that others are multiplied by: 7 of 7个工地, 24 of 每月2次. */
interface Factor {
  readonly point: Point
  readonly value: Decimal
  /** What it counts, the period left off. */
  readonly unit: string
}

const TOTAL = /全年|年内|一年|年度|累计|合计|共|总/u
const TOTAL_REACH = 16
/** So few are often chance. */
const LEAST = 4
const MOST_FACTORS = 6

/**
 * 「对7个工地每月各查2次，全年168次」, 「3人每学期2节、两个学期合计12节」, 「每季度评5名，共20名」: a total of two or three numbers
 * multiplied, where one of them is said of each or of each month. A number that the text left out is said by it.
 */
export function productBeside(point: Point, near: Neighbours, tools: ArithmeticTools): Derivation | undefined {
  if (point.figure.approx !== '' || Number(point.figure.value) < LEAST || !standsForTotal(point, tools))
    return undefined
  const said = factorsOf(near.said)
  const all = [...said, ...factorsOf(near.told)].slice(0, MOST_FACTORS * 2)
  for (const [at, one] of all.entries()) {
    for (const [then, two] of all.slice(at + 1).entries()) {
      const thirds = [undefined, ...all.slice(at + then + 2)]
      const third = thirds.find((three) => makes(point, three === undefined ? [one, two] : [one, two, three], tools))
      if (third !== undefined || makes(point, [one, two], tools)) {
        const from = [one, two, ...(third === undefined ? [] : [third])].map((factor) => factor.point)
        return { from, usesUp: from }
      }
    }
  }
  return undefined
}

function standsForTotal(point: Point, { totals }: ArithmeticTools): boolean {
  const { start } = point.figure.span
  return isCalledTotal(point, totals) || TOTAL.test(point.source.slice(Math.max(0, start - TOTAL_REACH), start))
}

function factorsOf(points: readonly Point[]): readonly Factor[] {
  return points.slice(0, MOST_FACTORS).flatMap((point) => {
    const { kind, value, unit, high, approx } = point.figure
    if (high !== undefined || approx !== '') return []
    if (kind === 'count' || kind === 'duration') return countOf(point)
    const [own = '', period = ''] = unit.split('/')
    const times = kind === 'frequency' ? PER_YEAR[period] : undefined
    return times === undefined ? [] : [{ point, value: multiplyDecimals(value, times), unit: own }]
  })
}

/** 「4月、9月各1次」 are two; one alone multiplies nothing. */
function countOf(point: Point): readonly Factor[] {
  const { value, unit } = point.figure
  const many = [...totalsOfEach([point]), value][0] ?? value
  return many === '1' ? [] : [{ point, value: many, unit }]
}

function makes(point: Point, factors: readonly Factor[], { units, lexicon }: ArithmeticTools): boolean {
  if (factors.reduce((product, { value }) => product * Number(value), 1) !== Number(point.figure.value)) return false
  // 每季度一次每次5人: the frequency is the first of the two 每.
  const often = factors.some((factor) => factor.point.figure.kind === 'frequency')
  if (factors.length < 3 && !often && factors.some((factor) => lacksFactor(factor.point, point))) return false
  const ofEach = often || factors.some((factor) => isForEach(factor.point, { lexicon }))
  return ofEach && factors.some(({ unit }) => counts(point, unit, { units, lexicon }))
}

/** Of one unit; so many persons so many times are 人次, so many 家 are 家次. */
function counts(
  { figure }: Point,
  unit: string,
  { units, lexicon }: Pick<ArithmeticTools, 'units' | 'lexicon'>,
): boolean {
  if (unit === '') return false
  const persons = [...lexicon.personUnits, '个'].includes(unit)
  return units.same(figure.unit, unit) || figure.unit === `${unit}次` || (figure.unit === '人次' && persons)
}

/** 「3所学校各配备1名法治副校长，3名副校长……」: as many as there are that have one each. */
export function oneForEach(
  point: Point,
  said: readonly Point[],
  { units, lexicon }: ArithmeticTools,
): readonly Point[] | undefined {
  const each = said.find(
    (one) => one.figure.value === '1' && isForEach(one, { lexicon }) && units.same(one.figure.unit, point.figure.unit),
  )
  const many = said.find(
    (one) => one !== each && one.figure.value === point.figure.value && one.figure.kind === 'count',
  )
  return each === undefined || many === undefined ? undefined : [each, many]
}

/** 「上半年2次、每次30人，下半年45人，合计105人次」: products and single numbers added up. */
export function sumWithProducts(
  point: Point,
  said: readonly Point[],
  tools: ArithmeticTools,
): readonly Point[] | undefined {
  if (!isCalledTotal(point, tools.totals) && !isBeforeParts(point)) return undefined
  const ofEach = (one: Point | undefined): boolean =>
    one !== undefined && (isForEach(one, tools) || saysOneOf(one.clause, ['每']))
  const terms = said.flatMap((one, at) => {
    // 11个 of 「11个村每村3块」 are no 块.
    const isMany = one.figure.unit !== point.figure.unit && ofEach(said[at + 1])
    if (isMany || !counts(point, one.figure.unit, tools)) return []
    const many = said[at - 1]
    const isEach = ofEach(one)
    if (!isEach || many === undefined) return [{ from: [one], value: one.figure.value, isEach }]
    return [{ from: [many, one], value: multiplyDecimals(many.figure.value, one.figure.value), isEach }]
  })
  if (terms.length < 2 || !terms.some(({ isEach }) => isEach)) return undefined
  const total = sumDecimals(terms.map(({ value }) => value))
  return total === point.figure.value ? terms.flatMap(({ from }) => from) : undefined
}

/** 「48块，其中镇上15块，11个村每村3块」. */
function isBeforeParts({ figure, source }: Point): boolean {
  return /^[，,（(]?其中/u.test(source.slice(figure.span.end, figure.span.end + 3))
}
