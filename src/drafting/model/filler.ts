import type { Fact } from '../../core/fact.ts'
import type { WritingPart } from './parts.ts'
import { overlap } from './rebind.ts'
import { told } from './told.ts'
import type { Writing } from './writing.ts'

/** A short sentence that opens a part may carry no figure of its facts. */
const LONGEST_LEAD = 30
/** Share of a sentence's pairs of characters that its facts or the sketch of its part must have too. */
const LEAST_SHARED = 0.12
/** So near to the words of a fact that is not cited, a sentence without figures is about that one. */
const ANOTHERS = 0.5
/** What is left of a sentence whose main clause was cut off. */
const FRAGMENT = /^(?:在|按照|根据|围绕|通过|随着)[^，]{2,40}。$/
/** Words for which only these deeds could stand; a formula has none of them. */
export const DEED =
  /召开|举办|开展了|成立|印发|出台|制定了|组织了|发放|悬挂|化解了|调处|培训|检查|审查了|审核了|聘请|聘任|获得|建成|投入|完成了|办结|受理|走访|整改了/

/**
 * Words hung on facts that tell nothing of them: no figure where they have some; where they have none, none of their
 * words, or those of another fact.
 */
export function isFiller(text: string, facts: readonly Fact[], part: WritingPart, writing: Writing): boolean {
  const figured = facts.filter((fact) => fact.figures.length > 0)
  if (figured.some((fact) => told(text, fact, writing.guard) !== 'none')) return false
  if (FRAGMENT.test(text) || isAnothers(text, facts, writing)) return true
  if (figured.length < facts.length) return isForeign(text, facts, part)
  return text.length > LONGEST_LEAD || writing.release.of(part).length > 0 || DEED.test(text)
}

/** The words of a fact that is not cited. */
function isAnothers(text: string, facts: readonly Fact[], { brief }: Writing): boolean {
  const own = overlap(text, facts.map((fact) => fact.claim).join(''))
  const others = brief.facts.filter((fact) => !facts.includes(fact) && fact.claim.length > 6)
  return others.some((fact) => overlap(text, fact.claim) > Math.max(ANOTHERS, 2 * own))
}

function isForeign(text: string, facts: readonly Fact[], part: WritingPart): boolean {
  const words = [...facts.map((fact) => fact.claim), ...part.sketch.map((sentence) => sentence.text)].join('')
  return overlap(words, text) < LEAST_SHARED
}
