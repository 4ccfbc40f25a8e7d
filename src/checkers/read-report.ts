import type { CheckedText } from '../core/checker.ts'
import type { FigureReader } from '../core/figure-reader.ts'
import type { SectionId } from '../core/section.ts'
import type { Span } from '../core/span.ts'
import type { UnitProfile, Variant } from '../core/unit-profile.ts'
import { type Sentence, splitSentences } from '../language/sentences.ts'
import { type CountedFigure, wordsAfter, wordsBefore } from './counted-figure.ts'
import { type Paragraph, readParagraphs } from './paragraphs.ts'
import { type ClassifyHeading, type ReportSection, readSections } from './sections.ts'
import { createSpanFinder } from './span-at.ts'

export interface ReportSentence {
  readonly text: string
  readonly span: Span
  /** Index of its paragraph in `paragraphs`. */
  readonly paragraph: number
  readonly section: SectionId
}

/** A text read once, for all checks. */
export interface ReadReport {
  readonly text: string
  readonly unit: UnitProfile
  readonly year: number
  readonly variant: Variant
  readonly paragraphs: readonly Paragraph[]
  readonly sections: readonly ReportSection[]
  readonly sentences: readonly ReportSentence[]
  readonly figures: readonly CountedFigure[]
  /** True for a whole report, false for a passage: what a whole must have is only asked of a whole. */
  readonly whole: boolean
  /** False until a cadre has declared the year: then nothing is judged by it. */
  readonly dated: boolean
}

/** No report year is before this; 0 stands for a year that was not declared. */
const FIRST_YEAR = 2000

export interface ReadingRules {
  readonly figures: FigureReader
  readonly classify: ClassifyHeading
}

export function readReport(checked: CheckedText, rules: ReadingRules): ReadReport {
  const { text, unit, year, variant } = checked
  const paragraphs = readParagraphs(text)
  const sections = readSections(paragraphs, text.length, rules.classify)
  const sentences = readSentences(text, paragraphs, sections)
  const kinds = new Set(sections.filter((one) => one.heading?.level === 1).map((one) => one.id))
  const figures = readFigures(text, sentences, rules.figures)
  return {
    text,
    unit,
    year,
    variant,
    paragraphs,
    sections,
    sentences,
    figures,
    whole: kinds.size >= 2,
    dated: year >= FIRST_YEAR,
  }
}

function readSentences(
  text: string,
  paragraphs: readonly Paragraph[],
  sections: readonly ReportSection[],
): readonly ReportSentence[] {
  const paragraphAt = createSpanFinder(paragraphs.map(({ span }, index) => ({ span, index })))
  const sectionAt = createSpanFinder(sections)
  return splitSentences(text)
    .flatMap(shorten)
    .map(({ text: words, span }) => ({
      text: words,
      span,
      paragraph: paragraphAt(span.start)?.index ?? 0,
      section: sectionAt(span.start)?.id ?? 'opening',
    }))
}

/** Longer than this a sentence is cut at a comma, so that no check's cost grows with the square of a sentence. */
const LONGEST_SENTENCE = 600

function shorten(sentence: Sentence): readonly Sentence[] {
  if (sentence.text.length <= LONGEST_SENTENCE) return [sentence]
  const pieces: Sentence[] = []
  let from = 0
  while (from < sentence.text.length) {
    const comma = sentence.text.lastIndexOf('，', from + LONGEST_SENTENCE)
    const cut = comma > from ? comma + 1 : from + LONGEST_SENTENCE
    const words = sentence.text.slice(from, cut)
    const start = sentence.span.start + from
    pieces.push({ text: words, span: { start, end: start + words.length } })
    from = cut
  }
  return pieces
}

function readFigures(
  text: string,
  sentences: readonly ReportSentence[],
  reader: FigureReader,
): readonly CountedFigure[] {
  const figures = reader.read(text)
  const sentenceAt = createSpanFinder(sentences.map(({ span, section }, index) => ({ span, section, index })))
  return figures.map((figure, index) => {
    const sentence = sentenceAt(figure.span.start)
    return {
      ...figure,
      before: wordsBefore(text, figure.span.start, figures[index - 1]?.span.end ?? 0),
      after: wordsAfter(text, figure.span.end, figures[index + 1]?.span.start ?? text.length),
      sentence: sentence?.index ?? 0,
      section: sentence?.section ?? 'opening',
    }
  })
}
