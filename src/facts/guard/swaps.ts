import type { FigureUnits } from '../../language/units.ts'
import { isAtHome } from './at-home.ts'
import type { Bond } from './bond.ts'
import { isOfEach, isOfEachTime } from './each.ts'
import { isThreshold, labelWords } from './labels.ts'
import { lazily } from './lazily.ts'
import { beginsChange } from './period.ts'
import type { Point } from './point.ts'
import { countsVillages, differsInNoun, sharesNoun } from './same-noun.ts'
import { BEST_FIT, isLastYear, type Similarity } from './similarity.ts'
import type { IsTotalOf } from './total-of.ts'
import { labelAmong } from './word.ts'

export interface Swap {
  readonly written: Point
  /** The fact whose place the figure took. */
  readonly meant: Point
}

interface Tools {
  readonly units: FigureUnits
  readonly similarity: Similarity
  /** Whether the text lacks what this told figure says. */
  readonly isMissing: (told: Point) => boolean
  /** Whether the text itself makes one written figure the total of a row with the other. */
  readonly isTotalOf: IsTotalOf
}

/** Both exchanged figures together must fit their exchanged places better by this much. */
const PAIR_GAIN = 0.24
/** … or by this much when each of the two fits better. */
const BOTH_GAIN = 0.12
const EACH_GAIN = 0.04
/** A lone figure must fit another's place better by this much, and fit it this well. */
const LONE_GAIN = 0.3
const LONE_FIT = 0.3

/**
 * Figures whose value is right and whose place is another's. A figure counts as swapped only when another fact fits its
 * place clearly better than its own does, so that rewording a subject is no swap.
 */
export function findSwaps(
  bonds: readonly Bond[],
  rivalsOf: (point: Point) => readonly Point[],
  tools: Tools,
): readonly Swap[] {
  const writtenFor = new Map<Point, Point[]>()
  for (const { written, told: own } of bonds) writtenFor.set(own, [...(writtenFor.get(own) ?? []), written])
  const swaps: Swap[] = []
  for (const bond of bonds) {
    if (isThreshold(bond.written.figure) || labelsWhatItLabelled(bond, bonds)) continue
    const search = { ...tools, writtenFor, own: ownFit(bond, tools.similarity) }
    if (fitsBest(bond, search.own)) continue
    const meant = rivalsOf(bond.written).find((rival) => takesPlace(bond, rival, search))
    if (meant !== undefined) swaps.push({ written: bond.written, meant })
  }
  return swaps
}

/** 2024年 of 「2024年112件，较2023年的140件」: what was told under a date is written under it, so the date keeps its place. */
function labelsWhatItLabelled({ written }: Bond, bonds: readonly Bond[]): boolean {
  if (written.figure.kind !== 'date') return false
  const [label = ''] = labelWords(written.figure)
  return bonds.some(
    (other) => other.written !== written && other.written.near.includes(label) && other.told.near.includes(label),
  )
}

interface Search extends Tools {
  readonly writtenFor: ReadonlyMap<Point, readonly Point[]>
  readonly own: OwnFit
}

/** No other place can fit it better by enough: none has to be looked at. */
function fitsBest({ written, told }: Bond, own: OwnFit): boolean {
  const keepsNoun = written.noun === '' || told.noun === '' || sharesNoun(written, told)
  return keepsNoun && own.most > BEST_FIT - EACH_GAIN && own.fit() > BEST_FIT - EACH_GAIN
}

/** How well a figure fits its own fact: at least and at most, and exactly once it is asked for. */
interface OwnFit {
  readonly least: number
  readonly most: number
  fit(): number
}

function ownFit({ written, told }: Bond, similarity: Similarity): OwnFit {
  return { ...similarity.bounds(written, told), fit: lazily(() => similarity(written, told)) }
}

function mayTakePlace({ written, told }: Bond, rival: Point, search: Search): boolean {
  if (rival === told || !mayBeExchanged(written, told, rival, search.units) || sameNumber(told, rival)) return false
  // What each has takes the place of nothing but what each has.
  if (isOfEach(rival) !== isOfEach(written) && (isOfEach(rival) || isOfEach(told))) return false
  if (ownShare(written, told, rival) >= KEEPS_OWN) return false
  if (isFormerOfNow(written, told, rival)) return false
  return mayFitBetter(written, rival, search)
}

/** What a change began from (由18名减为17名) may be told in words of now. */
function isFormerOfNow(written: Point, told: Point, rival: Point): boolean {
  return !told.before() && !rival.before() && beginsChange(written.figure, written.source)
}

function takesPlace(bond: Bond, rival: Point, search: Search): boolean {
  const holders = search.writtenFor.get(rival) ?? []
  const among = { holders, search }
  if (hasNounOf(bond, rival, among) || crossesDates(bond, rival, among) || crossesEach(bond, rival, among)) return true
  if (!mayTakePlace(bond, rival, search) || isAtHome(bond, { rival, holders, isTotalOf: search.isTotalOf }))
    return false
  return fitsBetter(bond, rival, { holders, search })
}

interface Among {
  /** The written figures that are bound to the rival. */
  readonly holders: readonly Point[]
  readonly search: Search
}

function fitsBetter({ written, told }: Bond, rival: Point, { holders, search }: Among): boolean {
  const other = search.similarity(written, rival)
  const gain = other - search.own.fit()
  if (gain < EACH_GAIN) return false
  if (tellsOtherYear(written, told, rival)) return true
  const plain = gain >= LONE_GAIN && !keepsOwn(written, told, rival)
  if (holders.length === 0) return plain && other >= LONE_FIT && search.isMissing(rival)
  return holders.every((holder) => displaced({ holder, rival, told, gain, other, plain }, search.similarity))
}

/** 「2个村和14个社区」 told as 14个村、2个社区: its noun is the rival's, and the rival's figure has its own or is gone. */
function hasNounOf({ written, told }: Bond, rival: Point, { holders, search }: Among): boolean {
  if (rival === told || !sharesNoun(written, rival) || sameNumber(told, rival)) return false
  if (!comparable(written, rival, search.units) || !differsInNoun(written, told) || !differsInNoun(told, rival))
    return false
  return holders.length === 0 ? search.isMissing(rival) : holders.every((holder) => sharesNoun(holder, told))
}

/** 「上半年长廊5处，年底2处」 where 上半年2处 and 年底5处 were told: each stands under the other's date. */
function crossesDates({ written, told }: Bond, rival: Point, { holders, search }: Among): boolean {
  const [own, other] = [dateOver(told), dateOver(rival)]
  if (own === undefined || other === undefined || own === other || dateOver(written) !== other) return false
  if (!comparable(written, rival, search.units) || sameNumber(told, rival)) return false
  return holders.length > 0 && holders.every((holder) => dateOver(holder) === own)
}

/** 「每村45名，共3名」 where 每村3名 and 一共45名 were told. */
function crossesEach({ written, told }: Bond, rival: Point, { holders, search }: Among): boolean {
  if (!isOfEach(written) || isOfEachTime(written) || isOfEach(told) || !isOfEach(rival)) return false
  if (isLastYear(told) !== isLastYear(rival)) return false
  if (!comparable(written, rival, search.units) || sameNumber(told, rival)) return false
  // 每餐5元 takes no place of 每天一百三十, which the text has in another unit.
  const ofItsUnit = holders.every((holder) => search.units.same(holder.figure.unit, written.figure.unit))
  return holders.length > 0 && ofItsUnit && !holders.some(isOfEach)
}

function dateOver({ near }: Point): string | undefined {
  return labelAmong(near, /^@(?:Q|-|\d)/)
}

/** Told from the words right around them alone. */
function mayFitBetter(written: Point, rival: Point, { similarity, own }: Search): boolean {
  const { most } = similarity.bounds(written, rival)
  return most - own.least >= EACH_GAIN && most - own.fit() >= EACH_GAIN
}

/** Written of the time before, told of now, while the rival is of the time before. */
function tellsOtherYear(written: Point, told: Point, rival: Point): boolean {
  return isLastYear(written) && !isLastYear(told) && isLastYear(rival)
}

interface Displacement {
  readonly holder: Point
  readonly rival: Point
  readonly told: Point
  readonly gain: number
  readonly other: number
  /** It fits the rival's place much better, and nothing ties it to its own. */
  readonly plain: boolean
}

/** How much of the words that tell its own fact from the rival must stand around a figure for it to be at home. */
const AT_HOME = 0.34
/** … and for it to be so whatever else stands around: the topic of a row moves to whichever figure is told first. */
const KEEPS_OWN = 0.5

/** 村居 of 「村（居）调委会15个」, told as 村居15个 beside 调委会16个, ties it to its own fact. */
function keepsOwn(written: Point, told: Point, rival: Point): boolean {
  return ownShare(written, told, rival) >= AT_HOME
}

/** How much of the words that tell its own fact from the rival stand around a figure; 0 where none does. */
function ownShare(written: Point, told: Point, rival: Point): number {
  const telling = told.near.filter((word) => !rival.near.includes(word))
  const kept = telling.filter((word) => written.near.includes(word))
  return telling.length === 0 ? 0 : kept.length / telling.length
}

/** Either the two changed places with each other, or the rival's own figure fits it much less than this one does. */
function displaced({ holder, rival, told, gain, other, plain }: Displacement, similarity: Similarity): boolean {
  const held = similarity(holder, rival)
  const returned = similarity(holder, told) - held
  const both = gain >= EACH_GAIN && returned >= EACH_GAIN ? BOTH_GAIN : PAIR_GAIN
  if (gain + returned >= both) return true
  return plain && other - held >= LONE_GAIN
}

function sameNumber(one: Point, other: Point): boolean {
  return one.figure.value === other.figure.value && one.figure.high === other.figure.high
}

/** Of one unit, or told in one where the text has another for both (隐患97条 as 97处). */
function mayBeExchanged(written: Point, told: Point, rival: Point, units: FigureUnits): boolean {
  const counted = told.figure.kind !== 'date' && told.figure.kind === rival.figure.kind
  const alike = counted && told.figure.unit === rival.figure.unit
  return alike || comparable(written, rival, units)
}

const PERSONS = ['人', '名', '位', '员']

function comparable(one: Point, other: Point, units: FigureUnits): boolean {
  if ((one.figure.kind === 'date') !== (other.figure.kind === 'date')) return false
  if (one.figure.kind === 'date') return dateGrain(one) === dateGrain(other)
  if (countsVillages(one) && PERSONS.includes(other.figure.unit)) return false
  return one.figure.unit === '' || other.figure.unit === '' || units.same(one.figure.unit, other.figure.unit)
}

/** Years change places with years, days with days. */
function dateGrain(point: Point): string {
  return point.figure.value.replaceAll(/^\d{4}-(?=\d)/g, '').replaceAll(/\d/g, '0')
}
