import type { Brief } from '../../core/brief.ts'
import type { SectionDraft } from '../../core/draft.ts'
import type { DraftChange } from '../../core/drafter.ts'
import type { EmbeddedDrafter } from '../../core/embedded-drafter.ts'
import type { Changed } from './change-points.ts'
import { lengthen } from './lengthen.ts'
import { charsOf, TOLERANCE } from './measure.ts'
import { shorten } from './shorten.ts'

export interface Fitting {
  readonly target: number
  readonly request: { readonly change: DraftChange; readonly brief: Brief }
  readonly embedded: EmbeddedDrafter
}

/** Brings a section to a length: leaves out, or adds what was told and not written. */
export function fitSection(section: SectionDraft, { target, request, embedded }: Fitting): Changed {
  const { change, brief } = request
  const chars = charsOf(section)
  if (chars > target * (1 + TOLERANCE)) {
    const keepFigures = change.kind !== 'length' || change.chars === undefined
    return shorten({ section, target, facts: brief.facts, keepFigures })
  }
  if (chars >= target * (1 - TOLERANCE)) return { section }
  if (change.kind === 'length' && change.direction === 'shorter')
    return { section, note: `现在是${chars}字，已经不超过${target}字。` }
  const longer = lengthen(section, brief, embedded)
  // 写长一点 names no number: what was told and not written comes in, nothing goes out for it.
  if (change.kind !== 'length' || change.chars === undefined) return longer
  if (charsOf(longer.section) <= target * (1 + TOLERANCE)) return longer
  return shorten({ section: longer.section, target, facts: brief.facts, keepFigures: false })
}
