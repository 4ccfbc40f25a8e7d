import type { Fact } from '../../core/fact.ts'
import type { Figure } from '../../core/figure.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import { contextsOf } from '../../language/figures/context.ts'
import { createTrimmer } from '../../language/figures/subject.ts'
import { createSubjectWords } from './subject-words.ts'

/** One figure with the words that bind it, in the text or in a fact. */
export interface Point {
  readonly figure: Figure
  /** Pieces of the words that say what it counts. */
  readonly near: readonly string[]
  /** Pieces of the rest of its sentence. */
  readonly wide: readonly string[]
  /** Its clause as written: what stands left, the figure, what stands right. */
  readonly clause: string
  /** The clause without the figure. */
  readonly words: string
  /** Its sentence, as far as it is near. */
  readonly sentence: string
  readonly fact?: Fact
  /** The text the figure's span is of. */
  readonly source: string
}

/** Reads the points of a text whose figures are known. */
export type PointReader = (
  text: string,
  figures: readonly Figure[],
  origin?: { readonly fact: Fact },
) => readonly Point[]

const SENTENCE_END = /[。！？；\n]/

export function createPointReader(dependencies: { readonly lexicon: FigureLexicon }): PointReader {
  const { lexicon } = dependencies
  const subjectWords = createSubjectWords(lexicon)
  const trim = createTrimmer(lexicon.filler)
  const hasContent = (text: string): boolean => trim(text) !== ''
  return (text, figures, origin) => {
    const contexts = contextsOf(text, figures, hasContent)
    const lead = origin?.fact.context ?? ''
    const dates = datesOf(text, figures)
    const words = remembered(subjectWords)
    return figures.map((figure, index) => {
      const { left = '', right = '', wide = '' } = contexts[index] ?? {}
      const when = dateWords(dates[index]?.value)
      return {
        figure,
        near: [...words(`${left} ${right}`), ...when],
        // Read when first asked for: most figures are bound by their near words alone.
        get wide() {
          return words(`${wide} ${lead}`)
        },
        words: `${left} ${right}`,
        clause: `${left}${figure.text}${right}`,
        sentence: wide,
        source: text,
        ...(origin === undefined ? {} : { fact: origin.fact }),
      }
    })
  }
}

/** A text that says the same over and over is read once. */
function remembered(read: (words: string) => readonly string[]): (words: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (words) => {
    const found = known.get(words) ?? read(words)
    known.set(words, found)
    return found
  }
}

/** The date each figure is said under: the one before it in its sentence; rows of dates and of figures go one by one. */
function datesOf(text: string, figures: readonly Figure[]): readonly (Figure | undefined)[] {
  const row: Figure[] = []
  const dates = figures.map((figure) => {
    const last = row.at(-1)
    if (last !== undefined && isFar(text, last, figure)) row.length = 0
    if (figure.kind !== 'date') return row.at(-1)
    if (row.length > 0 && !isRow(text, last, figure)) row.length = 0
    row.push(figure)
    return undefined
  })
  return alignRows(text, figures, dates)
}

/** How far a date reaches within its sentence, in UTF-16 units. */
const DATE_REACH = 80

function isFar(text: string, date: Figure, figure: Figure): boolean {
  const { end } = date.span
  return figure.span.start - end > DATE_REACH || SENTENCE_END.test(text.slice(end, figure.span.start))
}

const ROW_JOINT = /^[、和与及，,\s]*$/

function isRow(text: string, one: Figure | undefined, next: Figure | undefined): boolean {
  return (
    one !== undefined && next !== undefined && ROW_JOINT.test(text.slice(one.span.end, next.span.start).slice(0, 8))
  )
}

/** 「5月8日、6月20日分别有58人、72人」: as many figures in a row as there were dates. */
function alignRows(
  text: string,
  figures: readonly Figure[],
  dates: readonly (Figure | undefined)[],
): readonly (Figure | undefined)[] {
  const aligned = [...dates]
  figures.forEach((figure, start) => {
    const row = dateRowBefore(text, figures, start)
    if (figure.kind === 'date' || row.length < 2) return
    const length = row.length
    const numbers = figures.slice(start, start + length)
    const joined =
      numbers.length === length &&
      numbers.every((one, at) => one.kind !== 'date' && (at === 0 || isRow(text, numbers[at - 1], one)))
    if (joined) row.forEach((date, at) => (aligned[start + at] = date))
  })
  return aligned
}

/** The row of dates right before a figure, in its sentence. */
function dateRowBefore(text: string, figures: readonly Figure[], index: number): readonly Figure[] {
  const row: Figure[] = []
  for (let at = index - 1; at >= 0 && row.length < 8; at -= 1) {
    const date = figures[at]
    if (date?.kind !== 'date') break
    const next = row[0] ?? figures[index]
    if (next === undefined || isFar(text, date, next)) break
    const between = text.slice(date.span.end, next.span.start)
    if (row.length > 0 && !ROW_JOINT.test(between)) break
    row.unshift(date)
  }
  return row
}

/** A date binds the figures after it: 3月 of 「3月调解12件」. The year alone does when nothing else is said. */
function dateWords(iso: string | undefined): readonly string[] {
  if (iso === undefined) return []
  const short = iso.replaceAll(/\d{4}-(?=\d)/g, '')
  return [`@${short}`, `@@${short}`]
}
