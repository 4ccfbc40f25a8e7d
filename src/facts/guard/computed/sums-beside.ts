import type { Decimal } from '../../../core/decimal.ts'
import { multiplyDecimals, percentOf, sumDecimals } from '../../../language/decimal.ts'
import type { Point } from '../point.ts'
import { isForEach } from './products.ts'
import { type ArithmeticTools, agrees, placesOf, sameUnits } from './search.ts'

const JOINT = /^[、和与及，,\s]*$/u
const SHARE = /占|率|比/u

/** 「简单案件52件、每件50元，一般案件26件、每件100元，合计5200元」: what so many for each of so many make together. */
export function sumOfProducts(
  point: Point,
  said: readonly Point[],
  tools: ArithmeticTools,
): readonly Point[] | undefined {
  const pairs = pairsOfEach(said, tools).filter(([, each]) => sameUnits(point, [each], tools.units))
  if (pairs.length < 2) return undefined
  const total = sumDecimals(pairs.map(([many, each]) => multiplyDecimals(many.figure.value, each.figure.value)))
  return total === point.figure.value ? pairs.flat() : undefined
}

/** So many, and right behind it what each of them has. */
export function pairsOfEach(
  said: readonly Point[],
  tools: Pick<ArithmeticTools, 'lexicon'>,
): readonly (readonly [Point, Point])[] {
  return said.flatMap((each, at) => {
    const many = said[at - 1]
    return many !== undefined && isForEach(each, tools) && (!isForEach(many, tools) || opensNext(many))
      ? [[many, each] as const]
      : []
  })
}

/** 3户 of 「2户每户10000元、3户每户6000元」: the 每 before it was of the one before. */
function opensNext({ figure: { span }, source }: Point): boolean {
  return /\d[^\s\d、，。；每各]{0,3}、[^每各、，。；]{0,6}$/u.test(
    source.slice(Math.max(0, span.start - NEXT_REACH), span.start),
  )
}

const NEXT_REACH = 16

/** The share of several parts (优秀5卷、合格13卷，合格及以上占90%), or of one row in another (分别调解22件、17件，成功21件、17件). */
export function shareOfSums(
  point: Point,
  said: readonly Point[],
  { units }: ArithmeticTools,
): readonly Point[] | undefined {
  if (point.figure.unit !== '%' || !SHARE.test(point.clause)) return undefined
  const counts = said.filter(({ figure }) => figure.kind === 'count' || figure.kind === 'money')
  const isShare = (part: Decimal, whole: Decimal): boolean => agrees(point, percentOf(part, whole, placesOf(point)))
  const rows = rowsOf(counts).filter((row) => row.length > 1)
  for (const part of rows) {
    const whole = rows.find(
      (row) =>
        row !== part &&
        row.length === part.length &&
        sameUnits(row[0] ?? point, part, units) &&
        isShare(sum(part), sum(row)),
    )
    if (whole !== undefined) return [...part, ...whole]
  }
  return shareOfSome(counts, { units, isShare })
}

interface Share {
  readonly units: ArithmeticTools['units']
  readonly isShare: (part: Decimal, whole: Decimal) => boolean
}

/** The first two or three parts behind a whole. */
function shareOfSome(counts: readonly Point[], { units, isShare }: Share): readonly Point[] | undefined {
  for (const [at, whole] of counts.entries()) {
    const parts = counts.slice(at + 1).filter((part) => sameUnits(whole, [part], units))
    for (const length of [2, 3]) {
      const some = parts.slice(0, length)
      if (some.length === length && isShare(sum(some), whole.figure.value)) return [whole, ...some]
    }
  }
  return undefined
}

function sum(points: readonly Point[]): Decimal {
  return sumDecimals(points.map(({ figure }) => figure.value))
}

/** Figures right behind one another, with nothing but 、 or 和 between them. */
function rowsOf(points: readonly Point[]): readonly (readonly Point[])[] {
  const rows: Point[][] = []
  for (const point of points) {
    const row = rows.at(-1)
    const last = row?.at(-1)
    const joined =
      last !== undefined &&
      last.source === point.source &&
      JOINT.test(last.source.slice(last.figure.span.end, point.figure.span.start))
    if (row !== undefined && joined) row.push(point)
    else rows.push([point])
  }
  return rows
}
