import type { Brief } from '../../core/brief.ts'
import type { DraftParagraph, SectionDraft } from '../../core/draft.ts'
import type { DraftingOptions, DraftingResult } from '../../core/drafter.ts'
import type { EmbeddedDrafter } from '../../core/embedded-drafter.ts'
import type { FigureGuard } from '../../core/guard.ts'
import type { Colloquial, Outline, Phrases } from '../../core/knowledge/drafting.ts'
import type { Expressions } from '../../core/knowledge/expressions.ts'
import { nextYearText, yearText } from '../../core/report-year.ts'
import type { SectionId } from '../../core/section.ts'
import { liveFacts } from '../../core/section-facts.ts'
import type { Words } from '../../language/words.ts'
import { addressUnit } from './address-unit.ts'
import type { Craft } from './craft.ts'
import { createFactWriter } from './create-fact-writer.ts'
import { createTeller } from './create-teller.ts'
import { createTidier } from './create-tidier.ts'
import { dressCraft } from './dress-craft.ts'
import { fitLength, fits } from './fit-length.ts'
import { numberWithin } from './number-within.ts'
import { officeForName, type Unnamed } from './office-for-name.ts'
import { writeDuty } from './sections/write-duty.ts'
import { writeMeasures } from './sections/write-measures.ts'
import { writeOpening } from './sections/write-opening.ts'
import { writeOther } from './sections/write-other.ts'
import { writePlan } from './sections/write-plan.ts'
import { writeShortcomings } from './sections/write-shortcomings.ts'
import { withUntold } from './untold.ts'

export interface EmbeddedDrafterParts {
  readonly guard: FigureGuard
  readonly words: Words
  readonly colloquial: Colloquial
  readonly phrases: Phrases
  readonly outline: Outline
  readonly expressions: Pick<Expressions, 'openingExpressions' | 'planExpressions'>
}

type SectionWriter = (brief: Brief, craft: Craft) => readonly DraftParagraph[]

const WRITERS: Readonly<Record<SectionId, SectionWriter>> = {
  opening: writeOpening,
  measures: writeMeasures,
  duty: writeDuty,
  shortcomings: writeShortcomings,
  plan: writePlan,
  other: writeOther,
}

/** Writes every section by rule, from the facts alone. The same brief always gives the same text. */
export function createEmbeddedDrafter(parts: EmbeddedDrafterParts): EmbeddedDrafter {
  const tidier = createTidier(parts)
  const teller = createTeller({ ...parts, tidier, writer: createFactWriter({ ...parts, tidier }) })
  const craft: Craft = { ...parts, teller, tidier, order: 'joined' }
  return {
    draft: async (brief, options) => {
      const { section, hidden } = write(brief, dressCraft(craft, brief.style))
      const shown = show(section, options)
      return hidden.length === 0 ? shown : { ...shown, note: `公开版已隐去姓名：${hidden.join('、')}` }
    },
    writeSentences: (facts, { unit }) =>
      addressUnit([{ sentences: teller.tell(liveFacts(facts)) }], unit).flatMap((one) => one.sentences),
  }
}

function write(brief: Brief, craft: Craft): { readonly section: SectionDraft; readonly hidden: readonly string[] } {
  const { section, year, length } = brief
  const form = section === 'opening' ? '' : craft.outline.titles[section]
  const title = form.replace('{year}', yearText(year)).replace('{next}', nextYearText(year))
  // The wished length is that of the whole section, its title included.
  const wished = length === undefined ? undefined : length - title.length
  const full = compose(brief, craft)
  const paragraphs = fits(full.paragraphs, wished)
    ? full.paragraphs
    : fitLength(compose(brief, { ...craft, order: 'ordered' }).paragraphs, wished)
  const numbers = section === 'measures' && craft.style?.numbersWithin === true
  return {
    section: { id: section, title, paragraphs: numbers ? numberWithin(paragraphs) : paragraphs },
    hidden: full.hidden,
  }
}

function compose(brief: Brief, craft: Craft): Unnamed {
  const written = withUntold(WRITERS[brief.section](brief, craft), brief, craft)
  const { paragraphs, hidden } =
    brief.variant === 'public' ? officeForName(written, craft.outline) : { paragraphs: written, hidden: [] }
  return { paragraphs: addressUnit(paragraphs, brief.unit), hidden }
}

/** Shows the section as it would have been written, and stops where the signal says. */
function show(section: SectionDraft, { signal, onProgress }: DraftingOptions): DraftingResult {
  const stats = { repaired: 0, replaced: 0 }
  if (signal.aborted) return { section: { ...section, paragraphs: [] }, engine: 'embedded', stats, unfinished: true }
  if (section.title !== '') onProgress?.({ kind: 'title', title: section.title })
  for (const { heading, sentences } of section.paragraphs) {
    if (heading !== undefined) onProgress?.({ kind: 'heading', heading })
    for (const sentence of sentences) onProgress?.({ kind: 'sentence', sentence })
  }
  return { section, engine: 'embedded', stats }
}
