import type { LedgerWords, RatioWords } from '../../core/knowledge/ledger-words.ts'
import { compareDecimals, decimalPlaces, multiplyDecimals, percentOf, shiftDecimal } from '../../language/decimal.ts'
import { type FigurePlace, isExactCount } from '../figure-place.ts'
import { questionTexts } from '../question-texts.ts'
import { factIds, noteAt, type RaisedQuestion, shown } from '../raise-question.ts'
import { leaveOut, rewrite } from '../rewrite-claim.ts'
import type { UnitClasses } from '../units.ts'

/** How many facts before its own a ratio may rest on. */
const REACH = 2
const FAILED = /未|没|不/
/** 受理并化解95起: all of them, so that less than 100 % contradicts it. */
const BOTH = /受理[并及、和]{0,2}|排查[并及、和]{0,2}|收到[并及、和]{0,2}/

/** A given ratio against part ÷ whole, to its own number of decimals; and ratios that name no base. */
export function createRatioCheck({ words, units }: { readonly words: LedgerWords; readonly units: UnitClasses }) {
  const kinds = words.ratios.map((ratio) => ({
    ...ratio,
    names: ratio.name.flatMap((name) => [`${name}率`, `${name}度`, name]),
  }))

  return (places: readonly FigurePlace[]): readonly RaisedQuestion[] =>
    places.flatMap((ratio, index): readonly RaisedQuestion[] => {
      if (ratio.figure.kind !== 'ratio' || ratio.figure.unit !== '%' || !isPlain(ratio)) return []
      const kind = kinds.find(({ names }) => names.some((name) => ratio.near.includes(name)))
      if (kind === undefined) return []
      const question = judge(ratio, kind, around(places, index), units)
      return question === undefined ? [] : [question]
    })
}

/** Exact, single, and not the difference of two (上升3个百分点). 九成 is no exact ratio. */
function isPlain({ figure, near }: FigurePlace): boolean {
  const exact = figure.approx === '' && figure.high === undefined && !figure.text.includes('成')
  return exact && !/同比|上升|下降|增长|提高|增加|减少/.test(near)
}

/** The exact counts a ratio may be made of: of its own fact and the ones just before it in the note. */
function around(places: readonly FigurePlace[], index: number): readonly FigurePlace[] {
  const ratio = places[index]
  if (ratio === undefined) return []
  const near = places.slice(Math.max(0, index - 12), index + 6).filter((place) => isExactCount(place))
  const facts = [...new Set(near.map((place) => place.fact))]
  const own = facts.indexOf(ratio.fact)
  const from = own < 0 ? facts.length - REACH : own - REACH
  const allowed = new Set(facts.slice(Math.max(0, from), own < 0 ? facts.length : own + 1))
  return near.filter((place) => allowed.has(place.fact) && place.fact.theme === ratio.fact.theme)
}

function judge(
  ratio: FigurePlace,
  kind: RatioWords,
  counts: readonly FigurePlace[],
  units: UnitClasses,
): RaisedQuestion | undefined {
  const parts = counts.filter((place) => isPart(place, kind)).reverse()
  const named = counts.filter((place) => isWhole(place, kind, ratio)).reverse()
  const wholes = named.length > 0 || kind.own ? named : unnamedWholes(parts[0], counts)
  const pairs = parts.flatMap((part) =>
    wholes.filter((whole) => fits(part, whole, units)).map((whole) => ({ part, whole })),
  )
  if (pairs.some(({ part, whole }) => computed(part, whole, ratio) === ratio.figure.value)) return undefined
  const pair = pairs[0]
  if (pair !== undefined) return wrongRatio(ratio, pair.part, pair.whole)
  const whole = wholes[0]
  if (whole === undefined || kind.own) return baseMissing(ratio, kind, counts)
  return possible(whole, ratio) ? undefined : impossible(ratio, whole)
}

function isPart(place: FigurePlace, kind: RatioWords): boolean {
  const words = `${place.near}${place.after.slice(0, 4)}`
  return kind.part.some((word) => words.includes(word)) && !FAILED.test(place.near)
}

function isWhole(place: FigurePlace, kind: RatioWords, ratio: FigurePlace): boolean {
  if (place === ratio) return false
  const named = kind.whole.some((word) => place.near.includes(word) || place.after.startsWith(word))
  return named && (!isPart(place, kind) || BOTH.test(place.near) || !place.near.includes('成'))
}

/** Where nothing is called the whole, what the same statement counted before its part (12345工单119件，办结117件). */
function unnamedWholes(part: FigurePlace | undefined, counts: readonly FigurePlace[]): readonly FigurePlace[] {
  if (part === undefined) return []
  return counts
    .slice(0, counts.indexOf(part))
    .filter((place) => place.fact === part.fact)
    .reverse()
}

function fits(part: FigurePlace, whole: FigurePlace, units: UnitClasses): boolean {
  return (
    part !== whole &&
    units.agree(part.figure.unit, whole.figure.unit) &&
    compareDecimals(part.figure.value, whole.figure.value) <= 0
  )
}

function computed(part: FigurePlace, whole: FigurePlace, ratio: FigurePlace): string | undefined {
  return percentOf(part.figure.value, whole.figure.value, decimalsOf(ratio))
}

/** Decimals as written: 98.50% has two, 百分之九十七点四四 too. */
function decimalsOf(ratio: FigurePlace): number {
  return decimalPlaces(/\d+\.\d+/.exec(ratio.figure.text)?.[0] ?? ratio.figure.value)
}

/** Some whole number of parts gives this ratio. */
function possible(whole: FigurePlace, ratio: FigurePlace): boolean {
  if (BOTH.test(whole.near) && /化解|办结|调解|处理|答复/.test(whole.near)) return ratio.figure.value === '100'
  const near = Math.round(Number(shiftDecimal(multiplyDecimals(whole.figure.value, ratio.figure.value), -2)))
  return [near - 1, near, near + 1].some(
    (part) => part >= 0 && percentOf(String(part), whole.figure.value, decimalsOf(ratio)) === ratio.figure.value,
  )
}

function wrongRatio(ratio: FigurePlace, part: FigurePlace, whole: FigurePlace): RaisedQuestion {
  const told = { given: ratio.figure.text, right: `${computed(part, whole, ratio) ?? ''}%` }
  return {
    kind: 'ratio',
    text: questionTexts.ratio({ ...told, part: shown(part), whole: shown(whole), at: noteAt(ratio.fact) }),
    options: questionTexts.ratioOptions(told),
    effects: [rewrite([ratio], () => told.right), { kind: 'keep' }],
    facts: factIds([ratio, part, whole]),
  }
}

function impossible(ratio: FigurePlace, whole: FigurePlace): RaisedQuestion {
  const text = questionTexts.ratioImpossible({ whole: shown(whole), given: shown(ratio), at: noteAt(ratio.fact) })
  return { kind: 'ratio', text, facts: factIds([ratio, whole]) }
}

/** A rate that is neither 100 % nor has anything it could be a part of. */
function baseMissing(ratio: FigurePlace, kind: RatioWords, counts: readonly FigurePlace[]): RaisedQuestion | undefined {
  const based = kind.own && counts.some((place) => kind.whole.some((word) => place.near.includes(word)))
  if (ratio.figure.value === '100' || based) return undefined
  return {
    kind: 'base-missing',
    text: questionTexts.baseMissing({ ratio: shown(ratio), at: noteAt(ratio.fact) }),
    options: questionTexts.baseOptions,
    effects: [{ kind: 'keep' }, leaveOut(ratio)],
    facts: [ratio.fact.id],
  }
}
