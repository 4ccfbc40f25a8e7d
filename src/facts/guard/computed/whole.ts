import type { Point } from '../point.ts'
import { saysWhole } from '../soft.ts'
import type { ArithmeticTools, Derivation } from './search.ts'

/** 100 % that the notes say in words (都办结了), or by two equal numbers (317家，责任书签了317份). */
export function findWhole(point: Point, tools: ArithmeticTools): Derivation | undefined {
  if (point.figure.value !== '100' || point.figure.unit !== '%') return undefined
  const whole = tools.told.find(
    (told) => saysWhole(told.fact?.claim ?? told.sentence, tools.lexicon) && tools.similarity(point, told) > 0,
  )
  if (whole !== undefined) return { from: [whole], usesUp: [] }
  const names = ratesNamed(point)
  if (saidInWords(names, tools)) return { from: [], usesUp: [] }
  const equal = equalPair(names, tools)
  return equal === undefined ? undefined : { from: equal, usesUp: [] }
}

const RATE = /([\u4e00-\u9fff]{2,4})率/gu
/** Before the figure, in UTF-16 units. */
const REACH = 24

/** 办复, 满意 of 「办复率、满意率均为100%」; what stands right before it where there is no 率. */
function ratesNamed({ figure: { span }, source }: Point): readonly string[] {
  const own =
    source
      .slice(Math.max(0, span.start - REACH), span.start)
      .split(/[，。；\n]/u)
      .at(-1) ?? ''
  const named = [...own.matchAll(RATE)].map(([, name = '']) => name)
  const before = own.replace(/[率达为到均都约]/gu, '').slice(-2)
  return named.length > 0 ? named : before.length === 2 ? [before] : []
}

/** 全部成功, in a note of its own, bears out 成功率100%. */
function saidInWords(names: readonly string[], { claims, lexicon }: ArithmeticTools): boolean {
  return (
    names.length > 0 &&
    names.every((name) =>
      claims.some((claim) => !/\d/u.test(claim) && claim.includes(name.slice(-2)) && saysWhole(claim, lexicon)),
    )
  )
}

/** 317家 and 317份 of one note that speaks of 签: 签订率100%. */
function equalPair(names: readonly string[], { told }: ArithmeticTools): readonly Point[] | undefined {
  const [name] = names
  if (name === undefined || names.length > 1) return undefined
  for (const [at, one] of told.entries()) {
    const next = told[at + 1]
    if (next === undefined || !areEqualCounts(one, next)) continue
    const between = one.source.slice(one.figure.span.start, next.figure.span.end + AROUND)
    if (Array.from(name).some((char) => !COMMON.includes(char) && between.includes(char))) return [one, next]
  }
  return undefined
}

const AROUND = 6
/** Of every count. */
const COMMON = '案件事项人数个次'

function areEqualCounts(one: Point, next: Point): boolean {
  const { kind, value, approx, high } = one.figure
  const exact = approx === '' && next.figure.approx === '' && high === undefined
  return (
    exact &&
    kind === 'count' &&
    next.figure.kind === 'count' &&
    one.source === next.source &&
    value === next.figure.value
  )
}
