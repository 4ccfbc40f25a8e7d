import type { Figure } from '../core/figure.ts'
import type { FigureReader } from '../core/figure-reader.ts'
import type { FigureLexicon } from '../core/knowledge/figures.ts'
import { CHINESE_NUMERAL } from './chinese-numerals.ts'
import { createApproxReader } from './figures/approx.ts'
import type { Readers } from './figures/around.ts'
import { readCounted } from './figures/assemble.ts'
import { closeUp } from './figures/close-up.ts'
import { readBareYear, readDate } from './figures/dates.ts'
import { readFrequency } from './figures/frequency.ts'
import { inheritMonths, inheritUnits } from './figures/inherit.ts'
import { unitsOfLabels } from './figures/labels.ts'
import { findListMarks } from './figures/list-marks.ts'
import { createNameFinder, type NameFinder } from './figures/names.ts'
import { readOrdinal } from './figures/ordinal.ts'
import { likeFirst, pricesOfPieces, unitsOfRows } from './figures/rows.ts'
import { createSubjectReader } from './figures/subject.ts'
import type { FigureToken, Token } from './figures/tokens.ts'
import { skipTo } from './figures/tokens.ts'
import { createUnitReader } from './figures/units.ts'
import { halfWidth } from './width.ts'

const MAY_START =
  /[\d零〇一二三四五六七八九十百千万亿两俩仨廿卅壹贰叁肆伍陆柒捌玖拾佰仟半数几第每隔前过大多天头周月年季元旬翻Ⅰ-ⅫIV]/

/** Reads figures by rule; `lexicon` holds every word it knows (`config/figures.yaml`, `config/figures-names.yaml`). */
export function createFigureReader(dependencies: { readonly lexicon: FigureLexicon }): FigureReader {
  const { lexicon } = dependencies
  const units = createUnitReader(lexicon)
  const readers: Readers = { units, approx: createApproxReader(lexicon), lexicon }
  const isMeasure = (text: string, index: number): boolean => units.at(text, index) !== undefined
  const isFigure = (text: string): boolean => readCounted(text, 0, readers)?.end === text.length
  const names = createNameFinder(lexicon, isMeasure, isFigure)
  const subjects = createSubjectReader(lexicon)
  const read = (text: string): readonly Figure[] => {
    const { text: plain, placeOf } = closeUp(halfWidth(text), units)
    const tokens = withoutNumberedPlaces(plain, scan(plain, { names, readers, isMeasure }))
    const complete = withUnits(plain, inheritMonths(plain, tokens), lexicon)
    return subjects.name(
      text,
      complete.map((token) => ({ ...token, start: placeOf(token.start), end: placeOf(token.end - 1) + 1 })),
    )
  }
  return { read, names: (text) => names.all(halfWidth(text)) }
}

/** What a number without a measure word counts: told by its label, by the row it stands in, by its total. */
function withUnits(text: string, tokens: readonly FigureToken[], lexicon: FigureLexicon): readonly FigureToken[] {
  const labelled = unitsOfLabels(text, unitsOfRows(text, pricesOfPieces(text, tokens)), lexicon)
  return inheritUnits(text, likeFirst(text, labelled))
}

const NUMBERED_PLACE = /^[一二三四五六七八九十]{1,3}(?:村|组|队|社|社区)$/

/** 一村 and 二村 are names where a text goes through them; 三村 counts where there is no 一村. */
function withoutNumberedPlaces(text: string, tokens: readonly FigureToken[]): readonly FigureToken[] {
  const words = tokens.map(({ start, end }) => text.slice(start, end))
  const places = new Set(words.filter((word) => NUMBERED_PLACE.test(word)))
  const named = places.size > 1 && [...places].some((word) => word.startsWith('一'))
  return named ? tokens.filter((_, at) => !places.has(words[at] ?? '')) : tokens
}

interface Scan {
  readonly names: NameFinder
  readonly readers: Readers
  readonly isMeasure: (text: string, index: number) => boolean
}

function scan(text: string, rules: Scan): readonly FigureToken[] {
  const marks = new Map(findListMarks(text, rules.isMeasure).map((span) => [span.start, span.end]))
  const tokens: FigureToken[] = []
  let index = 0
  while (index < text.length) {
    const end = marks.get(index) ?? rules.names.at(text, index)?.end ?? rules.names.wordAt(text, index)
    const token = end === undefined ? tokenAt(text, index, rules) : skipTo(end)
    if (token !== undefined && token.kind !== 'skip') tokens.push(notOverlapping(tokens.at(-1), token))
    index = token === undefined ? index + 1 : Math.max(token.end, index + 1)
  }
  return tokens
}

/** An approximation word before a number must not reach back into the figure before it (17人以上12人). */
function notOverlapping(previous: FigureToken | undefined, token: FigureToken): FigureToken {
  return previous === undefined || token.start >= previous.end ? token : { ...token, start: previous.end }
}

function tokenAt(text: string, index: number, rules: Scan): Token | undefined {
  if (!MAY_START.test(text.charAt(index))) return undefined
  const { readers } = rules
  return (
    readFrequency(text, index, readers.units) ??
    readOrdinal(text, index, readers.units) ??
    readDate(text, index, readers.units) ??
    latinWord(text, index, readers) ??
    readCountOrYear(text, index, readers) ??
    unreadNumeral(text, index)
  )
}

function readCountOrYear(text: string, index: number, readers: Readers): Token | undefined {
  if (isPartOfWord(text, index, readers)) return undefined
  const counted = readCounted(text, index, readers)
  const year = counted?.unit === '' && counted.approx === '' ? readBareYear(text, index) : undefined
  return year ?? counted
}

/** 统一, 这一: the 一 belongs to the word before it. */
function isPartOfWord(text: string, index: number, readers: Readers): boolean {
  if (/[百千万亿]/.test(text.charAt(index + 1))) return false
  return text[index] === '一' && readers.lexicon.notOneAfter.includes(text[index - 1] ?? '\n')
}

const LATIN_WORD = /[A-Za-z]/
/** APP140个, KTV6家: what has a measure word behind a name of three letters and more is counted. */
const NAME_BEFORE = /[A-Za-z]{3}$/
const DIGIT_RUN = /\d+(?:\.\d+)*/y

/** A4, PM2.5, K12: digits that belong to letters are no figure. */
function latinWord(text: string, index: number, { units }: Readers): Token | undefined {
  DIGIT_RUN.lastIndex = index
  if (!DIGIT_RUN.test(text)) return undefined
  const counts =
    NAME_BEFORE.test(text.slice(Math.max(0, index - 3), index)) && units.at(text, DIGIT_RUN.lastIndex) !== undefined
  const before = LATIN_WORD.test(text.charAt(index - 1)) && !counts
  const after = LATIN_WORD.test(text.charAt(DIGIT_RUN.lastIndex)) && !isTypedWan(text, DIGIT_RUN.lastIndex)
  return before || after ? skipTo(DIGIT_RUN.lastIndex) : undefined
}

/** The w of 1.2w is 万. */
function isTypedWan(text: string, index: number): boolean {
  return /[wW]/.test(text.charAt(index)) && !/[A-Za-z\d]/.test(text.charAt(index + 1))
}

/** The rest of a run of Chinese numerals that is no figure is not tried again from its middle. */
function unreadNumeral(text: string, index: number): Token | undefined {
  if (!CHINESE_NUMERAL.test(text.charAt(index))) return undefined
  let end = index + 1
  while (end < text.length && CHINESE_NUMERAL.test(text.charAt(end))) end += 1
  return skipTo(end)
}
