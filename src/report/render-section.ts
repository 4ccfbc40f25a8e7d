import type { DraftParagraph, DraftSentence, SectionDraft } from '../core/draft.ts'
import type { Fact, FactId } from '../core/fact.ts'
import { chineseNumber } from './number-sections.ts'

export interface RenderOptions {
  /** The section's number in the report (二); left out, the title stands alone. */
  readonly number?: string
  /** With these each sentence ends with the notes it rests on: 〔据第3条〕. */
  readonly sources?: readonly Fact[]
}

/** A section as chat text: title, headings with their numbers, paragraphs; a blank line between none of them. */
export function renderSection(section: SectionDraft, options: RenderOptions = {}): string {
  const number = options.number ?? ''
  const title = section.title === '' ? [] : [`${number === '' ? '' : `${number}、`}${section.title}`]
  const notes = options.sources === undefined ? undefined : noteOf(options.sources)
  const counters = { 2: 0, 3: 0 }
  const body = section.paragraphs.flatMap((paragraph) => [
    ...headingLine(paragraph, counters),
    paragraph.sentences.map((sentence) => marked(sentence, notes)).join(''),
  ])
  return [...title, ...body.filter((line) => line !== '')].join('\n')
}

/** （一） for level 2, 1. for level 3, which starts again under each level 2. */
function headingLine({ heading }: DraftParagraph, counters: { 2: number; 3: number }): readonly string[] {
  if (heading === undefined) return []
  const index = counters[heading.level]++
  if (heading.level === 2) counters[3] = 0
  return [`${heading.level === 2 ? `（${chineseNumber(index)}）` : `${index + 1}.`}${heading.text}`]
}

function noteOf(facts: readonly Fact[]): ReadonlyMap<FactId, number> {
  return new Map(facts.map((fact) => [fact.id, fact.provenance.noteIndex]))
}

/** The mark stands before the full stop, so that it can be deleted without a trace. */
function marked({ text, facts }: DraftSentence, notes: ReadonlyMap<FactId, number> | undefined): string {
  const indexes = [...new Set(facts.flatMap((id) => notes?.get(id) ?? []))].sort((a, b) => a - b)
  if (indexes.length === 0) return text
  const mark = `〔据${indexes.map((index) => `第${index}条`).join('、')}〕`
  return /[。；：]$/.test(text) ? `${text.slice(0, -1)}${mark}${text.slice(-1)}` : text + mark
}
