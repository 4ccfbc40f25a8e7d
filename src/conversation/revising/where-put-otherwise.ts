import type { Report } from '../../core/report.ts'
import { SECTION_IDS } from '../../core/section.ts'

/** The sentence of the drafts that tells what a note said in these words; undefined when no note has them. */
export function wherePutOtherwise({ facts, drafts }: Report, words: string): string | undefined {
  const told = new Set(
    facts.filter(({ claim, provenance }) => (claim + provenance.quote).includes(words)).map(({ id }) => id),
  )
  const sentences = SECTION_IDS.flatMap((id) => drafts[id]?.at(-1)?.section.paragraphs ?? []).flatMap(
    (paragraph) => paragraph.sentences,
  )
  return sentences.find((sentence) => !sentence.suggested && sentence.facts.some((id) => told.has(id)))?.text
}
