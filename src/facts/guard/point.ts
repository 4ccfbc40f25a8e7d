import type { Fact } from '../../core/fact.ts'
import type { Figure } from '../../core/figure.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import { contextsOf } from '../../language/figures/context.ts'
import { createTrimmer } from '../../language/figures/subject.ts'
import { belongingsOf, NO_BELONGING } from './belonging.ts'
import { gradeWords, labelsOf, labelWords } from './labels.ts'
import { lazily } from './lazily.ts'
import { nounAfter } from './noun-after.ts'
import { createSaysBefore } from './period.ts'
import type { SubjectWords } from './subject-words.ts'
import type { Word } from './word.ts'

/** One figure with the words that bind it, in the text or in a fact. */
export interface Point {
  readonly figure: Figure
  /** Pieces of the words that say what it counts. */
  readonly near: readonly Word[]
  /** The noun right behind it, empty where there is none. */
  readonly noun: string
  /** The words of its own that say what it counts. */
  readonly key: string
  /** What it may belong to, the nearest first. */
  readonly heads: readonly string[]
  /** The rest of its sentence, and what its note says it is all about. */
  readonly wide: string
  /** Its clause as written: what stands left, the figure, what stands right. */
  readonly clause: string
  /** The clause without the figure. */
  readonly words: string
  /** Its sentence, as far as it is near. */
  readonly sentence: string
  /** Undefined of a figure of the text. */
  readonly fact: Fact | undefined
  /** Whether it is said of the time before: 去年, or what a change began from. */
  readonly before: () => boolean
  /** The text the figure's span is of. */
  readonly source: string
}

/** Reads the points of a text whose figures are known. */
export type PointReader = (
  text: string,
  figures: readonly Figure[],
  origin?: { readonly fact: Fact },
) => readonly Point[]

export function createPointReader(dependencies: {
  readonly lexicon: FigureLexicon
  readonly subjectWords: SubjectWords
}): PointReader {
  const { lexicon, subjectWords } = dependencies
  const saysBefore = createSaysBefore(lexicon)
  const { trim, hasContent } = createTrimmer(lexicon.filler)
  return (text, figures, origin) => {
    const contexts = contextsOf(text, figures, hasContent)
    const lead = origin?.fact.context ?? ''
    const labels = labelsOf(text, figures)
    const belongings = belongingsOf(text, figures, { contexts, trim })
    const words = remembered(subjectWords.of)
    return figures.map((figure, index) => {
      const { left = '', right = '', wide = '' } = contexts[index] ?? {}
      const { key, heads } = belongings[index] ?? NO_BELONGING
      const own = words(`${left} ${right}`)
      const when = [...labelWords(labels[index]), ...gradeWords(text, figure)]
      // Every point has the same properties in the same order: much is asked of them.
      return {
        figure,
        near: when.length === 0 ? own : [...own, ...when],
        noun: nounAfter(text, figure.span.end),
        key,
        heads,
        wide: `${wide} ${lead}`,
        words: `${left} ${right}`,
        clause: `${left}${figure.text}${right}`,
        sentence: wide,
        fact: origin?.fact,
        before: lazily(() => saysBefore(text, figure)),
        source: text,
      }
    })
  }
}

/** A text that says the same over and over is read once. */
function remembered(read: SubjectWords['of']): SubjectWords['of'] {
  const known = new Map<string, readonly Word[]>()
  return (words) => {
    const found = known.get(words) ?? read(words)
    known.set(words, found)
    return found
  }
}
