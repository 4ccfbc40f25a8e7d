import { multiplyDecimals } from '../../../language/decimal.ts'
import { lacksFactor } from '../each.ts'
import { lazily } from '../lazily.ts'
import type { Point } from '../point.ts'
import { byValue, neighbours } from './pairs.ts'
import { type ArithmeticTools, type Around, type Derivation, isCalledTotal, sameUnits, saysOneOf } from './search.ts'

/** Finds 6个村各2名，共12名: so many for each of so many, said as a total or in place of the each. */
export function createFindProduct(tools: ArithmeticTools): (point: Point, around: Around) => Derivation | undefined {
  const each = lazily(() => tools.told.filter((told) => told.figure.kind === 'count' && isForEach(told, tools)))
  const products = lazily(() => byValue(neighbours(tools.told, each(), isCount), productOf))
  return (point, { unused }) => {
    if (point.figure.approx !== '' || isSaidOfEach(point)) return undefined
    const isTotal = isCalledTotal(point, tools.totals)
    const found = products()
      .get(point.figure.value)
      ?.find(([one]) => !lacksFactor(one, point) && (isTotal || unused.has(one)) && countsPersonsOf(point, one, tools))
    if (found !== undefined) return { from: found, usesUp: isTotal ? [] : [found[0]] }
    const doubled = isDoubled(point, tools)
    if (doubled !== undefined) return { from: [doubled], usesUp: [] }
    if (!isTotal) return undefined
    const ofNamed = each().find((one) => isOfTheNamed(point, one, tools))
    return ofNamed === undefined ? undefined : { from: [ofNamed], usesUp: [] }
  }
}

/** 「比去年翻了一番，去年31件」 makes 62件. */
function isDoubled(point: Point, { told, claims, units }: ArithmeticTools): Point | undefined {
  if (!claims.some((claim) => DOUBLED.test(claim))) return undefined
  return told.find(
    (one) =>
      sameUnits(point, [one], units) &&
      isCount(one) &&
      multiplyDecimals(one.figure.value, '2') === point.figure.value &&
      DOUBLED.test(one.source),
  )
}

const DOUBLED = /翻了?(?:一|1)?[番倍]|增加了?(?:一|1)倍/u

/** Of one unit; 6次 of 21人 each are 126人次. */
function countsPersonsOf(point: Point, one: Point, { units, lexicon }: ArithmeticTools): boolean {
  const persons = point.figure.unit === '人次' && lexicon.personUnits.includes(one.figure.unit)
  return persons || sameUnits(point, [one], units)
}

function isCount({ figure }: Point): boolean {
  return figure.kind === 'count' && figure.high === undefined
}

function productOf([each, many]: readonly [Point, Point]): string {
  return multiplyDecimals(many.figure.value, each.figure.value)
}

/** 每, 各, 一个, 一村 stands before it within its clause. */
export function isForEach(point: Point, { lexicon }: Pick<ArithmeticTools, 'lexicon'>): boolean {
  const { figure, source } = point
  const before = source.slice(Math.max(0, figure.span.start - EACH_REACH), figure.span.start)
  const left = before.split(/[，。；\n]/u).at(-1) ?? ''
  return saysOneOf(left, lexicon.arithmeticWords.each) || /一[村社校户企镇]$/u.test(left)
}

/** 各发放1000元 says what each got, and no product. */
function isSaidOfEach({ figure: { span }, source }: Point): boolean {
  return SAID_OF_EACH.test(source.slice(Math.max(0, span.start - EACH_REACH), span.start))
}

const SAID_OF_EACH = /[各每][^共计总，,。；、\d]{0,8}$/u

/** For each of those named before it: 书记、镇长各2次，共4次. */
function isOfTheNamed(point: Point, each: Point, { units }: ArithmeticTools): boolean {
  if (!sameUnits(point, [each], units)) return false
  const before = point.source.slice(Math.max(0, point.figure.span.start - NAMED_REACH), point.figure.span.start)
  const list = /([^，。；：\s]{2,40})各/u.exec(before.split(/[。；\n]/u).at(-1) ?? '')?.[1] ?? ''
  const named = list.split(/[、和与及]|”“|》《/u).length
  return named > 1 && multiplyDecimals(String(named), each.figure.value) === point.figure.value
}

/** UTF-16 units before a figure. */
const EACH_REACH = 14
const NAMED_REACH = 60
