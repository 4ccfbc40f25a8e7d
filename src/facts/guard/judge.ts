import type { NumeralName } from '../../core/figure-reader.ts'
import type { Violation, ViolationKind } from '../../core/guard.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { FigureUnits } from '../../language/units.ts'
import { type Bond, type Bonds, equalsOf, groupByKey, placeNounAt } from './bind.ts'
import { createArithmetic, type Derivation, isCalledTotal, saysAll } from './computed.ts'
import { needNotBeSaid } from './lost.ts'
import { findReplacedNames, isSaidByName } from './names.ts'
import type { Point } from './point.ts'
import type { Similarity } from './similarity.ts'
import { countsItsList, isArticle, isBareFrequency, isBareYear, isLayout } from './soft.ts'
import { findSwaps } from './swaps.ts'

export interface Case extends Bonds {
  readonly text: string
  readonly written: readonly Point[]
  readonly told: readonly Point[]
  readonly names: { readonly written: readonly NumeralName[]; readonly told: readonly NumeralName[] }
  readonly units: FigureUnits
  readonly similarity: Similarity
  readonly lexicon: FigureLexicon
  readonly partial: boolean
}

/** Words of a violation's quote on each side of the figure, in UTF-16 units. */
const QUOTE = 14
const ANAPHORA = /(?:上述|以上|这|该|前述|所有|共)$/
const AWARD = /获评|被评|荣获|评为|命名|授予|获得|入选/
/** A changed figure's place must fit the fact it was changed from this well. */
const CHANGED_FIT = 0.12

/** A figure said again must fit its fact nearly as well as where it was said first. */
const REPEAT_FIT = 0.7

/** Everything that is wrong between a text and its facts, from the bonds between their figures. */
export function judge(given: Case): readonly Violation[] {
  const exact = given.bonds.filter((bond) => bond.difference === 'none')
  const excused = excuse(given, exact)
  const open = given.unbound.filter((point) => !excused.passed.has(point))
  const missing = given.unused.filter((point) => !excused.usedUp.has(point))
  const changed = pairChanged(open, missing, given)
  const lost = given.partial
    ? []
    : missing.filter(
        (point) =>
          !changed.taken.has(point) && !needNotBeSaid(point, { ...given, bonds: exact, names: given.names.written }),
      )
  return [
    ...findSwaps(exact, given.told, given).map(({ written, meant }) => violation('swapped', written, meant)),
    ...given.bonds.filter((bond) => bond.difference !== 'none').map((bond) => differing(bond, given)),
    ...changed.violations,
    ...lost.map((point) => lostViolation(point)),
    ...findReplacedNames(given.names.written, given.names.told).map(({ written }) =>
      nameViolation(written, given.text),
    ),
  ]
}

interface Excused {
  readonly passed: ReadonlySet<Point>
  readonly usedUp: ReadonlySet<Point>
}

/** Unbound figures that are right all the same: said again, computed, or no figures of the world. */
function excuse(given: Case, exact: readonly Bond[]): Excused {
  const passed = new Set<Point>()
  const usedUp = new Set<Point>()
  const arithmetic = lazily(() => createArithmetic({ ...given, ...given.lexicon }))
  const groups = groupByKey(given.told)
  const holders = new Map(exact.map((bond) => [bond.told, bond.written]))
  for (const point of given.unbound) {
    const derivation = isRepeat(point, { given, groups, holders })
      ? { from: [], usesUp: false }
      : derive(point, given, arithmetic())
    if (derivation === undefined && !isNoClaim(point, given)) continue
    passed.add(point)
    if (derivation?.usesUp === true) for (const part of derivation.from) usedUp.add(part)
  }
  return { passed, usedUp }
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** A told figure that was left out and fits a figure's place this well is what the figure stands for. */
const REPLACED_FIT = 0.4
const REPLACED_RATE_FIT = 0.3

/** Recomputes a figure; never where it took the place of a told one (a cadre's own figure is not corrected silently). */
function derive(point: Point, given: Case, arithmetic: ReturnType<typeof createArithmetic>): Derivation | undefined {
  const at = given.written.indexOf(point)
  const beside = given.written.slice(Math.max(0, at - 12), at + 13)
  const unused = new Set(given.unused)
  const derivation = arithmetic.derive(point, { beside, unused })
  return derivation === undefined || replaced(point, given, derivation.from) !== undefined ? undefined : derivation
}

/** The unused told figure whose place this one stands in, other than those it is computed from. */
function replaced(point: Point, given: Case, parts: readonly Point[]): Point | undefined {
  const least = point.figure.kind === 'ratio' ? REPLACED_RATE_FIT : REPLACED_FIT
  const fits = (told: Point): boolean => sameWordsAfter(point, told) || given.similarity(point, told) >= least
  return given.unused.find((told) => alike(point, told, given) && !parts.includes(told) && fits(told))
}

/** 「2023年工作情况」: words that bind nothing else bind a year. */
function sameWordsAfter(one: Point, other: Point): boolean {
  const after = ({ figure, source }: Point): string => source.slice(figure.span.end, figure.span.end + 4)
  return one.figure.kind === 'date' && after(one).length === 4 && after(one) === after(other)
}

function alike(one: Point, other: Point, given: Case): boolean {
  if (one.figure.kind === 'date' || other.figure.kind === 'date') return isBareYear(one) && isBareYear(other)
  return given.units.same(one.figure.unit, other.figure.unit)
}

interface Repeats {
  readonly given: Case
  readonly groups: ReadonlyMap<string, readonly Point[]>
  readonly holders: ReadonlyMap<Point, Point>
}

/** The same figure of the same thing, said a second time (77件……77件均成功), or 办结64件 where 64 were all settled. */
function isRepeat(point: Point, { given, groups, holders }: Repeats): boolean {
  const { similarity, lexicon } = given
  const before = given.text.slice(Math.max(0, point.figure.span.start - 4), point.figure.span.start)
  return equalsOf(point, groups, given)
    .slice(0, 32)
    .some((told) => {
      if (ANAPHORA.test(before) || saysAll(told, lexicon.wholes)) return true
      const holder = holders.get(told)
      if (holder === undefined) return true
      const own = similarity(point, told)
      return (
        (own > 0.1 && own >= REPEAT_FIT * similarity(holder, told)) ||
        similarity(point, holder) >= 0.9 ||
        sameBreath(point, holder, given)
      )
    })
}

/** 「77件，77件均……」: said again at once, with 均 or 全部 after it. */
function sameBreath(point: Point, holder: Point, given: Case): boolean {
  const near = Math.abs(point.figure.span.start - holder.figure.span.end) < 24
  return near && given.lexicon.wholes.some((word) => point.clause.includes(word))
}

function isNoClaim(point: Point, given: Case): boolean {
  if (isArticle(point, given.lexicon) || isLayout(point, given.lexicon)) return true
  if (
    countsItsList(point) ||
    countsToldPlaces(point, given) ||
    isSaidByName(point.figure, given.names.told) ||
    spansToldDates(point, given)
  )
    return true
  if (isBareFrequency(point)) return !given.unused.some((told) => told.figure.kind === 'frequency')
  return isBareYear(point) && isFrameYear(point, given)
}

/** 三个村 where three villages were told of, each with its figure. */
function countsToldPlaces(point: Point, given: Case): boolean {
  const { figure, source } = point
  const noun = placeNounAt(source, figure.span.end, given.lexicon)
  if (noun === undefined || figure.unit !== '个') return false
  return String(given.told.filter((told) => told.clause.includes(noun)).length) === figure.value
}

/** 前三季度 where each of the three was told: both ends of the span are told dates. 一季度 where its months were. */
function spansToldDates(point: Point, given: Case): boolean {
  const ends = point.figure.kind === 'date' ? point.figure.value.split('/') : []
  const told = new Set(given.told.flatMap(({ figure }) => (figure.kind === 'date' ? figure.value.split('/') : [])))
  if (ends.length === 1) return monthsOf(point.figure.value).filter((month) => told.has(month)).length > 1
  return ends.length === 2 && ends.every((end) => told.has(end))
}

/** Q1 → its months as dates have them. */
function monthsOf(quarter: string): readonly string[] {
  const number = /^Q([1-4])$/.exec(quarter)?.[1]
  if (number === undefined) return []
  return [2, 1, 0].map((back) => `--${String(Number(number) * 3 - back).padStart(2, '0')}`)
}

/** The year a report speaks of may be named though no note names it, and the year after it in the plan; not the year of an award. */
function isFrameYear(point: Point, given: Case): boolean {
  const years = given.told
    .filter((told) => told.figure.kind === 'date')
    .flatMap((told) => /^\d{4}/.exec(told.figure.value)?.[0] ?? [])
  if (replaced(point, given, [])) return false
  if (years.length === 0) return !AWARD.test(given.text.slice(point.figure.span.end, point.figure.span.end + 12))
  return years.some((year) => Number(point.figure.value) - Number(year) === 1)
}

interface Changed {
  readonly violations: readonly Violation[]
  readonly taken: ReadonlySet<Point>
}

/** Pairs each figure that no fact bears out with the missing fact whose place it stands in. */
function pairChanged(open: readonly Point[], missing: readonly Point[], given: Case): Changed {
  const taken = new Set<Point>()
  const arithmetic = lazily(() => createArithmetic({ ...given, ...given.lexicon }))
  const violations = open.map((point) => {
    const left = missing.filter((told) => !taken.has(told))
    const claims = arithmetic().claims(point)
    const meant = claims && isSumOfMany(point, left, given) ? undefined : bestMissing(point, left, given)
    if (meant !== undefined) taken.add(meant)
    return violation(kindOf(point, meant, claims), point, meant)
  })
  return { violations, taken }
}

function bestMissing(point: Point, missing: readonly Point[], given: Case): Point | undefined {
  let best: { readonly told: Point; readonly fit: number } | undefined
  for (const told of missing) {
    if ((told.figure.kind === 'date') !== (point.figure.kind === 'date')) continue
    const unit = given.units.same(told.figure.unit, point.figure.unit) ? 0.1 : 0
    const alone =
      unit > 0 && missing.filter((other) => given.units.same(other.figure.unit, point.figure.unit)).length === 1
    const fit = given.similarity(point, told) + (alone ? CHANGED_FIT : unit)
    if (fit >= CHANGED_FIT && (best === undefined || fit > best.fit)) best = { told, fit }
  }
  return best?.told
}

/** A total that stands for several figures the text leaves out was not changed from one of them. */
function isSumOfMany(point: Point, left: readonly Point[], given: Case): boolean {
  const sameUnit = (told: Point): boolean =>
    told.figure.kind === 'count' && given.units.same(told.figure.unit, point.figure.unit)
  return isCalledTotal(point, given.lexicon.totals) && left.filter(sameUnit).length > 1
}

function kindOf(point: Point, meant: Point | undefined, claims: boolean): ViolationKind {
  if (point.figure.kind === 'date') return 'date'
  if (meant !== undefined) return 'changed'
  return claims ? 'computed' : 'invented'
}

/** Value right, unit or approximation not; a unit of another fact that fits better means the two were swapped. */
function differing(bond: Bond, given: Case): Violation {
  const { written, told } = bond
  if (written.figure.kind === 'frequency' && told.figure.kind === 'frequency')
    return violation('changed', written, told)
  if (bond.difference === 'approx') return violation('approx', written, told)
  const own = given.similarity(written, told)
  const better = given.told.find(
    (other) =>
      other !== told &&
      other.figure.unit !== '' &&
      given.units.same(other.figure.unit, written.figure.unit) &&
      given.similarity(written, other) > own + 0.1,
  )
  return violation(better === undefined ? 'unit' : 'swapped', written, better ?? told)
}

function violation(kind: ViolationKind, point: Point, meant: Point | undefined): Violation {
  return {
    kind,
    figure: point.figure.text,
    quote: quoteOf(point),
    start: point.figure.span.start,
    ...(meant?.fact === undefined ? {} : { fact: meant.fact.id }),
  }
}

function lostViolation(point: Point): Violation {
  return {
    kind: 'lost',
    figure: point.figure.text,
    quote: quoteOf(point),
    ...(point.fact === undefined ? {} : { fact: point.fact.id }),
  }
}

function nameViolation(name: NumeralName, text: string): Violation {
  const { start, end } = name.span
  return { kind: 'changed', figure: name.text, quote: text.slice(Math.max(0, start - QUOTE), end + QUOTE), start }
}

function quoteOf(point: Point): string {
  const { start, end } = point.figure.span
  return point.source
    .slice(Math.max(0, start - QUOTE), end + QUOTE)
    .replaceAll('\n', ' ')
    .trim()
}
