import type { Decimal } from '../../../core/decimal.ts'
import { divideDecimals, multiplyDecimals, shiftDecimal } from '../../../language/decimal.ts'
import { inOneSentence } from '../one-sentence.ts'
import type { Point } from '../point.ts'
import {
  type ArithmeticTools,
  agrees,
  type Derivation,
  nearPairs,
  ownWords,
  placesOf,
  quotientFor,
  sameUnits,
  saysOneOf,
} from './search.ts'

/** How often a period comes in the year. */
export const PER_YEAR: Readonly<Record<string, Decimal>> = {
  月: '12',
  周: '52',
  季度: '4',
  半年: '2',
  天: '365',
  旬: '36',
  '2月': '6',
  '2周': '26',
}

/** 村均, 人均: one told figure shared out among another. */
export function findMean(point: Point, tools: ArithmeticTools, beside: readonly Point[]): Derivation | undefined {
  if (isMeanOfPeriods(point, beside, tools)) return { from: [], usesUp: [] }
  if (!saysOneOf(ownWords(point), tools.lexicon.arithmeticWords.mean)) return findPerMany(point, tools)
  const found = nearPairs(
    tools.told,
    (one, other) =>
      !(isAmount(one) && isAmount(other)) &&
      quotientFor(point, one.figure.value, other.figure.value) === point.figure.value,
  )
  return found === undefined ? findPerMany(point, tools) : { from: found, usesUp: [] }
}

const PER_MANY = /每([万千百])人[^，。；、\d]{0,8}$/u
const POWERS: Readonly<Record<string, number>> = { 万: 4, 千: 3, 百: 2 }

/** 每万人30名 of 156名 and 5.2万人. */
function findPerMany(point: Point, { told }: ArithmeticTools): Derivation | undefined {
  const { start } = point.figure.span
  const power = POWERS[PER_MANY.exec(point.source.slice(Math.max(0, start - PER_MANY_REACH), start))?.[1] ?? '']
  if (power === undefined) return undefined
  const found = nearPairs(told, (one, other) =>
    agrees(point, divideDecimals(shiftDecimal(one.figure.value, power), other.figure.value, placesOf(point))),
  )
  return found === undefined ? undefined : { from: found, usesUp: [] }
}

const PER_MANY_REACH = 12

const PERIODS_OF_YEAR: readonly (readonly [string, Decimal])[] = [
  ['季均', '4'],
  ['月均', '12'],
]

/** 季均20件 of 80件 in all four quarters. */
function isMeanOfPeriods(point: Point, beside: readonly Point[], { units }: ArithmeticTools): boolean {
  const [, many] = PERIODS_OF_YEAR.find(([word]) => ownWords(point).includes(word)) ?? []
  if (many === undefined || !['count', 'money'].includes(point.figure.kind)) return false
  return beside.some(
    (one) =>
      one !== point &&
      one.figure.kind === point.figure.kind &&
      sameUnits(point, [one], units) &&
      one.figure.high === undefined &&
      inOneSentence(point, one, SENTENCE_REACH) &&
      quotientFor(point, one.figure.value, many) === point.figure.value,
  )
}

/** Money, with its measure word or without (3万): it is not shared out among money. */
function isAmount({ figure }: Point): boolean {
  return figure.kind === 'money' || (figure.unit === '' && /[万亿]/u.test(figure.text))
}

/** 52期 in the year are 每周1期. */
export function findFrequency(point: Point, tools: ArithmeticTools): Derivation | undefined {
  const [unit, period] = point.figure.unit.split('/')
  const factor = point.figure.kind === 'frequency' ? PER_YEAR[period ?? ''] : undefined
  if (factor === undefined) return undefined
  const yearly = multiplyDecimals(point.figure.value, factor)
  const found = tools.told.find(
    ({ figure }) => figure.kind === 'count' && figure.value === yearly && tools.units.same(figure.unit, unit ?? ''),
  )
  return found === undefined ? undefined : { from: [found], usesUp: [] }
}

/** How often the period comes in the year, or in the months that its note names (2月到11月每月). */
function timesOf({ figure, fact }: Point, told: readonly Point[]): Decimal | undefined {
  const period = figure.unit.split('/')[1] ?? ''
  const span = told.find((one) => one.fact === fact && MONTHS.test(one.figure.value))?.figure.value
  return span === undefined || period !== '月' ? PER_YEAR[period] : monthsOf(span)
}

const MONTHS = /^--\d{2}\/--\d{2}$/

function monthsOf(span: string): Decimal {
  return String(Number(span.slice(7)) - Number(span.slice(2, 4)) + 1)
}

/** 「2月至11月每月1场，累计10场」, 「半年来每月2次，共12次」: how often the period comes in what the text speaks of. */
function timesSaid({ figure, source }: Point, point: Point, beside: readonly Point[]): readonly Decimal[] {
  if (figure.unit.split('/')[1] !== '月') return []
  const spans = beside.filter((one) => MONTHS.test(one.figure.value) && inOneSentence(point, one, SENTENCE_REACH))
  const half = HALF_YEAR.test(source) && HALF_YEAR.test(point.sentence)
  return [...spans.map((one) => monthsOf(one.figure.value)), ...(half ? ['6'] : [])]
}

const SENTENCE_REACH = 60
const HALF_YEAR = /(?<!每)半年(?![一两度])/u

/** 每月一次 makes 12 次 a year. */
export function findYearly(point: Point, tools: ArithmeticTools, beside: readonly Point[]): Derivation | undefined {
  const found = tools.told.find((told) => {
    const factor = told.figure.kind === 'frequency' ? timesOf(told, tools.told) : undefined
    if (factor === undefined) return false
    return (
      [factor, ...timesSaid(told, point, beside)].some(
        (times) => multiplyDecimals(told.figure.value, times) === point.figure.value,
      ) && /次|场|期|回/.test(point.figure.unit)
    )
  })
  return found === undefined ? undefined : { from: [found], usesUp: [found] }
}
