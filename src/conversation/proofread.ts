import type { SectionDraft } from '../core/draft.ts'
import type { FigureReader } from '../core/figure-reader.ts'
import type { Finding } from '../core/finding.ts'
import type { Report } from '../core/report.ts'
import { renderSection } from '../report/render-section.ts'
import type { CheckText } from './check-text.ts'

/** A section as it may be sent, and what in it only the cadre can settle. */
export interface Proof {
  readonly section: SectionDraft
  readonly doubts: readonly Finding[]
}

/** Checks a draft of our own before it is sent; `repair` false leaves the words as they are and only tells. */
export type Proofread = (section: SectionDraft, report: Report, options?: { readonly repair: boolean }) => Proof

/** What no draft should be sent with in silence, though the notes say it. */
const TOLD_ALSO: ReadonlySet<string> = new Set(['fine_as_merit'])

/**
 * Errors with a safe suggestion are repaired where that touches no figure; the others, and those the notes themselves
 * hold, are told. Nothing is dropped.
 */
export function createProofread(tools: { readonly check: CheckText; readonly figures: FigureReader }): Proofread {
  const errorsOf = (section: SectionDraft, report: Report): readonly Finding[] => {
    const ignored = new Set(report.ignoredFindings)
    // With a number the title is a heading, and the rules of its part of the report apply.
    return tools
      .check({ text: renderSection(section, { number: '一' }), report })
      .filter(({ severity, kind }) => severity === 'error' || TOLD_ALSO.has(kind))
      .filter(({ kind, quote }) => !ignored.has(`${kind}:${quote}`))
  }
  const isSafe = ({ quote, suggestion }: Finding): boolean =>
    suggestion !== undefined && values(quote, tools.figures) === values(suggestion, tools.figures)
  return (section, report, { repair } = { repair: true }) => {
    const errors = errorsOf(section, report)
    const repaired = repair ? errors.filter(isSafe).reduce(corrected, section) : section
    return { section: repaired, doubts: repaired === section ? errors : errorsOf(repaired, report) }
  }
}

function values(text: string, figures: FigureReader): string {
  return JSON.stringify([text.match(/\d+/g), figures.read(text).map(({ value, unit }) => [value, unit])])
}

/** The section with the suggestion in place of the words, wherever a sentence or heading has them. */
export function corrected(section: SectionDraft, { quote, suggestion }: Finding): SectionDraft {
  if (suggestion === undefined || !says(section, quote)) return section
  const paragraphs = section.paragraphs.map((paragraph) => ({
    ...paragraph,
    ...(paragraph.heading === undefined
      ? {}
      : { heading: { ...paragraph.heading, text: paragraph.heading.text.replaceAll(quote, () => suggestion) } }),
    sentences: paragraph.sentences.map((sentence) => ({
      ...sentence,
      text: sentence.text.replaceAll(quote, () => suggestion),
    })),
  }))
  return { ...section, paragraphs }
}

function says({ paragraphs }: SectionDraft, quote: string): boolean {
  return paragraphs.some(
    ({ heading, sentences }) =>
      (heading?.text.includes(quote) ?? false) || sentences.some(({ text }) => text.includes(quote)),
  )
}
