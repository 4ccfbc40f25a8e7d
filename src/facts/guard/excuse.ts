import { sumDecimals } from '../../language/decimal.ts'
import { createBesideReader } from './beside-reader.ts'
import { equalsOf, groupByKey } from './bind.ts'
import type { Bond } from './bond.ts'
import type { Case } from './case.ts'
import { createArithmetic } from './computed/arithmetic.ts'
import { findBeside } from './computed/beside.ts'
import { isLessThanItsParts } from './computed/less-than-parts.ts'
import type { Neighbours } from './computed/neighbours.ts'
import type { Derivation } from './computed/search.ts'
import { createCountsRow } from './counted.ts'
import { isDeniedSubject } from './denied.ts'
import { labelWords } from './labels.ts'
import { isNoClaim } from './no-claim.ts'
import { inOneSentence } from './one-sentence.ts'
import type { Point } from './point.ts'
import { createFindReplaced, type FindReplaced } from './replaced.ts'
import { saysWhole } from './soft.ts'

const ANAPHORA = /(?:上述|以上|这|该|前述|所有|共)$/
/** A figure said again must fit its fact nearly as well as where it was said first, or the place it was said first itself. */
const REPEAT_FIT = 0.7
const SAME_PLACE = 0.9
/** Within so many characters a figure is said again in the same breath. */
const BREATH = 24
const MOST_EQUALS = 32
/** … and a date within so many. */
const DATE_REACH = 60
/** By so much more a part of a sum must fit than a figure that was left out. */
const CLEARLY = 0.05
/** Figures on each side that stand beside one. */
const BESIDE = 20

export interface Excused {
  readonly passed: ReadonlySet<Point>
  /** Told figures that a written sum stands for. */
  readonly usedUp: ReadonlySet<Point>
}

/** Unbound figures that are right all the same: said again, computed, or no figures of the world. */
export function excuse(given: Case, exact: readonly Bond[], needNotBeSaid: (told: Point) => boolean): Excused {
  const passed = new Set<Point>()
  const usedUp = new Set<Point>()
  if (given.unbound.length === 0) return { passed, usedUp }
  const findReplaced = createFindReplaced(given)
  const derive = createDerive(given, createFindReplaced(given, needNotBeSaid), createBesideReader(given, exact, passed))
  const isRepeat = createIsRepeat(given, exact, findReplaced)
  const countsRow = createCountsRow(given)
  const withTheirDates = createWithDates(given.told)
  const claimsNothing = (point: Point): boolean =>
    isNoClaim(point, given, findReplaced) || (countsRow(point) && findReplaced(point, []) === undefined)
  const pass = (point: Point, derivation: Derivation | undefined): void => {
    passed.add(point)
    for (const part of withTheirDates(derivation?.usesUp ?? [])) usedUp.add(part)
  }
  for (const point of given.unbound) {
    const derivation = isRepeat(point) ? { from: [], usesUp: [] } : derive(point)
    if (derivation !== undefined || claimsNothing(point)) pass(point, derivation)
  }
  // What stands behind it was not yet worked out when a total was first looked at.
  const open = passed.size === 0 ? [] : given.unbound.filter((point) => !passed.has(point))
  for (const point of open) {
    const derivation = derive(point)
    if (isSumOfNext(point, derivation)) pass(point, derivation)
  }
  return { passed, usedUp }
}

/** 「85人：焊工52人……电工33人」: what stands behind a total makes it. */
function isSumOfNext({ figure, source }: Point, derivation: Derivation | undefined): boolean {
  const from = derivation?.from ?? []
  const behind = from.every((part) => part.source === source && part.figure.span.start > figure.span.end)
  return behind && from.length > 1 && sumDecimals(from.map((part) => part.figure.value)) === figure.value
}

/** 一季度 of 一季度3次, where the sum says what the quarters made. */
function createWithDates(told: readonly Point[]): (parts: readonly Point[]) => readonly Point[] {
  const places = new Map(told.map((point, at) => [point, at]))
  return (parts) => {
    if (parts.length < 2) return parts
    const before = parts.flatMap((part) => told[(places.get(part) ?? 0) - 1] ?? [])
    return [...parts, ...before.filter(({ figure }) => /^(?:Q\d|--\d{2})$/.test(figure.value))]
  }
}

/** Recomputes a figure; never where it took the place of a told one (a cadre's own figure is not corrected silently). */
function createDerive(
  given: Case,
  findReplaced: FindReplaced,
  around: (point: Point) => Neighbours,
): (point: Point) => Derivation | undefined {
  const tools = { ...given, ...given.lexicon, lexicon: given.lexicon }
  const arithmetic = createArithmetic(tools)
  const takesNoPlace = (point: Point, found: Derivation | undefined): boolean => {
    if (found === undefined || isLessThanItsParts(point, given.written, given)) return false
    const replaced = findReplaced(point, found.from)
    if (replaced === undefined || saysTheSame(replaced, found.from)) return true
    // What it is worked out from may fit its place better than what was left out.
    const fit = given.similarity(point, replaced)
    return found.from.length > 1 && found.from.some((part) => given.similarity(point, part) > fit + CLEARLY)
  }
  const unused = new Set(given.unused)
  const places = new Map(given.written.map((point, index) => [point, index]))
  return (point) => {
    const near = findBeside(point, around(point), tools)
    const at = places.get(point) ?? 0
    const beside = given.written.slice(Math.max(0, at - BESIDE), at + BESIDE + 1)
    // What it follows from beside it may be chance, and what it sums up is said by it all the same.
    const ways = [near, arithmetic.derive(point, { beside, unused })].filter((found) => takesNoPlace(point, found))
    return joined(ways.flatMap((found) => found ?? []))
  }
}

/** 工地12个，专户开了十二个: one of the two equal figures that the text has says the other. */
function saysTheSame({ figure, fact }: Point, from: readonly Point[]): boolean {
  return (
    from.length > 1 &&
    from.some(
      (one) => one.fact === undefined && one.figure.value === figure.value && one.figure.unit === figure.unit,
    ) &&
    fact !== undefined
  )
}

function joined(ways: readonly Derivation[]): Derivation | undefined {
  const [first] = ways
  return first === undefined ? undefined : { from: first.from, usesUp: ways.flatMap(({ usesUp }) => usesUp) }
}

/** The same figure of the same thing, said a second time (77件……77件均成功), or 办结64件 where 64 were all settled. */
function createIsRepeat(given: Case, exact: readonly Bond[], findReplaced: FindReplaced): (point: Point) => boolean {
  const groups = groupByKey(given.told, given.lexicon)
  const holders = new Map(exact.map((bond) => [bond.told, bond.written]))
  return (point) => {
    if (isDeniedSubject(point, given.claims, given.lexicon)) return false
    const before = given.text.slice(Math.max(0, point.figure.span.start - 4), point.figure.span.start)
    if (labelsAgain(point, exact)) return true
    const equals = equalsOf(point, groups, given).slice(0, MOST_EQUALS)
    if (equals.length > 0 && ANAPHORA.test(before)) return true
    return equals.some((told) => saysAgain(point, { told, holder: holders.get(told), given, findReplaced }))
  }
}

/** The second 7月 of 「7月31次……7月发现12个」: what was told under the date is written under it. */
function labelsAgain({ figure }: Point, exact: readonly Bond[]): boolean {
  if (figure.kind !== 'date' || figure.value.includes('/') || /^\d{4}$/.test(figure.value)) return false
  const [label = ''] = labelWords(figure)
  return exact.some(({ written, told }) => written.near.includes(label) && told.near.includes(label))
}

interface Again {
  readonly told: Point
  /** Where the text said it first. */
  readonly holder: Point | undefined
  readonly given: Case
  readonly findReplaced: FindReplaced
}

function saysAgain(point: Point, { told, holder, given, findReplaced }: Again): boolean {
  const { similarity, lexicon } = given
  if (holder === undefined || saysDateAgain(point, holder, given)) return true
  if (point.figure.kind === 'count' && saysWhole(told.source, lexicon)) return true
  const own = similarity(point, told)
  const other = findReplaced(point, [told])
  if (other !== undefined && similarity(point, other) > own + 0.1) return false
  const fitsAgain = own > 0.1 && own >= REPEAT_FIT * similarity(holder, told)
  return fitsAgain || similarity(point, holder) >= SAME_PLACE || sameBreath(point, holder, given)
}

/** 「5月、6月办件分别为210件、252件，6月增长20%」: a date again in its sentence, where no other told one is left out. */
function saysDateAgain(point: Point, holder: Point, { unused }: Case): boolean {
  if (point.figure.kind !== 'date' || point.figure.value !== holder.figure.value) return false
  return inOneSentence(point, holder, DATE_REACH) && !unused.some(({ figure }) => figure.kind === 'date')
}

/** 「77件，77件均……」: said again at once, with 均 or 全部 after it. */
function sameBreath(point: Point, holder: Point, given: Case): boolean {
  const near = Math.abs(point.figure.span.start - holder.figure.span.end) < BREATH
  return near && saysWhole(point.clause, given.lexicon)
}
