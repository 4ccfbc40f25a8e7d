import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { FigureUnits } from '../../language/units.ts'
import type { Point } from './point.ts'
import { hasUnitInNoun } from './same-noun.ts'

/** Whether a told figure may have a measure word that in other words stands for another thing. */
export function mayTakeUnit(
  written: Point,
  told: Point,
  { units, lexicon }: { readonly units: FigureUnits; readonly lexicon: FigureLexicon },
): boolean {
  if (hasUnitInNoun(written, told)) return true
  if (endsInUnit(told, written.figure.unit) || isOfList(told, written.figure.unit, units)) return true
  return FITS.some((fits) => fits(written, told, lexicon))
}

type Fits = (written: Point, told: Point, lexicon: FigureLexicon) => boolean

const FITS: readonly Fits[] = [fitsAmong, hasOneEach, goesOnIn, areMouths]

/** 5个企业 is 5家: by the words around one of the two, or, where neither counts persons, by what it belongs to. */
function fitsAmong(written: Point, told: Point, lexicon: FigureLexicon): boolean {
  const both = [written.figure.unit, told.figure.unit]
  const groups = lexicon.looseAmong.filter(({ units }) => both.every((unit) => units.includes(unit)))
  if (groups.some(({ words }) => says(written, words) || says(told, words) || bothSay(written, told, words)))
    return true
  if (told.figure.unit !== '个' || countsPersons(written, lexicon) || countsPersons(told, lexicon)) return false
  const heads = [...written.heads, ...told.heads]
  return groups.some(({ words }) => heads.some((head) => words.some((word) => head.includes(word))))
}

/** 「排查隐患97处，其中立行立改60处」: so much of what their sentences are about. */
function bothSay(written: Point, told: Point, words: readonly string[]): boolean {
  if ([written, told].some(({ figure }) => figure.unit === '个')) return false
  return words.some((word) => written.sentence.includes(word) && told.sentence.includes(word))
}

function countsPersons(point: Point, { personNouns }: FigureLexicon): boolean {
  return says(point, personNouns) || /人(?![民大])/u.test(point.words)
}

/** 「装了三百二十个，一户一个」: 320户. */
function hasOneEach({ figure: { unit } }: Point, told: Point): boolean {
  if (!['户', '家', '人', '名', '村', '校', '所'].includes(unit)) return false
  return new RegExp(`[一每]${unit}[^，,。；;、\\d一]{0,3}[一1]${told.figure.unit}`, 'u').test(told.sentence)
}

/** 「四户十一口」: so many persons. */
function areMouths({ figure: { unit } }: Point, { figure, source }: Point, { personUnits }: FigureLexicon): boolean {
  if (figure.unit !== '口' || !personUnits.includes(unit)) return false
  return /户[，,、共]{0,2}$/u.test(source.slice(Math.max(0, figure.span.start - 4), figure.span.start))
}

/** 「还剩三户，俩签了」: 俩, and a 个 without a noun, count on in the measure word of their sentence. */
function goesOnIn({ figure: { unit } }: Point, { figure, noun, sentence }: Point): boolean {
  if (figure.unit !== '个' || !GOES_ON.includes(unit)) return false
  if (noun !== '' && !/^[俩仨]$/u.test(figure.text)) return false
  return new RegExp(`[\\d一二两三四五六七八九十百]${unit}`, 'u').test(sentence)
}

const GOES_ON = ['户', '家', '份', '处', '栋', '条', '株', '棵', '头', '艘', '批', '宗']

/** 3个白天场 as 3场. */
function endsInUnit({ figure, noun }: Point, unit: string): boolean {
  return figure.unit === '个' && noun.length > 1 && noun.length <= LONGEST_NOUN && noun.endsWith(unit)
}

const LONGEST_NOUN = 5

/** 立案4 as 4件, where 4 has only the measure word of the list it stands in. */
function isOfList({ figure: { kind, text } }: Point, unit: string, units: FigureUnits): boolean {
  return kind === 'count' && BARE.test(text) && units.same(unit, '件')
}

const BARE = /[\d一二两三四五六七八九十百千]$/u

function says(point: Point, words: readonly string[]): boolean {
  return words.some((word) => point.words.includes(word))
}
