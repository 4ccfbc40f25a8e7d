import type { Fact, FactId, Polarity } from '../core/fact.ts'
import type { Themes } from '../core/knowledge/themes.ts'
import { questionTexts } from './question-texts.ts'
import { sourceTexts } from './source-texts.ts'

/** The ledger as people see it. */
export interface LedgerListing {
  readonly text: string
  readonly groups: readonly LedgerGroup[]
  /** Facts that could be written and are in no draft; empty when it was not told what is used. */
  readonly unused: readonly FactId[]
}

export interface LedgerGroup {
  readonly title: string
  readonly facts: readonly FactId[]
}

const OTHERWISE: readonly (readonly [Polarity, string])[] = [
  ['problem', sourceTexts.problems],
  ['cause', sourceTexts.causes],
  ['plan', sourceTexts.plans],
]

/** Live facts by theme in the order of the report, then problems, causes, plans, and what stays out of the report. */
export function listFacts(facts: readonly Fact[], themes: Themes, used?: ReadonlySet<FactId>): LedgerListing {
  const live = liveOf(facts)
  const achievements = live.filter((fact) => fact.polarity === 'achievement')
  const groups = [
    ...themes.entries.map(({ id, title }) => ({ title, facts: achievements.filter((fact) => fact.theme === id) })),
    { title: sourceTexts.noTheme, facts: achievements.filter((fact) => fact.theme === undefined) },
    ...OTHERWISE.map(([polarity, title]) => ({ title, facts: live.filter((fact) => fact.polarity === polarity) })),
    { title: sourceTexts.remarks, facts: live.filter((fact) => fact.polarity === 'other') },
  ].filter((group) => group.facts.length > 0)
  const isUnused = (fact: Fact): boolean => used !== undefined && !used.has(fact.id) && fact.polarity !== 'other'
  return {
    text: live.length === 0 ? sourceTexts.empty : groups.map((group) => groupText(group, isUnused)).join('\n'),
    groups: groups.map((group) => ({ title: group.title, facts: group.facts.map((fact) => fact.id) })),
    unused: live.filter(isUnused).map((fact) => fact.id),
  }
}

function liveOf(facts: readonly Fact[]): readonly Fact[] {
  const superseded = new Set(facts.map((fact) => fact.supersedes))
  return facts.filter((fact) => !superseded.has(fact.id) && fact.duplicateOf === undefined && fact.dropped !== true)
}

function groupText(
  group: { readonly title: string; readonly facts: readonly Fact[] },
  isUnused: (fact: Fact) => boolean,
): string {
  const lines = group.facts.map((fact) =>
    sourceTexts.fact({
      claim: fact.claim,
      at: questionTexts.at(fact.provenance.noteIndex),
      flags: isUnused(fact) ? sourceTexts.unused : '',
    }),
  )
  return [sourceTexts.theme({ title: group.title, count: group.facts.length }), ...lines].join('\n')
}
