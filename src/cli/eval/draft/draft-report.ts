import type { SectionDraft } from '../../../core/draft.ts'
import type { Drafter } from '../../../core/drafter.ts'
import type { Fact } from '../../../core/fact.ts'
import type { FactReader } from '../../../core/fact-reader.ts'
import { SECTION_IDS, type SectionId } from '../../../core/section.ts'
import { readUnit } from '../../unit-argument.ts'
import type { DraftCase } from './read-draft-cases.ts'

export function readCaseFacts({ notes, year }: DraftCase, reader: FactReader): readonly Fact[] {
  return notes.reduce<readonly Fact[]>((existing, text, index) => {
    const note = {
      id: `n${index + 1}`,
      index: index + 1,
      text,
      author: { id: 'eval', name: 'eval' },
      at: 0,
      messageKey: '',
    }
    return [...existing, ...reader.read(note, { existing, year, nextId: existing.length + 1 }).facts]
  }, [])
}

/** Every section in its order, each seeing those written before it. */
export async function draftSections(
  one: DraftCase,
  facts: readonly Fact[],
  drafter: Drafter,
): Promise<readonly SectionDraft[]> {
  const unit = readUnit(one.unit)
  const written: Partial<Record<SectionId, SectionDraft>> = {}
  for (const section of SECTION_IDS) {
    const brief = { section, unit, year: one.year, variant: 'submission' as const, facts, written: { ...written } }
    written[section] = (await drafter.draft(brief, { signal: new AbortController().signal })).section
  }
  return SECTION_IDS.flatMap((section) => written[section] ?? [])
}
