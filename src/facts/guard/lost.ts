import type { NumeralName } from '../../core/figure-reader.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { Bond } from './bind.ts'
import { isSaidByName } from './names.ts'
import type { Point } from './point.ts'
import type { Similarity } from './similarity.ts'
import { isArticle, isBareFrequency, isBareYear, isInstruction, isLayout } from './soft.ts'

interface Tools {
  readonly lexicon: FigureLexicon
  readonly similarity: Similarity
  readonly bonds: readonly Bond[]
  readonly text: string
  readonly written: readonly Point[]
  /** Names with numerals that the text has. */
  readonly names: readonly NumeralName[]
}

/** How much of the words of one of two equal figures must be the other's for them to be told twice. */
const SAID_TWICE = 0.7

/** Whether a told figure need not be in the text: it is no claim, it is said otherwise, or it was told twice. */
export function needNotBeSaid(point: Point, tools: Tools): boolean {
  const { fact, figure } = point
  if (fact?.lastYear === true || fact?.duplicateOf !== undefined) return true
  if (isBareYear(point) || isBareFrequency(point) || isLayout(point, tools.lexicon) || isInstruction(point)) return true
  if (isArticle(point, tools.lexicon) || isSaidByName(figure, tools.names)) return true
  return withinSpan(point, tools) || saidAsWhole(point, tools) || saidByAll(point, tools) || toldTwice(point, tools)
}

/** 办结率100% is said by 全部办结; 1至12月 by 全年. */
function saidAsWhole(point: Point, tools: Tools): boolean {
  const { figure } = point
  if (figure.kind === 'date') return figure.value.endsWith('--01/--12') && /全年|一年来/.test(tools.text)
  if (figure.kind !== 'ratio' || figure.value !== '100') return false
  return tools.lexicon.wholes.some((word) => tools.text.includes(word))
}

/** 1月, 2月, 3月 told one by one are said by 1至3月, a span that no note names itself. */
function withinSpan(point: Point, { written, bonds }: Tools): boolean {
  if (point.figure.kind !== 'date') return false
  const told = new Set(bonds.map((bond) => bond.written))
  return written.some((span) => {
    const { figure } = span
    if (told.has(span)) return false
    const [start, end] = figure.kind === 'date' ? figure.value.split('/') : []
    if (start === undefined || end === undefined || start.length !== point.figure.value.length) return false
    return start <= point.figure.value && point.figure.value <= end
  })
}

/** 受理64件 办结64件 is said by 受理64件，全部办结. */
function saidByAll(point: Point, tools: Tools): boolean {
  return tools.bonds.some(({ written, told }) => {
    if (told.fact !== point.fact || told.figure.value !== point.figure.value || told.figure.kind !== point.figure.kind)
      return false
    const near = tools.text.slice(written.figure.span.start, written.figure.span.end + 32).split(/[。；\n]/)[0] ?? ''
    return ['100%', ...tools.lexicon.wholes].some((word) => near.includes(word))
  })
}

function toldTwice(point: Point, tools: Tools): boolean {
  return tools.bonds.some(({ told }) => {
    if (told.fact === point.fact || told.figure.value !== point.figure.value) return false
    return contained(point, told) >= SAID_TWICE || sameKinds(point, told)
  })
}

/** The share of the shorter one's words that the other has too. */
function contained(one: Point, other: Point): number {
  const words = new Set(other.near)
  const common = one.near.filter((word) => words.has(word)).length
  return common / Math.max(1, Math.min(one.near.length, other.near.length))
}

/** Their known words say the same (调解纠纷 and 化解矛盾纠纷), and some of their own characters too. */
function sameKinds(one: Point, other: Point): boolean {
  const tags = (point: Point): readonly string[] => point.near.filter((word) => word.startsWith('#'))
  const [left, right] = [tags(one), tags(other)]
  const [few, many] = left.length < right.length ? [left, right] : [right, left]
  return few.length > 1 && few.every((tag) => many.includes(tag)) && contained(one, other) >= SAID_TWICE / 2
}
