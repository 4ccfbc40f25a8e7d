import type { Brief } from '../../core/brief.ts'
import type { Fact } from '../../core/fact.ts'
import type { SectionId } from '../../core/section.ts'
import type { Assignment } from './batches.ts'
import type { Mask } from './mask.ts'
import { hintOf } from './parts.ts'

/** The prompt of each section. */
export const PROMPT_OF: Readonly<Record<SectionId, string>> = {
  opening: 'draft-opening',
  measures: 'draft-measures',
  duty: 'draft-duty',
  other: 'draft-other',
  shortcomings: 'shortcomings',
  plan: 'plan',
}

export interface PromptMaterial {
  readonly brief: Brief
  readonly assignments: readonly Assignment[]
  readonly mask: Mask
  /** Lines of statistics on how such a section is written. */
  readonly styles: readonly string[]
  /** Fixed formulas of the year; absent for a prompt that has no place for them. */
  readonly formulas?: readonly string[]
  /** Share of the wished length that these parts are to have, if a length is wished. */
  readonly length?: number
}

/** Everything a section prompt asks for, masked. */
export function promptVariables(material: PromptMaterial): Readonly<Record<string, unknown>> {
  const { brief, assignments, mask, styles, formulas, length } = material
  return {
    fullName: brief.unit.fullName,
    selfName: brief.unit.selfName,
    year: brief.year,
    variant: brief.variant === 'public' ? '公开版（不写姓名、不写特殊人群人数）' : '报送版',
    parts: assignments.map((assignment) => promptPart(assignment, brief, mask)),
    styles,
    ...(formulas === undefined ? {} : { formulas }),
    ...(length === undefined ? {} : { length }),
    ...(brief.wish === undefined ? {} : { wish: mask.hide(brief.wish) }),
  }
}

function promptPart({ part, material }: Assignment, brief: Brief, mask: Mask): object {
  return {
    n: part.n,
    heading: orNull(part.heading?.text ?? ''),
    hint: orNull(mask.hide(hintOf(part, brief.section))),
    facts: material.map(({ fact, claim }) => promptFact(fact, mask, claim)),
  }
}

/** A fact as prompts show it; the template leaves out what is null (in Liquid an empty string counts as true). */
export const promptFact = (fact: Fact, mask: Mask, claim: string = fact.claim): object => ({
  id: fact.id,
  claim: mask.hide(claim),
  context: orNull(mask.hide(fact.context ?? '')),
})

const orNull = (text: string): string | null => (text === '' ? null : text)
