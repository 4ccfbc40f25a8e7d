import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import { sameUnit } from '../../language/render-figure.ts'
import type { FigureUnits } from '../../language/units.ts'
import { mayTakeUnit } from './may-take-unit.ts'
import type { Point } from './point.ts'

export interface FitTools {
  readonly units: FigureUnits
  readonly lexicon: FigureLexicon
}

/** A bare number may be a rate or money only where one is spoken of; a unit told may be left out only of plain counts. */
export function unitsFit(written: Point, told: Point, tools: FitTools): boolean {
  const { units, lexicon } = tools
  if (told.figure.unit === '' && ['ratio', 'money'].includes(written.figure.kind)) return mayBe(written, told, lexicon)
  if (isRank(written) && isRank(told)) return true
  if (written.figure.unit === '' && !['count', 'score'].includes(told.figure.kind)) return false
  return sameUnit(written.figure, told.figure, units) || mayTakeUnit(written, told, tools)
}

/** 第三, 第3名, 第3位. */
function isRank({ figure }: Point): boolean {
  return figure.kind === 'ordinal' && ['', '名', '位'].includes(figure.unit)
}

/** 村 of 三个村, but not of 三个村民. */
export function placeNounAt(text: string, index: number, lexicon: FigureLexicon): string | undefined {
  const noun = lexicon.placeNouns.find((one) => text.startsWith(one, index))
  return noun === undefined || /[民干委员长书支主]/.test(text.charAt(index + noun.length)) ? undefined : noun
}

/** Whether a bare told number may be the written rate or amount of money. */
function mayBe(written: Point, told: Point, lexicon: FigureLexicon): boolean {
  if (written.figure.kind === 'ratio') return says(told, lexicon.rateWords)
  const { figure, source } = told
  if (
    /[万亿wW]/.test(figure.text) ||
    PRICE_OF_ONE.test(source.slice(Math.max(0, figure.span.start - 4), figure.span.start))
  )
    return true
  return lexicon.moneyWords.some((word) => `${told.words}${told.sentence}`.includes(word))
}

/** 「一亩六百」, 「每人八百」, 「各一千」: what one costs or gets. */
const PRICE_OF_ONE = /[一每]个?[人户亩斤吨台辆车天月年村家桶袋瓶]$|各$/u

/** 三个村 counts no cases, whatever 个 may stand for. */
export function countsPlaces(one: Point, other: Point, lexicon: FigureLexicon): boolean {
  const { figure, source } = one
  if (figure.unit !== '个' || other.figure.unit === '个' || other.figure.unit === '') return false
  if (lexicon.personUnits.includes(other.figure.unit) && namesBody(source, figure.span.end, lexicon)) return true
  const things = !['家', '户', '所', '处', '座', '间', '项', '支', '类', '组', '村'].includes(other.figure.unit)
  return things && placeNounAt(source, figure.span.end, lexicon) !== undefined
}

/** 3个片区调解室 are no persons: the noun phrase after the measure word ends in a place or a body. */
function namesBody(text: string, index: number, lexicon: FigureLexicon): boolean {
  const phrase = /^[\u4e00-\u9fff]{2,12}/u.exec(text.slice(index, index + 12))?.[0] ?? ''
  const ofPersons = lexicon.personNouns.some((noun) => phrase.includes(noun))
  return !ofPersons && lexicon.bodyTails.some((tail) => phrase.endsWith(tail))
}

function says(point: Point, words: readonly string[]): boolean {
  return words.some((word) => point.words.includes(word))
}
