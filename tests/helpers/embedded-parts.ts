import { fileURLToPath } from 'node:url'
import { draftingParts } from '../../src/cli/eval/draft/parts.ts'
import type { Brief } from '../../src/core/brief.ts'
import type { Fact } from '../../src/core/fact.ts'
import type { UnitProfile } from '../../src/core/unit-profile.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export const parts = draftingParts(root)

export const shiqiao: UnitProfile = {
  fullName: '江北省云川县石桥镇',
  name: '石桥镇',
  level: '镇',
  selfName: '我镇',
  county: '云川县',
}

/** The ledger of these notes, each a message of its own. */
export function factsOf(...notes: readonly string[]): readonly Fact[] {
  return notes.reduce<readonly Fact[]>((existing, text, index) => {
    const note = {
      id: `n${index + 1}`,
      index: index + 1,
      text,
      author: { id: 'u', name: '王' },
      at: 0,
      messageKey: 'k',
    }
    return [...existing, ...parts.facts.read(note, { existing, year: 2023, nextId: existing.length + 1 }).facts]
  }, [])
}

export function briefOf(section: Brief['section'], facts: readonly Fact[], more: Partial<Brief> = {}): Brief {
  return { section, unit: shiqiao, year: 2023, variant: 'submission', facts, ...more }
}

export async function draftOf(
  section: Brief['section'],
  notes: readonly string[],
  more: Partial<Brief> = {},
): Promise<{ readonly text: string; readonly paragraphs: readonly string[]; readonly facts: readonly Fact[] }> {
  const facts = factsOf(...notes)
  const result = await parts.drafter.draft(briefOf(section, facts, more), { signal: new AbortController().signal })
  const paragraphs = result.section.paragraphs.map((one) => one.sentences.map((sentence) => sentence.text).join(''))
  return { text: paragraphs.join('\n'), paragraphs, facts }
}
