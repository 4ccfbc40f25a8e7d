import type { DraftChange } from '../core/drafter.ts'
import type { Fact } from '../core/fact.ts'
import type { Figure } from '../core/figure.ts'
import type { Report } from '../core/report.ts'

type Replacement = Extract<DraftChange, { kind: 'replace' }>

/**
 * What a correction changes in the drafts: each figure of the fact that is another one now (「41改成46，成功45起」), in
 * sentences that rest on that fact. The words as they were asked for where the ledger has nothing to correct.
 */
export function replacements(
  before: Report,
  after: Report,
  asked: Replacement,
): readonly [Replacement, ...Replacement[]] {
  const known = new Map(before.facts.map((fact) => [fact.id, fact]))
  const [first, ...others] = after.facts.slice(before.facts.length).flatMap((fact) => {
    const old = fact.supersedes === undefined ? undefined : known.get(fact.supersedes)
    return old === undefined ? [] : pairs(old, fact)
  })
  return first === undefined ? [asked] : [first, ...others]
}

function pairs(old: Fact, next: Fact): readonly Replacement[] {
  if (old.figures.length !== next.figures.length) return []
  return old.figures.flatMap((figure, at): Replacement[] => {
    const other = next.figures[at]
    if (other === undefined || other.value === figure.value) return []
    return [{ kind: 'replace', from: digitsOf(figure), to: digitsOf(other), fact: old.id }]
  })
}

/** The number as it is written, without its unit: the draft may say 209起 where the note had 调成209. */
function digitsOf({ text }: Figure): string {
  return /\d+(?:\.\d+)?/.exec(text)?.[0] ?? text
}
