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
  const words = createSubjectWords(lexicon)
  const trim = createTrimmer(lexicon.filler)
  const hasContent = (text: string): boolean => trim(text) !== ''
  return (text, figures, origin) => {
    const contexts = contextsOf(text, figures, hasContent)
    const lead = origin?.fact.context ?? ''
    let date: Figure | undefined
    return figures.map((figure, index) => {
      const { left = '', right = '', wide = '' } = contexts[index] ?? {}
      if (figure.kind === 'date') date = figure
      const dated =
        date !== undefined && date !== figure && !SENTENCE_END.test(text.slice(date.span.end, figure.span.start))
      const when = dated ? dateWords(date?.value ?? '') : []
      return {
        figure,
        near: [...words(`${left} ${right}`), ...when],
        wide: words(`${wide} ${lead}`),
        clause: `${left}${figure.text}${right}`,
        sentence: wide,
        source: text,
        ...(origin === undefined ? {} : { fact: origin.fact }),
      }
    })
  }
}

/** A date binds the figures after it: 3月 of 「3月调解12件」. The year alone does when nothing else is said. */
function dateWords(iso: string): readonly string[] {
  const short = iso.replaceAll(/\d{4}-(?=\d)/g, '')
  return [`@${short}`, `@@${short}`]
}
