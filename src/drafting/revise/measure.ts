import type { DraftSentence, SectionDraft } from '../../core/draft.ts'

/** Characters of a section as people count them: headings in, white space out. */
export function charsOf(section: SectionDraft): number {
  return section.paragraphs.reduce(
    (sum, { heading, sentences }) => sum + count(heading?.text ?? '') + lengthOf(sentences),
    0,
  )
}

const lengthOf = (sentences: readonly DraftSentence[]): number =>
  sentences.reduce((sum, { text }) => sum + count(text), 0)

const count = (text: string): number => text.replace(/\s/g, '').length

/** Limits asked for are met within a tenth. */
export const TOLERANCE = 0.1
