import type { DraftSentence } from '../../core/draft.ts'
import type { Fact } from '../../core/fact.ts'
import type { Outline } from '../../core/knowledge/drafting.ts'
import type { Variant } from '../../core/unit-profile.ts'

/**
 * 公开版: head-counts of sensitive groups are not told; one general sentence stands for them. It cites their facts, whose
 * figures then count as unused: left out on purpose, and listed.
 */
export function generaliseSensitive(
  facts: readonly Fact[],
  variant: Variant,
  { sensitive, sensitivePhrase }: Outline,
): { readonly told: readonly Fact[]; readonly general: readonly DraftSentence[] } {
  const isSensitive = (fact: Fact): boolean =>
    fact.figures.length > 0 &&
    sensitive.some((word) => fact.claim.includes(word) || fact.context?.includes(word) === true)
  if (variant === 'submission' || !facts.some(isSensitive)) return { told: facts, general: [] }
  const ids = facts.filter(isSensitive).map((fact) => fact.id)
  return {
    told: facts.filter((fact) => !isSensitive(fact)),
    general: [{ text: `${sensitivePhrase}。`, facts: ids, suggested: false }],
  }
}
