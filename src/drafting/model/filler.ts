import type { Fact } from '../../core/fact.ts'
import type { WritingPart } from './parts.ts'
import { overlap } from './rebind.ts'
import { shareOf } from './share-of.ts'
import { told } from './told.ts'
import { isOnlyEffect } from './trim-sentence.ts'
import type { Writing } from './writing.ts'

/** A short sentence that opens a part may carry no figure of its facts. */
const LONGEST_LEAD = 30
/** Share of a sentence's pairs of characters that its facts or the sketch of its part must have too. */
const LEAST_SHARED = 0.12
/** So near to the words of a fact that is not cited, a sentence without figures is about that one. */
const ANOTHERS = 0.5
/** A short sentence is about the facts when they have this share of its characters: 「执法能力有待提升」 of 执法队伍年轻. */
const LEAST_LEAD = 0.2
/** A sentence with figures that has this share of a fact's pairs of characters means that fact. */
const MISTOLD = 0.4
/** A clause of which the facts have this share of the characters is about them. */
const TELLING = 0.5

/**
 * Words hung on facts that tell nothing of them: no figure where they have some; where they have none, none of their
 * words, or those of another fact.
 */
export function isFiller(text: string, facts: readonly Fact[], part: WritingPart, writing: Writing): boolean {
  const { prose } = writing
  const figured = facts.filter((fact) => fact.figures.length > 0)
  if (figured.some((fact) => told(text, fact, writing.guard) !== 'none') || isMistold(text, figured)) return false
  if (
    prose.fragments.test(text) ||
    isOnlyEffect(text, { facts, phrases: [], prose }) ||
    isAnothers(text, facts, writing)
  )
    return true
  if (figured.length < facts.length) return isForeign(text, facts, part)
  return text.length > LONGEST_LEAD || writing.release.of(part).length > 0 || prose.deeds.test(text)
}

/** The facts' own words with other figures, or with theirs exchanged: wrong, and to be asked for again. */
function isMistold(text: string, figured: readonly Fact[]): boolean {
  return /\d/.test(text) && figured.some((fact) => overlap(text, fact.claim) >= MISTOLD)
}

/** The words of a fact that is not cited. */
function isAnothers(text: string, facts: readonly Fact[], { brief }: Writing): boolean {
  const own = overlap(text, facts.map((fact) => fact.claim).join(''))
  const others = brief.facts.filter((fact) => !facts.includes(fact) && fact.claim.length > 6)
  return others.some((fact) => overlap(text, fact.claim) > Math.max(ANOTHERS, 2 * own))
}

function isForeign(text: string, facts: readonly Fact[], part: WritingPart): boolean {
  const words = [
    ...facts.map((fact) => `${fact.context ?? ''}${fact.claim}`),
    ...part.sketch.map(({ text: told }) => told),
  ].join('')
  if (text.length <= LONGEST_LEAD && shareOf(text, words) >= LEAST_LEAD) return false
  return overlap(words, text) < LEAST_SHARED && !text.split('，').some((clause) => shareOf(clause, words) > TELLING)
}
